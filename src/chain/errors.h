#pragma once

#include "base/error.h"

namespace sanlian::chain::errors {

// Declared files.
extern const ErrorSpec name_taken, unknown_stage, not_of_type, chain_missing, one_chain, unreachable, no_way_out,
    end_with_deadline, guard_form, unknown_effect, unknown_check, unknown_input, check_over, unknown_document,
    no_document_type, wrong_type, not_records, computed_field, creation_key, creation_lacks, notice_for_nobody;
// Moving a record, in the order in which they are looked for.
extern const ErrorSpec no_chain, unknown_move, wrong_role, not_this_record, wrong_stage, reason_missing, not_asked,
    field_missing, guard_unmet, guard_unknown, check_not_passed, document_missing;
// Notices.
extern const ErrorSpec no_such_notice;

}  // namespace sanlian::chain::errors
