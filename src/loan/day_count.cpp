#include "loan/day_count.h"

#include "loan/impl/exact.h"

namespace sanlian::loan {
namespace {
int months_between(Date start, Date end) {
  const auto a = start.civil(), b = end.civil();
  return static_cast<int>((b.year - a.year) * 12 + b.month - a.month);
}
}  // namespace

std::string_view name(DayCount day_count) {
  switch (day_count) {
    case DayCount::act_360:
      return "act/360";
    case DayCount::act_365:
      return "act/365";
    case DayCount::monthly:
      return "monthly";
  }
  return "";
}

YearPart year_part(DayCount day_count, Date from, Date to) {
  switch (day_count) {
    case DayCount::act_360:
      return {.days = to - from, .basis = 360};
    case DayCount::act_365:
      return {.days = to - from, .basis = 365};
    case DayCount::monthly:
      break;
  }
  int months = months_between(from, to);
  if (add_months(from, months) > to) --months;
  return {.months = months, .days = to - add_months(from, months), .basis = 360};
}

Decimal interest(Money principal, Rate rate, const YearPart& part) {
  const auto parts = part.months * part.basis + part.days * 12;
  return (Exact(principal.yuan()) * rate.value() * parts / (12 * part.basis)).value();
}

std::optional<int> whole_months(Date start, Date end) {
  const int months = months_between(start, end);
  if (months >= 0 && add_months(start, months) == end) return months;
  return std::nullopt;
}

}  // namespace sanlian::loan
