#include "feel/impl/properties.h"

#include <algorithm>

namespace sanlian::feel {
namespace {

const Time* time_of(const Value& value) {
  if (value.is(Kind::time)) return &value.time();
  return value.is(Kind::date_time) ? &value.date_time().time : nullptr;
}

CivilDate civil_of(const Value& value) {
  return value.is(Kind::date) ? value.date().civil() : value.date_time().date.civil();
}

/// Seconds of a duration without its sign, and the sign put back on what is taken out of them.
std::int64_t part(const Value& value, std::int64_t unit, std::int64_t wrap) {
  const auto duration = value.time_duration();
  const bool negative = duration.seconds < 0;
  const auto whole = negative && duration.nanos > 0 ? duration.seconds + 1 : duration.seconds;
  const auto size = (negative ? -whole : whole) / unit;
  const auto wrapped = wrap ? size % wrap : size;
  return negative ? -wrapped : wrapped;
}

Value year(const Value& v) { return Value(civil_of(v).year); }
Value month(const Value& v) { return Value(civil_of(v).month); }
Value day(const Value& v) { return Value(civil_of(v).day); }
Value weekday(const Value& v) { return Value((v.is(Kind::date) ? v.date() : v.date_time().date).weekday()); }
Value hour(const Value& v) { return Value(time_of(v)->seconds() / 3600); }
Value minute(const Value& v) { return Value(time_of(v)->seconds() / 60 % 60); }
Value second(const Value& v) { return Value(time_of(v)->seconds() % 60); }

Value time_offset(const Value& v) {
  const auto& zone = time_of(v)->zone;
  const auto local = v.is(Kind::time) ? v.time().seconds() : v.date_time().local_seconds();
  const auto offset = zone.offset_at(local);
  return offset ? Value(TimeDuration{.seconds = *offset}) : Value();
}

Value time_zone(const Value& v) {
  const auto& zone = time_of(v)->zone;
  return zone.id ? Value(*zone.id) : Value();
}

Value start_included(const Value& v) { return Value(v.range().start_included); }
Value end_included(const Value& v) { return Value(v.range().end_included); }
}  // namespace

bool Property::of(Kind owner) const { return std::find(owners.begin(), owners.end(), owner) != owners.end(); }

std::span<const Property> properties() {
  using enum Kind;
  static const std::vector<Property> all = {
      {"year", number, {date, date_time}, year},
      {"month", number, {date, date_time}, month},
      {"day", number, {date, date_time}, day},
      {"weekday", number, {date, date_time}, weekday},
      {"hour", number, {Kind::time, date_time}, hour},
      {"minute", number, {Kind::time, date_time}, minute},
      {"second", number, {Kind::time, date_time}, second},
      {"time offset", time_duration, {Kind::time, date_time}, time_offset},
      {"timezone", string, {Kind::time, date_time}, time_zone},
      {"years", number, {months_duration}, [](const Value& v) { return Value(v.months_duration().months / 12); }},
      {"months", number, {months_duration}, [](const Value& v) { return Value(v.months_duration().months % 12); }},
      {"days", number, {time_duration}, [](const Value& v) { return Value(part(v, 86'400, 0)); }},
      {"hours", number, {time_duration}, [](const Value& v) { return Value(part(v, 3600, 24)); }},
      {"minutes", number, {time_duration}, [](const Value& v) { return Value(part(v, 60, 60)); }},
      {"seconds", number, {time_duration}, [](const Value& v) { return Value(part(v, 1, 60)); }},
      {"start", any, {range}, [](const Value& v) { return v.range().start; }},
      {"end", any, {range}, [](const Value& v) { return v.range().end; }},
      {"start included", boolean, {range}, start_included},
      {"end included", boolean, {range}, end_included},
  };
  return all;
}

const NameTable& property_names() {
  static const NameTable names = [] {
    NameTable table;
    for (std::size_t i = 0; i < properties().size(); ++i) table.add(properties()[i].name, static_cast<int>(i));
    return table;
  }();
  return names;
}

const Property* find_property(Kind owner, std::string_view name) {
  for (const auto& property : properties())
    if (property.name == name && property.of(owner)) return &property;
  return nullptr;
}

}  // namespace sanlian::feel
