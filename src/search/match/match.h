#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "search/index/snapshot.h"
#include "search/limits.h"
#include "search/query.h"
#include "search/set.h"

namespace sanlian::search {

/// Every document that `query` finds, exactly. O(postings read). Errors: search.too_many_terms (a wildcard),
/// search.out_of_time.
Result<Set> match(const Snapshot& snapshot, const Query& query, const Limits& limits = {});

/// match().count(), where it can be told without making the set.
Result<std::uint64_t> count(const Snapshot& snapshot, const Query& query, const Limits& limits = {});

struct Hit {
  std::uint32_t doc = 0;
  float score = 0;
};

/// The best `k` by BM25F over the words of the query (Okapi k1 1.2, b 0.75; filters and negations score nothing), equal
/// scores by document number; what block maxima rule out is skipped, the answer is the same as without.
Result<std::vector<Hit>> top(const Snapshot& snapshot, const Query& query, std::size_t k, const Limits& limits = {});

/// Where a list goes on after its last row.
struct After {
  std::optional<std::int64_t> value;  ///< Of the column sorted by.
  std::uint32_t doc = 0;
};

/// `k` documents of `set` by a number field, those without the number last; equal ones by document number.
std::vector<std::uint32_t> sorted(const Snapshot& snapshot, const Set& set, FieldId number, bool descending,
                                  std::size_t k, const std::optional<After>& after = {});

}  // namespace sanlian::search
