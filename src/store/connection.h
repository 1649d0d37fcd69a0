#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/bind.h"
#include "store/rows.h"

struct sqlite3;

namespace sanlian::store {

class StatementCache;

/// One SQLite connection with its prepared statements. Used by one thread at a time; only interrupt() is free.
///
/// SQL is written once for both engines (docs/decisions/2026-11-23-sqlite.md): `?` in order of appearance, STRICT
/// tables, booleans and scaled decimals as INTEGER, always ORDER BY.
class Connection {
 public:
  enum class Mode { read_write, read_only };
  struct Options {
    std::string file;
    Mode mode = Mode::read_only;
    std::string vfs;                    ///< Empty for the system's disk; tests put a faulty one in.
    int cache_kib = 8 * 1024;           ///< Page cache.
    int statements_max = 256;           ///< Prepared statements kept, least recently used leaves first.
    std::chrono::milliseconds busy{0};  ///< How long to wait for another process.
  };

  /// Errors: store.cannot_open, store.not_a_database, store.damaged, store.newer_format.
  static Result<Connection> open(const Options& options);
  Connection(Connection&&) noexcept;
  Connection& operator=(Connection&&) = delete;
  ~Connection();

  /// A statement that answers rows. Its binds are copied, for they may go before the rows do.
  Result<Rows> query(std::string_view sql, Binds binds = {});
  /// A statement run to its end; answers how many rows it inserted, changed or deleted (0 for other statements).
  Result<std::int64_t> run(std::string_view sql, Binds binds = {});
  /// Several statements separated by `;`, without values, not cached: schema steps and pragmas.
  Status script(std::string_view sql);
  std::int64_t last_row_id() const;

  /// How long one query may take, from its first step to its last; zero is for ever. store.query_too_slow.
  void limit_time(std::chrono::milliseconds limit);
  std::chrono::milliseconds time_limit() const;
  /// Ends the running query with store.interrupted. From any thread.
  void interrupt();

  /// From now on statements may not end transactions, write the journal directly or drop tables of the system, except
  /// while `trusted`. Looked at when a statement is prepared, so it costs nothing later.
  void guard();
  /// Answers what it was before.
  bool set_trusted(bool trusted);

  /// Rows objects alive now.
  int rows_lent() const;
  /// Statements since opening that could change the file and did not fail.
  std::int64_t changes_run() const;
  std::int64_t statements_prepared() const;  ///< Since opening: what the cache did not answer.
  sqlite3* handle() const;

 private:
  friend class Rows;
  struct State;
  explicit Connection(std::unique_ptr<State> state);
  Result<CachedStatement*> bound(std::string_view sql, Binds binds, bool copy);
  Result<bool> step(CachedStatement& statement);
  void give_back(CachedStatement& statement);

  std::unique_ptr<State> state_;
};

}  // namespace sanlian::store
