#pragma once

#include "base/error.h"

namespace sanlian::work::errors {

// imports and exports
extern const ErrorSpec import_no_file, import_no_header, import_no_rows, import_two_columns, import_two_fields,
    import_map_header, import_map_field, import_map_shape, import_no_key, import_key_column, import_key_not_indexed,
    import_no_space;
extern const ErrorSpec import_row_twice, import_no_such_record, import_several_records, import_row_without_key,
    import_several_targets, import_sheet_error, import_outside_rule;
extern const ErrorSpec no_such_import, import_not_undoable, import_changed_since, import_gone, import_no_error_file,
    bad_import_mode, bad_export_format, cannot_export, import_park_needed;

}  // namespace sanlian::work::errors
