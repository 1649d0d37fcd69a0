#pragma once

#include <string>
#include <string_view>

#include "feel/value.h"

namespace sanlian::feel {

/// What `@"…"` takes: a date, time, date and time or either duration, by its own shape; else null.
Value parse_at_literal(std::string_view text);

/// `"…"` with escapes, so that it reads back as the same string.
std::string quoted(std::string_view text);

/// As FEEL's string() prints it: strings bare at the top, quoted inside lists and contexts.
std::string to_feel_string(const Value& value);

}  // namespace sanlian::feel
