#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "search/index/snapshot.h"
#include "search/set.h"

namespace sanlian::search {

struct Count {
  std::uint32_t id = 0;     ///< KeywordNames id of the value.
  std::uint64_t count = 0;  ///< Documents of the set that hold it; exact.
};

struct Facet {
  FieldId field = 0;
  std::vector<Count> counts;  ///< Highest first, equal ones by name; at most what was asked for.
  std::uint64_t values = 0;   ///< Different values in the set, those not listed too.
  std::uint64_t without = 0;  ///< Documents of the set that hold no value.
};

/// Values of keyword fields in `set`, all fields in one pass. `k` values each; 0 for all.
std::vector<Facet> facets(const Snapshot& snapshot, const Set& set, std::span<const FieldId> keywords, std::size_t k);

struct NumberCount {
  std::int64_t value = 0;
  std::uint64_t count = 0;
};
/// How many of `set` have each value of a number field divided by `step` (days by year: see year_counts), rising.
std::vector<NumberCount> number_counts(const Snapshot& snapshot, const Set& set, FieldId number, std::int64_t step = 1);
/// As number_counts for a field of days, by calendar year.
std::vector<NumberCount> year_counts(const Snapshot& snapshot, const Set& set, FieldId day);

struct Pair {
  std::uint32_t first = 0, second = 0;  ///< KeywordNames ids, first < second.
  std::uint64_t count = 0;
};
/// Values of one keyword field that stand together in documents of `set`, most frequent first, equal ones by ids; 0 for
/// all.
std::vector<Pair> pairs(const Snapshot& snapshot, const Set& set, FieldId keyword, std::size_t k);

/// Two keyword fields crossed: counts by (row id, column id), for the given rows and columns, each named once.
std::vector<std::vector<std::uint64_t>> cross(const Snapshot& snapshot, const Set& set, FieldId rows,
                                              std::span<const std::uint32_t> row_ids, FieldId columns,
                                              std::span<const std::uint32_t> column_ids);
/// Sets crossed: counts of `set` ∩ rows[i] ∩ columns[j].
std::vector<std::vector<std::uint64_t>> cross(const Set& set, std::span<const Set> rows, std::span<const Set> columns);

}  // namespace sanlian::search
