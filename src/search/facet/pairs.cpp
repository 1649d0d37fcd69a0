#include <algorithm>
#include <bit>

#include "search/facet/facet.h"
#include "search/facet/impl/chunks.h"
#include "search/facet/impl/pair_counter.h"

namespace sanlian::search {
namespace {

constexpr std::uint32_t kNotAsked = 0xffff'ffff;

// Where in `ids` an id stands.
std::vector<std::uint32_t> places_of(std::span<const std::uint32_t> ids) {
  std::vector<std::uint32_t> places(ids.empty() ? 0 : *std::max_element(ids.begin(), ids.end()) + 1, kNotAsked);
  for (std::uint32_t i = 0; i < ids.size(); ++i) places[ids[i]] = i;
  return places;
}

void find_places(std::span<const std::uint32_t> ids, const std::vector<std::uint32_t>& places,
                 std::vector<std::uint32_t>& found) {
  found.clear();
  for (const auto id : ids)
    if (id < places.size() && places[id] != kNotAsked) found.push_back(places[id]);
}
}  // namespace

std::vector<Pair> pairs(const Snapshot& snapshot, const Set& set, FieldId keyword, std::size_t k) {
  impl::PairCounter counter;
  impl::for_each_chunk(snapshot, set, [&](const Segment& segment, std::span<const std::uint32_t> docs) {
    const auto& column = segment.keywords(keyword);
    for (const auto doc : docs) {
      const auto ids = column[doc];
      for (std::size_t i = 1; i < ids.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) counter.add(std::min(ids[i], ids[j]), std::max(ids[i], ids[j]));
    }
  });
  std::vector<Pair> all;
  counter.for_each([&](std::uint32_t first, std::uint32_t second, std::uint64_t count) {
    all.push_back({first, second, count});
  });
  const auto listed = k == 0 ? all.size() : std::min(k, all.size());
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(listed), all.end(),
                    [](const Pair& a, const Pair& b) {
                      if (a.count != b.count) return a.count > b.count;
                      return a.first != b.first ? a.first < b.first : a.second < b.second;
                    });
  all.resize(listed);
  return all;
}

std::vector<std::vector<std::uint64_t>> cross(const Snapshot& snapshot, const Set& set, FieldId rows,
                                              std::span<const std::uint32_t> row_ids, FieldId columns,
                                              std::span<const std::uint32_t> column_ids) {
  std::vector<std::vector<std::uint64_t>> counts(row_ids.size(), std::vector<std::uint64_t>(column_ids.size()));
  const auto row_places = places_of(row_ids), column_places = places_of(column_ids);
  std::vector<std::uint32_t> found_rows, found_columns;
  impl::for_each_chunk(snapshot, set, [&](const Segment& segment, std::span<const std::uint32_t> docs) {
    const auto &row_column = segment.keywords(rows), &column_column = segment.keywords(columns);
    for (const auto doc : docs) {
      find_places(row_column[doc], row_places, found_rows);
      if (found_rows.empty()) continue;
      find_places(column_column[doc], column_places, found_columns);
      for (const auto row : found_rows)
        for (const auto column : found_columns) ++counts[row][column];
    }
  });
  return counts;
}

std::vector<std::vector<std::uint64_t>> cross(const Set& set, std::span<const Set> rows, std::span<const Set> columns) {
  std::vector<std::vector<std::uint64_t>> counts;
  for (const auto& row : rows) {
    auto both = set;
    both &= row;
    auto& line = counts.emplace_back();
    for (const auto& column : columns) {
      ensure(column.slots() == set.slots(), "sets of one snapshot have as many slots");
      std::uint64_t sum = 0;
      for (std::size_t i = 0; i < both.words().size(); ++i)
        sum += static_cast<std::uint64_t>(std::popcount(both.words()[i] & column.words()[i]));
      line.push_back(sum);
    }
  }
  return counts;
}

}  // namespace sanlian::search
