#pragma once

#include "work/import/batch.h"
#include "work/platform.h"

namespace sanlian::work {

/// Takes a whole import back in one transaction: what it created goes to the recycle bin, what it changed gets its
/// values from before, as the journal has them. Records that somebody changed since, that others refer to, or that the
/// actor may not change are left as they are and listed in the batch's `undone`; asked again, it tries those again.
/// Errors: work.no_such_import, work.import_not_undoable, record.forbidden.
Result<ImportBatch> undo_import(Platform& platform, const record::Actor& actor, const std::string& id,
                                const std::string& request_id = {});

}  // namespace sanlian::work
