#include "store/source.h"

namespace sanlian::store {

Result<std::optional<std::int64_t>> Source::integer(std::string_view sql, Binds binds) {
  auto rows = SANLIAN_TRY(query(sql, binds));
  if (!SANLIAN_TRY(rows.next())) return std::optional<std::int64_t>();
  return rows.integer_or_null(0);
}

Result<std::optional<std::string>> Source::text(std::string_view sql, Binds binds) {
  auto rows = SANLIAN_TRY(query(sql, binds));
  if (!SANLIAN_TRY(rows.next()) || rows.is_null(0)) return std::optional<std::string>();
  return std::optional<std::string>(rows.text(0));
}

}  // namespace sanlian::store
