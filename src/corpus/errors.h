#pragma once

#include "base/error.h"

namespace sanlian::corpus::errors {

// Files
extern const ErrorSpec file_unreadable, file_broken, format_unknown, classification_file, member_unknown,
    index_of_other_import, refusals_unwritable, import_stopped;

// Records
extern const ErrorSpec record_broken, record_too_large, record_empty, not_a_publication, row_not_an_object,
    payload_broken;

// Questions
extern const ErrorSpec no_index, no_such_axis, no_such_publication, bad_page;

}  // namespace sanlian::corpus::errors
