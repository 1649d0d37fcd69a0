#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/result.h"
#include "store/bind.h"

struct sqlite3_stmt;

namespace sanlian::store {

class Connection;
struct CachedStatement;

/// The rows a statement answers, one at a time; the statement is reset and given back when this goes.
///
///     auto rows = SANLIAN_TRY(source.query("SELECT id, name FROM firm WHERE park = ?", {park}));
///     while (SANLIAN_TRY(rows.next())) use(rows.text(0), rows.text(1));
///
/// While it lives it keeps its snapshot of the database open: keep it short, and never past its job or request.
class Rows {
 public:
  Rows(Rows&& other) noexcept;
  Rows& operator=(Rows&&) = delete;
  ~Rows();

  /// Moves to the next row; false when there is none.
  /// Errors: store.query_too_slow, store.damaged, store.disk_failed and those of constraints (INSERT … RETURNING).
  Result<bool> next();

  int column_count() const;
  std::string_view column_name(int column) const;
  Bind::Kind kind(int column) const;
  bool is_null(int column) const { return kind(column) == Bind::Kind::null; }
  std::int64_t integer(int column) const;    ///< 0 for null.
  std::string_view text(int column) const;   ///< Empty for null. Lent until next() or the end.
  std::string_view bytes(int column) const;  ///< As text(), for blobs.
  std::optional<std::int64_t> integer_or_null(int column) const;
  std::optional<std::string_view> text_or_null(int column) const;

 private:
  friend class Connection;
  Rows(Connection& connection, CachedStatement& statement) : connection_(&connection), statement_(&statement) {}
  sqlite3_stmt* handle() const;

  Connection* connection_;
  CachedStatement* statement_;  ///< Null once moved from.
  bool ended_ = false;
};

}  // namespace sanlian::store
