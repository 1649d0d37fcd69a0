#pragma once

#include "base/error.h"

namespace sanlian::store::errors {

// What a change may not do; arguments name the table and the columns.
extern const ErrorSpec not_unique;
extern const ErrorSpec foreign_key;
extern const ErrorSpec check_failed;
extern const ErrorSpec value_missing;
extern const ErrorSpec wrong_type;
extern const ErrorSpec too_big;
extern const ErrorSpec append_only;
extern const ErrorSpec statement_refused;
extern const ErrorSpec statement_wrong;

// What the moment does not allow.
extern const ErrorSpec busy;
extern const ErrorSpec locked;
extern const ErrorSpec closing;
extern const ErrorSpec query_too_slow;
extern const ErrorSpec interrupted;
extern const ErrorSpec job_failed;

// What the machine does not allow.
extern const ErrorSpec folder_in_use;
extern const ErrorSpec cannot_open;
extern const ErrorSpec not_a_database;
extern const ErrorSpec newer_format;
extern const ErrorSpec disk_full;
extern const ErrorSpec disk_failed;
extern const ErrorSpec read_only;
extern const ErrorSpec damaged;
extern const ErrorSpec out_of_memory;

// Schema steps.
extern const ErrorSpec schema_newer;
extern const ErrorSpec schema_step_changed;
extern const ErrorSpec schema_step_failed;

// Documents and backups.
extern const ErrorSpec blob_not_found;
extern const ErrorSpec blob_damaged;
extern const ErrorSpec blob_too_big;
extern const ErrorSpec target_exists;
extern const ErrorSpec backup_wrong;
extern const ErrorSpec file_failed;

}  // namespace sanlian::store::errors
