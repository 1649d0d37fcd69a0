#include "store/impl/sqlite_error.h"

#include <sqlite3.h>

#include <cerrno>
#include <string>

#include "store/errors.h"

namespace sanlian::store {
namespace {

constexpr std::size_t kSqlShownMax = 400;

std::string after_colon(std::string_view message) {
  const auto colon = message.find(": ");
  return std::string(colon == std::string_view::npos ? message : message.substr(colon + 2));
}

std::string table_of_index(sqlite3* database, const std::string& index) {
  sqlite3_stmt* statement = nullptr;
  std::string table = index;
  const char* sql = "SELECT tbl_name FROM sqlite_schema WHERE type = 'index' AND name = ?";
  if (sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) == SQLITE_OK &&
      sqlite3_bind_text(statement, 1, index.c_str(), -1, SQLITE_STATIC) == SQLITE_OK &&
      sqlite3_step(statement) == SQLITE_ROW)
    table = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
  sqlite3_finalize(statement);
  return table;
}

/// `firm.park, firm.number` is table `firm`, columns `park, number`; an expression index is named as `index 'x'`.
Error about_columns(sqlite3* database, const ErrorSpec& spec, std::string_view message) {
  std::string rest = after_colon(message), table, columns;
  if (rest.starts_with("index '")) table = table_of_index(database, rest.substr(7, rest.size() - 8));
  for (std::size_t start = 0; start < rest.size();) {
    const auto end = std::min(rest.find(", ", start), rest.size());
    const std::string item = rest.substr(start, end - start);
    const auto dot = item.find('.');
    if (dot != std::string::npos) table = item.substr(0, dot);
    columns += (columns.empty() ? "" : ", ") + (dot == std::string::npos ? item : item.substr(dot + 1));
    start = end + 2;
  }
  return Error(spec, {{"table", table}, {"columns", columns}});
}

Error constraint_error(sqlite3* database, int code, const std::string& message) {
  switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return about_columns(database, errors::not_unique, message);
    case SQLITE_CONSTRAINT_NOTNULL:
      return about_columns(database, errors::value_missing, message);
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return Error(errors::foreign_key);
    case SQLITE_CONSTRAINT_DATATYPE:
      return Error(errors::wrong_type, {{"detail", message}});
    case SQLITE_CONSTRAINT_TRIGGER:
      if (message == "append-only") return Error(errors::append_only);
      return Error(errors::check_failed, {{"constraint", message}});
    default:
      return Error(errors::check_failed, {{"constraint", after_colon(message)}});
  }
}

/// The kernel's number for the failure. SQLite does not note it when COMMIT fails, but the log's file does.
int system_number_of(sqlite3* database) {
  if (!database) return 0;
  if (const int noted = sqlite3_system_errno(database)) return noted;
  int number = 0;
  sqlite3_file* log = nullptr;
  if (sqlite3_file_control(database, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) == SQLITE_OK && log && log->pMethods)
    log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &number);
  return number;
}

Error disk_error(int system_number, const std::string& detail) {
  if (system_number == ENOSPC || system_number == EDQUOT || system_number == EFBIG) return Error(errors::disk_full);
  if (system_number == EROFS || system_number == EACCES || system_number == EPERM) return Error(errors::read_only);
  return Error(errors::disk_failed, {{"detail", detail}});
}

}  // namespace

Error error_of(sqlite3* database, int code, std::string_view sql) {
  const std::string message = database ? sqlite3_errmsg(database) : sqlite3_errstr(code);
  const int extended = database ? sqlite3_extended_errcode(database) : code;
  const auto detail = [&] {
    const int number = system_number_of(database);
    return message + " [" + std::to_string(extended) + (number ? ", errno " + std::to_string(number) : "") + "]";
  };
  switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
      return constraint_error(database, extended, message);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return Error(errors::locked);
    case SQLITE_FULL:
      return Error(errors::disk_full);
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return Error(errors::read_only);
    case SQLITE_CORRUPT:
      return Error(errors::damaged, {{"detail", detail()}});
    case SQLITE_NOTADB:
      return Error(errors::not_a_database);
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      return disk_error(system_number_of(database), detail());
    case SQLITE_TOOBIG:
      return Error(errors::too_big, {{"detail", message}});
    case SQLITE_INTERRUPT:
      return Error(errors::interrupted);
    case SQLITE_NOMEM:
      return Error(errors::out_of_memory);
    case SQLITE_AUTH:
      return Error(errors::statement_refused, {{"sql", std::string(sql.substr(0, kSqlShownMax))}});
    default:
      return Error(errors::statement_wrong, {{"detail", detail()}, {"sql", std::string(sql.substr(0, kSqlShownMax))}});
  }
}

}  // namespace sanlian::store
