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
    misspelt_choice, bad_identifier, bad_date, out_of_range, empty_text, empty_list;

// Tables
extern const ErrorSpec cannot_read, csv_unclosed_quote, csv_after_quote, csv_bad_bytes, csv_null_character,
    row_too_long, too_many_columns, too_many_rows, cell_too_long, not_a_table, old_excel, encrypted_excel,
    other_spreadsheet, web_page_table;

// XLSX
extern const ErrorSpec xlsx_damaged, xlsx_missing_part, xlsx_bad_part, xlsx_dtd, xlsx_too_large, xlsx_no_sheet,
    xlsx_bad_cell, xlsx_cannot_write, xlsx_bad_sheet_name;

}  // namespace sanlian::format::errors
