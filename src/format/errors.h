#pragma once

#include "base/error.h"

namespace sanlian::format::errors {

// Any text
extern const ErrorSpec not_utf8, too_large, too_deep, duplicate_key;
// JSON
extern const ErrorSpec json_ends_early, json_unexpected, json_bad_number, json_bad_escape, json_control_character,
    json_trailing;

}  // namespace sanlian::format::errors
