#pragma once

#include <string_view>

#include "base/result.h"
#include "format/value.h"

namespace sanlian::format {

/// What an unquoted scalar means. Errors (without a place): format.yaml_ambiguous_word, format.yaml_ambiguous_number.
Result<Value> resolve_plain_scalar(std::string_view text);

/// libyaml's own words for what is wrong, with ours in Chinese where we have them.
Words yaml_problem(std::string_view libyaml_words);

}  // namespace sanlian::format
