// The same query on Sphinx 2.2 (and Manticore, which took over its language): one visitor of the tree, for an index
// laid down by sphinx_feed.h. What that engine cannot say exactly is refused with a reason, never approximated.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "search/query.h"
#include "search/schema.h"

namespace sanlian::search {

struct SphinxQuery {
  std::string match;      ///< The expression of MATCH().
  std::string condition;  ///< On number attributes; empty where there is none.

  std::string count_sql(std::string_view index) const;
  /// Rows of id, key and weight, best first.
  std::string hits_sql(std::string_view index, std::size_t k) const;
};

/// Errors: search.not_on_engine for an OR of numbers with words, a wildcard inside a Chinese word, nearness of more
/// than 512 shapes, a prefix of more than 64 characters. A word of more than 40 characters is found whole, not by
/// wildcard.
Result<SphinxQuery> to_sphinx(const Query& query, const Schema& schema);

}  // namespace sanlian::search
