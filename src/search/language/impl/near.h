#pragma once

#include <vector>

#include "base/result.h"
#include "search/language/impl/scanner.h"
#include "search/query.h"

namespace sanlian::search::language {

/// A Near of what stands beside `sign`, all in the fields they share. Errors: search.near_operand, search.near_fields.
Result<Query> make_near(const Source& source, const NearSign& sign, std::vector<Query> operands);

}  // namespace sanlian::search::language
