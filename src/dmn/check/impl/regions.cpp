#include "dmn/check/impl/regions.h"

#include <algorithm>

namespace sanlian::dmn {
namespace {
using feel::Kind;
using feel::SimpleTest;
using feel::Value;

/// A value strictly between two, either of which may be missing. `empty`: there is none, as between two days in a row.
struct Between {
  std::optional<Value> value;
  bool empty = false;
};

Between number_between(const Value* low, const Value* high) {
  const auto step = [](const Decimal& from, int by) -> std::optional<Value> {
    const auto whole = from.rounded(0, Rounding::floor);
    const auto moved = add(whole, Decimal(by));
    return moved ? std::optional<Value>(*moved) : std::nullopt;
  };
  if (!low) return {.value = step(high->number(), -1)};
  const auto up = step(low->number(), 1);
  if (!high || (up && up->number() < high->number())) return {.value = up};
  const auto sum = add(low->number(), high->number());
  const auto half = sum ? divide(*sum, Decimal(2)) : std::nullopt;
  return {.value = half ? std::optional<Value>(*half) : std::nullopt};
}

/// Texts are ordered by code points, so the next after `a` is `a` and U+0000.
Between text_between(const Value* low, const Value* high) {
  if (!low) return high->string().empty() ? Between{.value = {}, .empty = true} : Between{.value = Value("")};
  for (const auto* tail : {"a", "0", " ", "\x01"}) {
    const Value next(low->string() + tail);
    if (!high || next.string() < high->string()) return {.value = next};
  }
  const Value least(low->string() + '\0');
  if (high->string() == least.string()) return {.value = {}, .empty = true};
  return {.value = least};
}

/// Of kinds that count whole steps: days, months, nanoseconds.
std::optional<std::int64_t> whole_between(std::optional<std::int64_t> low, std::optional<std::int64_t> high) {
  constexpr std::int64_t kFar = std::int64_t{1} << 60;
  if (!low) return *high > -kFar ? std::optional(*high - 1) : std::nullopt;
  if (!high) return *low < kFar ? std::optional(*low + 1) : std::nullopt;
  return *high - *low > 1 ? std::optional(*low + 1) : std::nullopt;
}

template <class Read, class Make>
Between counted(const Value* low, const Value* high, Read read, Make make) {
  const auto found =
      whole_between(low ? std::optional(read(*low)) : std::nullopt, high ? std::optional(read(*high)) : std::nullopt);
  auto value = found ? make(*found) : std::nullopt;
  const bool empty = !value;
  return {.value = std::move(value), .empty = empty};
}

/// Of kinds that have nanoseconds: a second further, or else a nanosecond.
template <class Move>
Between stepped(const Value* low, const Value* high, Move move) {
  if (!low) return {.value = move(-1, 0)};
  auto next = move(1, 0);
  if (high && next) {
    const auto by = feel::order(*next, *high);
    if (!by || *by >= 0) next = move(0, 1);
  }
  return {.value = std::move(next)};
}

Between between(Kind kind, const Value* low, const Value* high) {
  const auto& near = low ? *low : *high;
  using Maybe = std::optional<Value>;
  switch (kind) {
    case Kind::number:
      return number_between(low, high);
    case Kind::string:
      return text_between(low, high);
    case Kind::date:
      return counted(
          low, high, [](const Value& v) { return v.date().days; },
          [](std::int64_t days) { return feel::is_date_in_range({days}) ? Maybe(Date{days}) : std::nullopt; });
    case Kind::months_duration:
      return counted(
          low, high, [](const Value& v) { return v.months_duration().months; },
          [](std::int64_t months) { return Maybe(feel::MonthsDuration{months}); });
    case Kind::time:
      return counted(
          low, high, [](const Value& v) { return v.time().nanos; },
          [&](std::int64_t nanos) {
            const bool is_time = nanos >= 0 && nanos < feel::kSecondsPerDay * feel::kNanosPerSecond;
            return is_time ? Maybe(feel::Time{.nanos = nanos, .zone = near.time().zone}) : std::nullopt;
          });
    case Kind::time_duration:
      return stepped(low, high, [&](std::int64_t seconds, std::int32_t nanos) {
        const auto duration = near.time_duration();
        return Maybe(feel::TimeDuration{duration.seconds + seconds, duration.nanos + nanos});
      });
    case Kind::date_time:
      return stepped(low, high, [&](std::int64_t seconds, std::int32_t nanos) {
        const auto moment = feel::plus(near.date_time(), feel::TimeDuration{seconds, nanos});
        return moment ? Maybe(*moment) : std::nullopt;
      });
    default:
      return {};
  }
}

bool same_zones(const std::vector<Value>& points) {
  return std::all_of(points.begin(), points.end(), [&](const Value& point) {
    return !point.is(Kind::time) || point.time().zone.to_string() == points.front().time().zone.to_string();
  });
}

/// Ascending, each once; nothing where two have no order.
std::optional<std::vector<Value>> sorted(std::vector<Value> points) {
  for (std::size_t i = 0; i + 1 < points.size(); ++i)
    if (!feel::order(points[i], points[i + 1])) return std::nullopt;
  if (!points.empty() && !same_zones(points)) return std::nullopt;
  std::stable_sort(points.begin(), points.end(), [](const Value& a, const Value& b) {
    const auto by = feel::order(a, b);
    return by && *by < 0;
  });
  const auto last = std::unique(points.begin(), points.end(), [](const Value& a, const Value& b) {
    const auto by = feel::order(a, b);
    return by && *by == 0;
  });
  points.erase(last, points.end());
  return points;
}

Value some_value(Kind kind) {
  switch (kind) {
    case Kind::number:
      return 0;
    case Kind::string:
      return "a";
    case Kind::date:
      return Date::of(2026, 1, 1);
    case Kind::time:
      return feel::Time{};
    case Kind::date_time:
      return feel::DateTime{.date = Date::of(2026, 1, 1), .time = {}};
    case Kind::months_duration:
      return feel::MonthsDuration{1};
    case Kind::time_duration:
      return feel::TimeDuration{1, 0};
    case Kind::list:
      return Value::List{};
    case Kind::context:
      return feel::Context();
    default:
      return {};
  }
}

std::vector<Region> named_texts(std::vector<Value> points) {
  std::vector<Region> out;
  for (auto& point : points) {
    const auto is_same = [&](const Region& region) { return region.sample.string() == point.string(); };
    if (std::none_of(out.begin(), out.end(), is_same))
      out.push_back({.form = Region::Form::point, .sample = std::move(point), .low = {}, .high = {}});
  }
  std::string other = "?";
  while (std::any_of(out.begin(), out.end(), [&](const Region& region) { return region.sample.string() == other; }))
    other += '?';
  out.push_back({.form = Region::Form::other_text, .sample = other, .low = {}, .high = {}});
  return out;
}

std::vector<Region> cut(Kind kind, const std::vector<Value>& points, bool& complete) {
  std::vector<Region> out;
  for (std::size_t i = 0; i <= points.size(); ++i) {
    const auto* low = i > 0 ? &points[i - 1] : nullptr;
    const auto* high = i < points.size() ? &points[i] : nullptr;
    auto inner = between(kind, low, high);
    const auto is_inside = [&](const Value& value) {
      const auto above = low ? feel::order(value, *low) : std::strong_ordering::greater;
      const auto below = high ? feel::order(value, *high) : std::strong_ordering::less;
      return above && *above > 0 && below && *below < 0;
    };
    if (inner.value && is_inside(*inner.value))
      out.push_back({.form = Region::Form::open,
                     .sample = *std::move(inner.value),
                     .low = low ? std::optional(*low) : std::nullopt,
                     .high = high ? std::optional(*high) : std::nullopt});
    else if (!inner.empty)
      complete = false;
    if (high) out.push_back({.form = Region::Form::point, .sample = *high, .low = *high, .high = *high});
  }
  return out;
}

/// Regions in a row that hang together, as one piece of a cell.
std::string print_run(const Region& first, const Region& last) {
  const bool from_point = first.form == Region::Form::point, to_point = last.form == Region::Form::point;
  if (&first == &last && from_point) return first.sample.print();
  if (!first.low && !last.high) return "-";
  if (!first.low) return (to_point ? "<= " : "< ") + last.high->print();
  if (!last.high) return (from_point ? ">= " : "> ") + first.low->print();
  return (from_point ? "[" : "(") + first.low->print() + ".." + last.high->print() + (to_point ? "]" : ")");
}

bool is_cut(const Region& region) { return region.form == Region::Form::open || region.low.has_value(); }

}  // namespace

std::optional<std::vector<Region>> regions_of(Kind kind, const std::vector<SimpleTest>& tests, bool& complete) {
  std::vector<Value> points;
  bool has_ranges = false;
  const auto add_point = [&](const Value& value) {
    if (value.is(kind)) points.push_back(value);
  };
  for (const auto& test : tests) {
    if (test.kind == SimpleTest::Kind::range) {
      add_point(test.range.start), add_point(test.range.end);
      has_ranges = has_ranges || test.range.start.is(kind) || test.range.end.is(kind);
    } else if (test.kind != SimpleTest::Kind::any) {
      add_point(test.value);
    }
  }
  if (kind == Kind::boolean)
    return std::vector<Region>{{.form = Region::Form::point, .sample = true, .low = {}, .high = {}},
                               {.form = Region::Form::point, .sample = false, .low = {}, .high = {}}};
  if (points.empty())
    return std::vector<Region>{{.form = Region::Form::whole, .sample = some_value(kind), .low = {}, .high = {}}};
  if (kind == Kind::string && !has_ranges) return named_texts(std::move(points));
  auto ordered = sorted(std::move(points));
  if (!ordered) return std::nullopt;
  return cut(kind, *ordered, complete);
}

std::string print_regions(const std::vector<Region>& regions, const Bits& which) {
  std::string out;
  for (std::size_t i = 0; i < regions.size(); ++i) {
    if (!which.has(i)) continue;
    if (!out.empty()) out += ", ";
    const auto& first = regions[i];
    if (!is_cut(first)) {
      out += first.form == Region::Form::point ? first.sample.print() : "…";
      continue;
    }
    while (i + 1 < regions.size() && which.has(i + 1) && is_cut(regions[i + 1]) &&
           regions[i + 1].sample.kind() == first.sample.kind())
      ++i;
    out += print_run(first, regions[i]);
  }
  return out;
}

}  // namespace sanlian::dmn
