#pragma once

#include "base/error.h"

namespace sanlian::work::errors {

// log-in
extern const ErrorSpec wrong_login, too_many_attempts, not_logged_in, csrf_missing, password_too_short, login_taken,
    no_such_user, user_disabled, wrong_old_password, role_needs_organisation;
// rights beyond the types' own
extern const ErrorSpec not_an_administrator, no_such_park;
// changes
extern const ErrorSpec no_such_table, loan_incomplete, no_such_check, no_such_indicator;
// subsidies
extern const ErrorSpec subsidy_key, subsidy_base, subsidy_caps_unordered, subsidy_twice, no_such_subsidy,
    no_subsidy_then, subsidy_unmet, subsidy_unknown;
extern const ErrorSpec create_through_chain, stage_is_the_chains;
// imports and exports
extern const ErrorSpec import_no_header, import_no_rows, import_two_columns, import_two_fields, import_map_header,
    import_map_field, import_map_shape, import_no_key, import_key_column, import_key_not_indexed, import_no_space;
extern const ErrorSpec import_row_twice, import_no_such_record, import_several_records, import_row_without_key,
    import_several_targets, import_sheet_error, import_outside_rule;
extern const ErrorSpec no_such_import, import_not_undoable, import_changed_since, import_gone, import_no_error_file,
    bad_import_mode, bad_export_format, cannot_export, import_park_needed;

}  // namespace sanlian::work::errors
