#include "feel/builtins/tables.h"
#include "feel/impl/evaluator.h"

namespace sanlian::feel {
namespace {

constexpr const char* kDays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr const char* kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                   "July",    "August",   "September", "October", "November", "December"};

Date date_of(const Value& value) { return value.is(Kind::date) ? value.date() : value.date_time().date; }

Value now(const Call& call) { return Value(call.evaluator.environment().now); }
Value today(const Call& call) { return Value(call.evaluator.environment().now.local_date()); }

std::int64_t ordinal(Date date) { return date - Date::of(date.civil().year, 1, 1) + 1; }
Value day_of_year(const Call& call) { return Value(ordinal(date_of(call[0]))); }
Value day_of_week(const Call& call) { return Value(kDays[date_of(call[0]).weekday() - 1]); }
Value month_of_year(const Call& call) { return Value(kMonths[date_of(call[0]).civil().month - 1]); }

/// ISO 8601: the week belongs to the year of its Thursday.
Value week_of_year(const Call& call) {
  const Date date = date_of(call[0]);
  const Date thursday = date + (4 - date.weekday());
  return Value((ordinal(thursday) + 6) / 7);
}

bool same_zone(const Zone& a, const Zone& b) {
  if (a.is_local() || b.is_local()) return a.is_local() == b.is_local();
  if (a.id || b.id) return a.id && b.id && *a.id == *b.id;
  return a.offset_seconds == b.offset_seconds;
}

/// The same element of the value space, not just the same instant.
Value is(const Call& call) {
  const auto &a = call[0], &b = call[1];
  if (a.kind() != b.kind()) return false;
  if (a.is(Kind::time)) return a.time().nanos == b.time().nanos && same_zone(a.time().zone, b.time().zone);
  if (a.is(Kind::date_time)) {
    const auto &x = a.date_time(), &y = b.date_time();
    return x.date == y.date && x.time.nanos == y.time.nanos && same_zone(x.time.zone, y.time.zone);
  }
  return equal(a, b).value_or(false);
}

}  // namespace

std::span<const BuiltinRow> calendar_builtins() {
  static constexpr BuiltinRow kRows[] = {
      {"now() -> date and time", now},
      {"today() -> date", today},
      {"day of year(date: date) -> number", day_of_year},
      {"day of year(date: date and time) -> number", day_of_year},
      {"day of week(date: date) -> string", day_of_week},
      {"day of week(date: date and time) -> string", day_of_week},
      {"month of year(date: date) -> string", month_of_year},
      {"month of year(date: date and time) -> string", month_of_year},
      {"week of year(date: date) -> number", week_of_year},
      {"week of year(date: date and time) -> number", week_of_year},
      {"is(value1: any, value2: any) -> boolean", is},
  };
  return kRows;
}

}  // namespace sanlian::feel
