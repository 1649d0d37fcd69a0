#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "search/index/snapshot.h"
#include "search/set.h"

namespace sanlian::corpus {

/// What a patent of one year and field is cited on average, over the whole index: old ones and those of busy fields
/// have had more chances. Made once a snapshot, one pass over it.
class CitationNorms {
 public:
  explicit CitationNorms(const search::Snapshot& snapshot);

  /// Mean of those of the same year of application and main IPC subclass; 0 where nothing is known.
  double expected(std::uint32_t doc) const;

 private:
  struct Sums {
    std::uint64_t citations = 0, documents = 0;
  };
  using Cell = std::pair<std::int64_t, std::uint32_t>;
  const search::Snapshot& snapshot_;
  std::map<Cell, Sums> cells_;
};

struct CitedDocument {
  std::string key;
  std::uint64_t citations = 0;
  double expected = 0;  ///< See CitationNorms.
  double ratio = 0;     ///< citations ÷ expected: 2 is twice its like.
};
struct CitedList {
  std::vector<CitedDocument> rows;  ///< Highest ratio first, equal ones by citations, then by key.
  std::uint64_t unknown = 0;        ///< Documents whose citations no source counts, or without year or class.
  bool is_exact = true;
};
/// The `k` documents of `set` that are cited most beside their like.
CitedList most_cited(const search::Snapshot& snapshot, const search::Set& set, const CitationNorms& norms,
                     std::size_t k);

}  // namespace sanlian::corpus
