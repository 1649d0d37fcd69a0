#pragma once

#include <atomic>
#include <chrono>
#include <optional>

#include "store/connection.h"
#include "store/source.h"

namespace sanlian::store {

/// One thread's read connection: sees what is committed. Several reads inside a Snapshot see one state, and run faster.
class Reader final : public Source {
 public:
  /// `commits` counts those of this process; null where another process may write.
  Reader(Connection::Options options, std::chrono::milliseconds time_max, const std::atomic<std::int64_t>* commits)
      : options_(std::move(options)), time_max_(time_max), commits_(commits) {}

  /// Errors: store.cannot_open at the first query; store.query_too_slow, store.statement_wrong, store.damaged.
  Result<Rows> query(std::string_view sql, Binds binds = {}) override;

  /// From here to end_turn() reads share one state of the database, which spares each of them the taking of locks. It
  /// is taken anew after every commit, so that nobody misses what was acknowledged. For what an event loop does in one
  /// turn: a state that is held for long keeps the log from being emptied.
  void begin_turn();
  void end_turn();
  bool in_turn() const { return in_turn_; }

  /// Ends this thread's running query from another thread: the client went away.
  void interrupt();

 private:
  friend class Snapshot;
  friend class TimeLimit;
  Status open();
  bool holds_state() const { return in_turn_ || snapshots_ > 0; }
  void renew_if_stale();

  Connection::Options options_;
  std::chrono::milliseconds time_max_;
  std::optional<Connection> connection_;
  const std::atomic<std::int64_t>* commits_;
  int snapshots_ = 0;
  bool in_turn_ = false;
  std::int64_t commits_seen_ = 0;  ///< When the turn's state was taken, or before.
};

/// While it lives, all reads of the reader see the state of the first of them. May be nested; the outermost counts.
class [[nodiscard]] Snapshot {
 public:
  explicit Snapshot(Reader& reader);
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  Reader& reader_;
};

/// While it lives, a query of the reader may take this long instead of the store's setting; zero is for ever.
class [[nodiscard]] TimeLimit {
 public:
  TimeLimit(Reader& reader, std::chrono::milliseconds limit);
  ~TimeLimit();
  TimeLimit(const TimeLimit&) = delete;
  TimeLimit& operator=(const TimeLimit&) = delete;

 private:
  Reader& reader_;
  std::chrono::milliseconds before_;
};

}  // namespace sanlian::store
