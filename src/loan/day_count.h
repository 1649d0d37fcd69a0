// How a span of days becomes a part of a year. The start day counts, the end day does not (算头不算尾).
#pragma once

#include <string_view>

#include "base/date.h"
#include "number/money.h"
#include "number/rate.h"

namespace sanlian::loan {

/// Source for both ways of counting: 银发〔2005〕129号 (by days on a year of 360, or by whole months and odd days).
enum class DayCount {
  act_360,  ///< Actual days on a year of 360; what banks use for loans.
  act_365,
  monthly,  ///< Whole months at a twelfth, odd days at a 360th.
};
std::string_view name(DayCount day_count);  ///< `act/360`, `act/365`, `monthly`.

/// months/12 + days/basis of a year, kept apart so that interest is divided once.
struct YearPart {
  std::int64_t months = 0, days = 0;
  int basis = 360;
};
YearPart year_part(DayCount day_count, Date from, Date to);

/// Interest in yuan, not rounded to the fen: one division of exact factors, to 34 digits.
Decimal interest(Money principal, Rate rate, const YearPart& part);

/// Months from `start` to `end` where the days correspond (31 January + 1 is 28 February); nothing when they do not.
std::optional<int> whole_months(Date start, Date end);

}  // namespace sanlian::loan
