#include "store/rows.h"

#include <sqlite3.h>

#include <utility>

#include "store/connection.h"
#include "store/impl/statement_cache.h"

namespace sanlian::store {

Rows::Rows(Rows&& other) noexcept
    : connection_(other.connection_), statement_(std::exchange(other.statement_, nullptr)), ended_(other.ended_) {}

Rows::~Rows() {
  if (statement_) connection_->give_back(*statement_);
}

sqlite3_stmt* Rows::handle() const { return statement_->handle; }

Result<bool> Rows::next() {
  if (ended_) return false;  // SQLite would run the statement again
  auto row = connection_->step(*statement_);
  if (!row || !*row) {
    ended_ = true;
    sqlite3_reset(handle());  // lets the snapshot go at once, not when this object goes
  }
  return row;
}

int Rows::column_count() const { return sqlite3_column_count(handle()); }
std::string_view Rows::column_name(int column) const { return sqlite3_column_name(handle(), column); }

Bind::Kind Rows::kind(int column) const {
  switch (sqlite3_column_type(handle(), column)) {
    case SQLITE_NULL:
      return Bind::Kind::null;
    case SQLITE_INTEGER:
      return Bind::Kind::integer;
    case SQLITE_BLOB:
      return Bind::Kind::blob;
    default:  // SQLITE_TEXT; a REAL is never stored here, and an average reads as its text
      return Bind::Kind::text;
  }
}

std::int64_t Rows::integer(int column) const { return sqlite3_column_int64(handle(), column); }

std::string_view Rows::text(int column) const {
  const auto* text = sqlite3_column_text(handle(), column);
  if (!text) return {};
  return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(sqlite3_column_bytes(handle(), column))};
}

std::string_view Rows::bytes(int column) const {
  const auto* bytes = sqlite3_column_blob(handle(), column);
  if (!bytes) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(handle(), column))};
}

std::optional<std::int64_t> Rows::integer_or_null(int column) const {
  if (is_null(column)) return {};
  return integer(column);
}

std::optional<std::string_view> Rows::text_or_null(int column) const {
  if (is_null(column)) return {};
  return text(column);
}

}  // namespace sanlian::store
