// What patent searchers type, read into the one tree. Grammar: docs/guides/search.md.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "search/query.h"
#include "search/schema.h"

namespace sanlian::search {

/// Errors: search.syntax and its kin, each with the place (1-based character), a line with a caret under it, and a
/// suggestion where one is near. Never throws, whatever the bytes; depth at most 200, length at most 65,536 bytes.
Result<Query> parse(std::string_view text, const Schema& schema);

/// The shortest text that parse() reads back into the same tree; with the first code of each field.
std::string print(const Query& query, const Schema& schema);

}  // namespace sanlian::search
