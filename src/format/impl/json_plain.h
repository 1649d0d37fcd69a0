// The plain JSON reader: one pass, character by character. It says exactly where and why a text is refused, and is
// what the fast reader is compared with in tests. The fast reader hands it every text that it cannot read.
#pragma once

#include "format/json.h"

namespace sanlian::format {

Result<Value> parse_json_plainly(std::string_view text, const JsonLimits& limits);

}  // namespace sanlian::format
