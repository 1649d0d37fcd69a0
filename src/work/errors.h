#pragma once

#include "base/error.h"

namespace sanlian::work::errors {

// log-in
extern const ErrorSpec wrong_login, too_many_attempts, not_logged_in, csrf_missing, password_too_short, login_taken,
    no_such_user, user_disabled, wrong_old_password, role_needs_organisation, too_many_streams;
// rights beyond the types' own
extern const ErrorSpec not_an_administrator, no_such_park;
// changes
extern const ErrorSpec no_such_table, table_value, table_part_missing, table_row_count, loan_incomplete, no_such_check,
    no_such_indicator, no_such_rules;
// subsidies
extern const ErrorSpec subsidy_key, subsidy_base, subsidy_caps_unordered, subsidy_twice, no_such_subsidy,
    no_subsidy_then, subsidy_unmet, subsidy_unknown;
// files
extern const ErrorSpec file_empty, file_name, file_refused, no_file;
extern const ErrorSpec create_through_chain, stage_is_the_chains;

}  // namespace sanlian::work::errors
