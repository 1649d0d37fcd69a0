#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/index/snapshot.h"
#include "search/set.h"

namespace sanlian::corpus {

/// A publication that others rest on.
struct Cited {
  std::uint32_t doc = 0;
  std::int64_t cited_by = 0;
  double expected = 0;  ///< Mean of the corpus's publications of the same year and main IPC subclass that tell a count.
  double ratio = 0;     ///< cited_by / expected: 1 is usual. Corrects for age and field.
};

/// The `k` of a set with the highest ratio, among those cited at least `least` times. A year and subclass with fewer
/// than ten publications counts as its year alone. O(corpus).
std::vector<Cited> most_cited(const search::Snapshot& snapshot, const search::Set& set, std::size_t k,
                              std::int64_t least = 3);

}  // namespace sanlian::corpus
