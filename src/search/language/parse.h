// What patent searchers type, read into the one tree. Grammar: docs/guides/search.md.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "search/query.h"
#include "search/schema.h"

namespace sanlian::search {

/// Binds tightest first: fields and NOT, nearness, AND (also mere adjacency), OR. Brackets stay visible in the tree.
///
/// Errors: those of language/errors.h, each with the place (`character 12`, argument `at`) and a suggestion where one
/// is near. Never throws, whatever the bytes; brackets and NOTs at most 200 deep, length at most 65,536 bytes.
Result<Query> parse(std::string_view text, const Schema& schema);

/// The line an error of parse() stands in and below it a caret under the place, for terminals; empty where it has none.
std::string sketch(const Error& error);

/// The text that parse() reads back into the same tree; with the first code of each field, operators in capitals, each
/// field once around what it holds.
std::string print(const Query& query, const Schema& schema);

}  // namespace sanlian::search
