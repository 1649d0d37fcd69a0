// The same query as OpenSearch's Query DSL, for an index made with opensearch_mapping() and filled by
// opensearch_rows(). What that engine cannot say exactly is refused with a reason, never approximated.
//
// Each text field has two companions that hold our own tokens, word by word at the same positions: `title_w` the words
// and bigrams, `title_s` the stems and single characters; intervals take each word of a phrase from the one that fits.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "format/value.h"
#include "search/document.h"
#include "search/query.h"
#include "search/schema.h"

namespace sanlian::search {

/// The value of `query` in a search or count. Errors: search.not_on_engine for nearness of three and more that are not
/// adjacent, of more than 512 shapes, and for a wildcard inside a Chinese word. A wildcard in nearness fails there,
/// with an error of the engine, beyond 128 words.
Result<format::Value> to_opensearch(const Query& query, const Schema& schema);

/// Settings and mappings to make the index with. `title` itself is analysed by Chinese bigrams without stop words, for
/// people who search the cluster directly.
format::Value opensearch_mapping(const Schema& schema);

/// Two lines for `_bulk`: the document's key is its `_id`.
std::string opensearch_rows(const Document& document, std::string_view index, const Schema& schema);

}  // namespace sanlian::search
