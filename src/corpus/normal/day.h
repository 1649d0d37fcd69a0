#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"

namespace sanlian::corpus {

/// A day as sources write it: `2019-01-02`, `2019/1/2`, `2019.01.02`, `20190102`, `2019年1月2日`, `02.01.2019`,
/// `2 Jan 2019`, `January 2, 2019`, `12/31/2019`, any of them with a time behind. Nothing where it is no day of
/// 1600 to 2199, where only the month is given (`19981000`), or where day and month could be exchanged (`3/4/2019`).
std::optional<Date> read_day(std::string_view text);

/// Of an official number's date where the day may be missing, as citations have it: is `text` such a month?
bool is_month_only(std::string_view text);

}  // namespace sanlian::corpus
