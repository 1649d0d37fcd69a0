#include "store/connection.h"

#include <sqlite3.h>

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "store/errors.h"
#include "store/impl/sqlite_error.h"
#include "store/impl/sqlite_setup.h"
#include "store/impl/statement_cache.h"

namespace sanlian::store {
namespace {

/// Virtual-machine steps between two looks at the watch: some tens of microseconds.
constexpr int kStepsPerLook = 4000;

/// `name` is the table, or the pragma.
bool is_allowed_to_jobs(int action, std::string_view name) {
  const auto is_one_of = [name](std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  switch (action) {
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
      return false;
    case SQLITE_INSERT:
      return !is_one_of({"journal", "journal_seal"});
    case SQLITE_DROP_TABLE:
      return !is_one_of({"journal", "journal_seal", "outbox", "schema_version"});
    case SQLITE_DROP_TRIGGER:
      return !name.starts_with("journal_");
    case SQLITE_PRAGMA:
      return !is_one_of({"foreign_keys", "synchronous", "journal_mode", "recursive_triggers", "locking_mode"});
    default:
      return true;
  }
}

}  // namespace

struct Connection::State {
  explicit State(const Options& options) : statements(static_cast<std::size_t>(options.statements_max)) {}
  ~State() {
    ensure(lent == 0, "rows never outlive their connection");
    statements.clear();  // before the connection they belong to
    sqlite3_close(database);
  }

  /// The progress handler: starts the watch at its first call, ends the query once the time is over.
  static int look_at_watch(void* self) {
    auto& state = *static_cast<State*>(self);
    const auto now = std::chrono::steady_clock::now();
    if (!state.watch_runs) {
      state.watch_runs = true;
      state.started = now;
    }
    state.too_slow = now - state.started > state.limit;
    return state.too_slow ? 1 : 0;
  }

  static int authorize(void* self, int action, const char* first, const char*, const char*, const char*) {
    const bool trusted = static_cast<State*>(self)->trusted;
    return trusted || is_allowed_to_jobs(action, first ? first : "") ? SQLITE_OK : SQLITE_DENY;
  }

  sqlite3* database = nullptr;
  StatementCache statements;
  int lent = 0;
  std::int64_t prepared = 0, changes = 0;
  std::chrono::milliseconds limit{0};
  std::chrono::steady_clock::time_point started;
  bool watch_runs = false, too_slow = false, trusted = true;
};

Connection::Connection(std::unique_ptr<State> state) : state_(std::move(state)) {}
Connection::Connection(Connection&&) noexcept = default;
Connection::~Connection() = default;

Result<Connection> Connection::open(const Options& options) {
  set_up_sqlite();
  auto state = std::make_unique<State>(options);
  const bool writes = options.mode == Mode::read_write;
  const int flags = (writes ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_NOMUTEX |
                    SQLITE_OPEN_EXRESCODE;
  const int code = sqlite3_open_v2(options.file.c_str(), &state->database, flags,
                                   options.vfs.empty() ? nullptr : options.vfs.c_str());
  if (code != SQLITE_OK) {
    const std::string detail = state->database ? sqlite3_errmsg(state->database) : sqlite3_errstr(code);
    return Error(errors::cannot_open, {{"file", options.file}, {"detail", detail}});
  }
  sqlite3_db_config(state->database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(state->database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(state->database, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(state->database, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_busy_timeout(state->database, static_cast<int>(options.busy.count()));
  Connection connection(std::move(state));
  SANLIAN_TRY(connection.script("PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA cache_size = -" +
                                std::to_string(options.cache_kib)));
  return connection;
}

Result<CachedStatement*> Connection::bound(std::string_view sql, Binds binds, bool copy) {
  CachedStatement* statement = state_->statements.find(sql, state_->trusted);
  if (!statement) {
    sqlite3_stmt* handle = nullptr;
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v3(state_->database, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &handle, &rest);
    if (code != SQLITE_OK) return error_of(state_->database, code, sql);
    ++state_->prepared;
    ensure(handle != nullptr, "a statement is not empty");
    statement = &state_->statements.add(sql, handle, state_->trusted);
  }
  ++state_->lent;
  if (state_->lent == 1) state_->watch_runs = state_->too_slow = false;
  const auto wanted = static_cast<std::size_t>(sqlite3_bind_parameter_count(statement->handle));
  if (wanted != binds.size()) {
    give_back(*statement);
    const std::string detail = std::to_string(binds.size()) + " values for " + std::to_string(wanted) + " ?";
    return Error(errors::statement_wrong, {{"detail", detail}, {"sql", std::string(sql)}});
  }
  int code = SQLITE_OK, place = 0;
  const auto lifetime = copy ? SQLITE_TRANSIENT : SQLITE_STATIC;
  for (const Bind& bind : binds) {
    ++place;
    // An empty view may have a null pointer, which SQLite would take for NULL.
    const char* bytes = bind.bytes().data() ? bind.bytes().data() : "";
    switch (bind.kind()) {
      case Bind::Kind::null:
        code = sqlite3_bind_null(statement->handle, place);
        break;
      case Bind::Kind::integer:
        code = sqlite3_bind_int64(statement->handle, place, bind.integer());
        break;
      case Bind::Kind::text:
        code = sqlite3_bind_text64(statement->handle, place, bytes, bind.bytes().size(), lifetime, SQLITE_UTF8);
        break;
      case Bind::Kind::blob:
        code = sqlite3_bind_blob64(statement->handle, place, bytes, bind.bytes().size(), lifetime);
        break;
    }
    if (code == SQLITE_OK) continue;
    auto error = error_of(state_->database, code, sql);
    give_back(*statement);
    return error;
  }
  return statement;
}

Result<bool> Connection::step(CachedStatement& statement) {
  const int code = sqlite3_step(statement.handle);
  if ((code == SQLITE_ROW || code == SQLITE_DONE) && !sqlite3_stmt_readonly(statement.handle)) ++state_->changes;
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  if ((code & 0xff) == SQLITE_INTERRUPT && state_->too_slow)
    return Error(errors::query_too_slow, {{"limit", std::to_string(state_->limit.count())}});
  return error_of(state_->database, code, statement.sql);
}

void Connection::give_back(CachedStatement& statement) {
  sqlite3_reset(statement.handle);
  sqlite3_clear_bindings(statement.handle);
  --state_->lent;
  state_->statements.give_back(statement);
}

Result<Rows> Connection::query(std::string_view sql, Binds binds) {
  return Rows(*this, *SANLIAN_TRY(bound(sql, binds, true)));
}

Result<std::int64_t> Connection::run(std::string_view sql, Binds binds) {
  CachedStatement& statement = *SANLIAN_TRY(bound(sql, binds, false));
  const auto before = sqlite3_total_changes64(state_->database);
  Result<bool> row = true;
  while (row && *row) row = step(statement);
  const bool writes = !sqlite3_stmt_readonly(statement.handle);
  give_back(statement);
  if (!row) return std::move(row).error();
  if (!writes || sqlite3_total_changes64(state_->database) == before) return 0;
  return sqlite3_changes64(state_->database);
}

Status Connection::script(std::string_view sql) {
  const int code = sqlite3_exec(state_->database, std::string(sql).c_str(), nullptr, nullptr, nullptr);
  ++state_->changes;  // a part of it may have run even if it failed
  if (code != SQLITE_OK) return error_of(state_->database, code, sql);
  return {};
}

std::int64_t Connection::last_row_id() const { return sqlite3_last_insert_rowid(state_->database); }

void Connection::limit_time(std::chrono::milliseconds limit) {
  state_->limit = limit;
  const bool limited = limit.count() > 0;
  sqlite3_progress_handler(state_->database, limited ? kStepsPerLook : 0, limited ? State::look_at_watch : nullptr,
                           state_.get());
}

std::chrono::milliseconds Connection::time_limit() const { return state_->limit; }
void Connection::interrupt() { sqlite3_interrupt(state_->database); }
void Connection::guard() {
  state_->trusted = false;
  sqlite3_set_authorizer(state_->database, State::authorize, state_.get());
}

bool Connection::set_trusted(bool trusted) { return std::exchange(state_->trusted, trusted); }
int Connection::rows_lent() const { return state_->lent; }
std::int64_t Connection::changes_run() const { return state_->changes; }
std::int64_t Connection::statements_prepared() const { return state_->prepared; }
sqlite3* Connection::handle() const { return state_->database; }

}  // namespace sanlian::store
