#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sanlian::format {

/// One cell of a table, lent until the next row is read.
struct Cell {
  enum class Kind : std::uint8_t {
    empty,
    text,
    number,   ///< Digits as the sheet shows them, never with an exponent below thirty places.
    boolean,  ///< `true` or `false`
    date,     ///< `2022-06-01`, `2022-06-01T09:30:00`, or `09:30:00` where the sheet gives a time only.
    error     ///< `#N/A`
  };
  Kind kind = Kind::empty;  ///< A CSV cell is empty or text: only a sheet knows more.
  bool percent = false;     ///< The sheet shows this number times a hundred: 0.0425 as 4.25 %.
  std::string_view text;
};

struct TableRow {
  std::int64_t number = 0;  ///< As a spreadsheet counts them: from 1, empty rows included.
  std::span<const Cell> cells;
};

/// `C12` for row 12, third column.
std::string cell_name(std::int64_t row, std::size_t column_from_zero);

}  // namespace sanlian::format
