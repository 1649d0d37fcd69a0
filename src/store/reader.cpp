#include "store/reader.h"

namespace sanlian::store {

Status Reader::open() {
  if (connection_) return {};
  auto opened = SANLIAN_TRY(Connection::open(options_));
  connection_.emplace(std::move(opened));
  connection_->limit_time(time_max_);
  if (snapshots_) SANLIAN_TRY(connection_->run("BEGIN"));
  return {};
}

Result<Rows> Reader::query(std::string_view sql, Binds binds) {
  if (!connection_) SANLIAN_TRY(open());
  return connection_->query(sql, binds);
}

void Reader::interrupt() {
  if (connection_) connection_->interrupt();
}

Snapshot::Snapshot(Reader& reader) : reader_(reader) {
  // BEGIN takes no lock and reads nothing; if it ever failed, the reads would still be right, each on its own.
  if (reader_.snapshots_++ == 0 && reader_.connection_) static_cast<void>(reader_.connection_->run("BEGIN"));
}

Snapshot::~Snapshot() {
  if (--reader_.snapshots_ == 0 && reader_.connection_) static_cast<void>(reader_.connection_->run("COMMIT"));
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
