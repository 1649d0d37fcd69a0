#include "base/text.h"
#include "feel/builtins/tables.h"
#include "feel/impl/evaluator.h"
#include "feel/impl/literal.h"

namespace sanlian::feel {
namespace {

Value unreadable(const Call& call, Kind kind) {
  return call.evaluator.fail(errors::not_convertible,
                             {{"text", call[0].string()}, {"kind", std::string(name_of(kind))}});
}

Value date_from_text(const Call& call) {
  const auto date = parse_date(call[0].string());
  return date ? Value(*date) : unreadable(call, Kind::date);
}

Value date_from_date(const Call& call) { return call[0]; }
Value date_from_moment(const Call& call) { return Value(call[0].date_time().date); }

/// Whole numbers of a sensible size; fractions are not cut.
std::optional<std::int64_t> small_whole(const Value& value) {
  const auto whole = value.number().to_whole();
  constexpr std::int64_t kMax = 1'000'000'000;
  return whole && *whole <= kMax && *whole >= -kMax ? whole : std::nullopt;
}

Value date_from_parts(const Call& call) {
  const auto year = small_whole(call[0]), month = small_whole(call[1]), day = small_whole(call[2]);
  if (!year || !month || !day || !is_year_in_range(*year)) return call.fail();
  const auto date = Date::checked(*year, static_cast<int>(*month), static_cast<int>(*day));
  return date ? Value(*date) : call.fail();
}

Value time_from_text(const Call& call) {
  auto time = parse_time(call[0].string());
  if (time) return std::move(*time);
  auto moment = parse_date_time(call[0].string());
  return moment ? Value(std::move(moment->time)) : unreadable(call, Kind::time);
}

Value time_from_time(const Call& call) { return call[0]; }
Value time_from_moment(const Call& call) { return Value(call[0].date_time().time); }
Value time_from_date(const Call&) { return Value(Time{.nanos = 0, .zone = Zone::utc()}); }

Value time_from_parts(const Call& call) {
  const auto hour = small_whole(call[0]), minute = small_whole(call[1]);
  const auto nanos = call[2].number().to_scaled(9, Rounding::down);
  if (!hour || !minute || !nanos || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59 || *nanos < 0 ||
      *nanos >= 60 * kNanosPerSecond)
    return call.fail();
  Time time{.nanos = (*hour * 3600 + *minute * 60) * kNanosPerSecond + *nanos, .zone = {}};
  if (!call.has(3)) return time;
  const auto offset = call[3].time_duration().seconds;
  constexpr std::int64_t kOffsetMax = 18 * 3600;
  if (offset > kOffsetMax || offset < -kOffsetMax) return call.fail();
  time.zone = Zone::of_offset(static_cast<std::int32_t>(offset));
  return time;
}

Value moment_from_text(const Call& call) {
  auto moment = parse_date_time(call[0].string());
  if (moment) return std::move(*moment);
  const auto date = parse_date(call[0].string());
  return date ? Value(DateTime{.date = *date, .time = {}}) : unreadable(call, Kind::date_time);
}

Value moment_from_moment(const Call& call) { return call[0]; }
Value moment_from_date(const Call& call) {
  return Value(DateTime{.date = call[0].date(), .time = {.zone = Zone::utc()}});
}

Value moment_from_both(const Call& call) {
  const Date date = call[0].is(Kind::date) ? call[0].date() : call[0].date_time().date;
  return Value(DateTime{.date = date, .time = call[1].time()});
}

/// Grouping and decimal signs as their names say; the two must differ.
Value number_from_text(const Call& call) {
  const auto is_one_of = [](const Value& v, std::string_view signs) {
    return v.is_null() || (v.string().size() == 1 && signs.find(v.string()[0]) != std::string_view::npos);
  };
  const auto &grouping = call[1], &point = call[2];
  if (!is_one_of(grouping, " ,.") || !is_one_of(point, ".,")) return call.fail();
  if (call.has(1) && call.has(2) && grouping.string() == point.string()) return call.fail();
  std::string text;
  for (const char c : call[0].string()) {
    if (call.has(1) && c == grouping.string()[0]) continue;
    const bool is_point = call.has(2) && c == point.string()[0];
    if (!is_point && call.has(2) && c == '.') return unreadable(call, Kind::number);
    text += is_point ? '.' : c;
  }
  const auto number = Decimal::parse(text);
  return number ? Value(*number) : unreadable(call, Kind::number);
}

Value number_from_number(const Call& call) { return call[0]; }

Value string_of(const Call& call) {
  return call.has(0) ? call.evaluator.checked_string(to_feel_string(call[0])) : call[0];
}

Value duration_from_text(const Call& call) {
  if (const auto months = parse_months_duration(call[0].string())) return *months;
  if (const auto seconds = parse_time_duration(call[0].string())) return *seconds;
  return unreadable(call, Kind::time_duration);
}

Value duration_from_duration(const Call& call) { return call[0]; }

/// Whole months from one day to the other, toward zero; what is left over is cut. The time of day does not count.
Value months_between(const Call& call) {
  const auto date_of = [](const Value& v) { return v.is(Kind::date) ? v.date() : v.date_time().date; };
  const auto from = date_of(call[0]).civil(), to = date_of(call[1]).civil();
  auto months = (to.year - from.year) * 12 + (to.month - from.month);
  if (months > 0 && to.day < from.day) --months;
  if (months < 0 && to.day > from.day) ++months;
  return Value(MonthsDuration{months});
}

}  // namespace

std::span<const BuiltinRow> conversion_builtins() {
  static constexpr BuiltinRow kRows[] = {
      {"date(from: string) -> date", date_from_text},
      {"date(from: date) -> date", date_from_date},
      {"date(from: date and time) -> date", date_from_moment},
      {"date(year: number, month: number, day: number) -> date", date_from_parts},
      {"time(from: string) -> time", time_from_text},
      {"time(from: time) -> time", time_from_time},
      {"time(from: date) -> time", time_from_date},
      {"time(from: date and time) -> time", time_from_moment},
      {"time(hour: number, minute: number, second: number, offset?: days and time duration) -> time", time_from_parts},
      {"date and time(from: string) -> date and time", moment_from_text},
      {"date and time(from: date) -> date and time", moment_from_date},
      {"date and time(from: date and time) -> date and time", moment_from_moment},
      {"date and time(date: date, time: time) -> date and time", moment_from_both},
      {"date and time(date: date and time, time: time) -> date and time", moment_from_both},
      {"number(from: string, grouping separator?: string, decimal separator?: string) -> number", number_from_text},
      {"number(from: number) -> number", number_from_number},
      {"string(from: any) -> string", string_of},
      {"duration(from: string) -> any", duration_from_text},
      {"duration(from: years and months duration) -> years and months duration", duration_from_duration},
      {"duration(from: days and time duration) -> days and time duration", duration_from_duration},
      {"years and months duration(from: date, to: date) -> years and months duration", months_between},
      {"years and months duration(from: date and time, to: date and time) -> years and months duration",
       months_between},
      {"years and months duration(from: date, to: date and time) -> years and months duration", months_between},
  };
  return kRows;
}

}  // namespace sanlian::feel
