#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "format/impl/zip_archive.h"

namespace sanlian::format {

/// What a number format makes of a number.
enum class NumberLook : std::uint8_t { plain, percent, date, time };

/// By the format's code: `yyyy"年"m"月"`, `0.00%`, `[h]:mm` (plain: it shows a length of time, not a time of day).
NumberLook look_of_code(std::string_view code);
/// By the number of a format that every spreadsheet knows; those of Chinese and Japanese versions included.
/// Source: ECMA-376-1:2016, 18.8.30.
NumberLook look_of_builtin(std::uint32_t number_format);

/// The look of each cell style of a workbook, by its index.
class CellStyles {
 public:
  static Result<CellStyles> read(ZipPart part);
  NumberLook at(std::uint64_t style) const { return style < looks_.size() ? looks_[style] : NumberLook::plain; }

 private:
  class Listener;
  std::vector<NumberLook> looks_;
};

}  // namespace sanlian::format
