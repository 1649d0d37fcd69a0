#pragma once

#include "base/error.h"

namespace sanlian::search::errors {

extern const ErrorSpec file_unreadable;
extern const ErrorSpec write_failed;
extern const ErrorSpec segment_damaged;
extern const ErrorSpec segment_too_large;
extern const ErrorSpec index_damaged;
extern const ErrorSpec index_missing;
extern const ErrorSpec index_locked;
extern const ErrorSpec index_read_only;
extern const ErrorSpec other_schema;
extern const ErrorSpec bad_document;

}  // namespace sanlian::search::errors
