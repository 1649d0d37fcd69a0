#pragma once

#include <chrono>
#include <optional>

#include "store/connection.h"
#include "store/source.h"

namespace sanlian::store {

/// One thread's read connection: sees what is committed. Several reads inside a Snapshot see one state, and run faster.
class Reader final : public Source {
 public:
  explicit Reader(Connection::Options options, std::chrono::milliseconds time_max)
      : options_(std::move(options)), time_max_(time_max) {}

  /// Errors: store.cannot_open at the first query; store.query_too_slow, store.statement_wrong, store.damaged.
  Result<Rows> query(std::string_view sql, Binds binds = {}) override;

  /// Ends this thread's running query from another thread: the client went away.
  void interrupt();

 private:
  friend class Snapshot;
  friend class TimeLimit;
  Status open();

  Connection::Options options_;
  std::chrono::milliseconds time_max_;
  std::optional<Connection> connection_;
  int snapshots_ = 0;
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
