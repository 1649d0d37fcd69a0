// The stored form of one column: nothing, a 64-bit integer or text. Decimals are scaled integers, dates ISO text,
// instants microseconds, booleans 0 and 1, lists JSON text: the same on every database.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sanlian::record {

using Cell = std::variant<std::monostate, std::int64_t, std::string>;
/// The same, lent by a statement for the length of one row.
using CellView = std::variant<std::monostate, std::int64_t, std::string_view>;

inline bool is_null(const Cell& cell) { return cell.index() == 0; }
inline bool is_null(const CellView& cell) { return cell.index() == 0; }

inline CellView view(const Cell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return *number;
  if (const auto* text = std::get_if<std::string>(&cell)) return std::string_view(*text);
  return {};
}

inline Cell own(const CellView& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return *number;
  if (const auto* text = std::get_if<std::string_view>(&cell)) return std::string(*text);
  return {};
}

}  // namespace sanlian::record
