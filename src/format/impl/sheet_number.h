#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "format/impl/cell_styles.h"

namespace sanlian::format {

/// The digits of a sheet's number as a spreadsheet shows them: no exponent, and 15 significant digits where a decimal
/// has more, since those further on are what a binary double left of it (4.35 is stored as 4.3499999999999996).
/// Whole numbers stay as they are. Nothing for what is no number.
std::optional<std::string> tidy_number(std::string_view stored);

/// The ISO date or time that a day number with a fraction stands for; nothing outside 1900 to 9999, or for the 29
/// February 1900 that never was. `from_1904`: the workbook counts as old Macs did.
std::optional<std::string> iso_of_serial(std::string_view stored, NumberLook look, bool from_1904);

}  // namespace sanlian::format
