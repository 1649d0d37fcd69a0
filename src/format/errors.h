#pragma once

#include "base/error.h"

namespace sanlian::format::errors {

// Any text
extern const ErrorSpec not_utf8, too_large, too_deep, duplicate_key;
// JSON
extern const ErrorSpec json_ends_early, json_unexpected, json_bad_number, json_bad_escape, json_control_character,
    json_trailing;
// YAML
extern const ErrorSpec yaml_empty, yaml_unreadable, yaml_unterminated_quote, yaml_stray_character,
    yaml_several_documents, yaml_anchor, yaml_tag, yaml_directive, yaml_ambiguous_word, yaml_ambiguous_number,
    yaml_key_not_text, yaml_null_character;
// Declared files
extern const ErrorSpec unknown_key, misspelt_key, missing_key, wrong_kind, needs_quotes, unknown_choice,
    misspelt_choice, bad_identifier, bad_date, out_of_range, empty_text;

}  // namespace sanlian::format::errors
