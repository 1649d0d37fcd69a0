#pragma once

#include "base/error.h"

namespace sanlian::record::errors {

// declared files
extern const ErrorSpec unknown_type, unknown_kind, unknown_field, unknown_role, name_taken, reserved_key, bad_condition,
    missing_declaration, schema_change;
// values
extern const ErrorSpec required, wrong_value, too_long, out_of_range, not_an_option, not_unique, no_such_target,
    needs_reason, computed_field, unreadable_date, unreadable_number, unknown_receipt, too_many_waiting;
// records
extern const ErrorSpec no_such_record, not_allowed, field_forbidden, version_conflict, version_missing,
    still_referred_to, already_deleted, not_deleted, unknown_sort, bad_cursor, bad_limit, filter_forbidden,
    outside_rule;

}  // namespace sanlian::record::errors
