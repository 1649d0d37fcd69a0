#include <algorithm>
#include <limits>
#include <map>

#include "search/facet/facet.h"
#include "search/facet/impl/chunks.h"

namespace sanlian::search {
namespace {

constexpr std::uint64_t kCountersMax = 1 << 22;  // a wider spread of numbers is counted in a map

template <class Visit>
void for_each_number(const Snapshot& snapshot, const Set& set, FieldId field, Visit visit) {
  impl::for_each_chunk(snapshot, set, [&](const Segment& segment, std::span<const std::uint32_t> docs) {
    const auto& column = segment.numbers(field);
    if (!column.is_there()) return;
    for (const auto doc : docs)
      if (column.has(doc)) visit(column.value(doc));
  });
}

std::int64_t floor_divided(std::int64_t value, std::int64_t step) {
  const auto quotient = value / step;
  return quotient - (value % step < 0 ? 1 : 0);
}

// Proleptic Gregorian, of a day since 1970-01-01; years begin in March here, so that leap days come last.
// Source: H. Hinnant, chrono-compatible low-level date algorithms, civil_from_days.
std::int64_t year_of_day(std::int64_t day) {
  const auto since = std::clamp<std::int64_t>(day, -1'000'000'000'000, 1'000'000'000'000) + 719'468;
  const auto era = floor_divided(since, 146'097);
  const auto day_of_era = since - era * 146'097;
  const auto year_of_era = (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const auto day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  return year_of_era + era * 400 + (day_of_year >= 306 ? 1 : 0);
}

std::vector<NumberCount> listed(const std::map<std::int64_t, std::uint64_t>& counts) {
  std::vector<NumberCount> all;
  for (const auto& [value, count] : counts) all.push_back({value, count});
  return all;
}
}  // namespace

std::vector<NumberCount> number_counts(const Snapshot& snapshot, const Set& set, FieldId number, std::int64_t step) {
  ensure(step > 0, "numbers are divided by a step above zero");
  auto lowest = std::numeric_limits<std::int64_t>::max(), highest = std::numeric_limits<std::int64_t>::min();
  for_each_number(snapshot, set, number, [&](std::int64_t value) {
    lowest = std::min(lowest, value);
    highest = std::max(highest, value);
  });
  if (lowest > highest) return {};
  lowest = floor_divided(lowest, step);
  highest = floor_divided(highest, step);
  const auto spread = static_cast<std::uint64_t>(highest) - static_cast<std::uint64_t>(lowest);
  std::map<std::int64_t, std::uint64_t> counts;
  if (spread >= kCountersMax) {
    for_each_number(snapshot, set, number, [&](std::int64_t value) { ++counts[floor_divided(value, step)]; });
    return listed(counts);
  }
  std::vector<std::uint32_t> dense(spread + 1);
  for_each_number(snapshot, set, number, [&](std::int64_t value) {
    ++dense[static_cast<std::size_t>((step == 1 ? value : floor_divided(value, step)) - lowest)];
  });
  std::vector<NumberCount> all;
  for (std::size_t i = 0; i < dense.size(); ++i)
    if (dense[i] > 0) all.push_back({lowest + static_cast<std::int64_t>(i), dense[i]});
  return all;
}

std::vector<NumberCount> year_counts(const Snapshot& snapshot, const Set& set, FieldId day) {
  std::map<std::int64_t, std::uint64_t> years;
  for (const auto& each : number_counts(snapshot, set, day)) years[year_of_day(each.value)] += each.count;
  return listed(years);
}

}  // namespace sanlian::search
