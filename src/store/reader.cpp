#include "store/reader.h"

namespace sanlian::store {

Status Reader::open() {
  if (connection_) return {};
  auto opened = SANLIAN_TRY(Connection::open(options_));
  connection_.emplace(std::move(opened));
  connection_->limit_time(time_max_);
  if (holds_state()) SANLIAN_TRY(connection_->run("BEGIN"));
  return {};
}

Result<Rows> Reader::query(std::string_view sql, Binds binds) {
  if (!connection_) SANLIAN_TRY(open());
  renew_if_stale();
  return connection_->query(sql, binds);
}

// BEGIN takes no lock and reads nothing; if it ever failed, the reads would still be right, each on its own. The count
// is read before it: the state, taken by the first read after it, is never older than the count says.
void Reader::begin_turn() {
  if (in_turn_ || !commits_) return;
  commits_seen_ = commits_->load(std::memory_order_acquire);
  if (!holds_state() && connection_) static_cast<void>(connection_->run("BEGIN"));
  in_turn_ = true;
}

void Reader::end_turn() {
  if (!in_turn_) return;
  in_turn_ = false;
  if (!holds_state() && connection_) static_cast<void>(connection_->run("COMMIT"));
}

/// A snapshot promises one state, and rows that are being read need theirs.
void Reader::renew_if_stale() {
  if (!in_turn_ || snapshots_ > 0 || connection_->rows_lent() > 0) return;
  if (commits_->load(std::memory_order_acquire) == commits_seen_) return;
  end_turn();
  begin_turn();
}

void Reader::interrupt() {
  if (connection_) connection_->interrupt();
}

Snapshot::Snapshot(Reader& reader) : reader_(reader) {
  if (reader_.connection_) {
    reader_.renew_if_stale();
    if (!reader_.holds_state()) static_cast<void>(reader_.connection_->run("BEGIN"));
  }
  ++reader_.snapshots_;
}

Snapshot::~Snapshot() {
  --reader_.snapshots_;
  if (!reader_.holds_state() && reader_.connection_) static_cast<void>(reader_.connection_->run("COMMIT"));
}

TimeLimit::TimeLimit(Reader& reader, std::chrono::milliseconds limit) : reader_(reader), before_(reader.time_max_) {
  reader_.time_max_ = limit;
  if (reader_.connection_) reader_.connection_->limit_time(limit);
}

TimeLimit::~TimeLimit() {
  reader_.time_max_ = before_;
  if (reader_.connection_) reader_.connection_->limit_time(before_);
}

}  // namespace sanlian::store
