// Importing a file of rows: everything is read and checked aside, then written in one transaction, so that a broken
// file or a crash leaves nothing. docs/decisions/2026-11-23-imports-in-one-transaction.md
#pragma once

#include "work/import/batch.h"
#include "work/import/options.h"
#include "work/platform.h"

namespace sanlian::work {

/// Answers the batch as it was kept. A row that is wrong is refused by itself and reported; the others are written.
/// Waits for the writer: from a worker thread or a command only.
///
/// Errors, with nothing written: record.forbidden; those of format::open_table and of map_columns;
/// work.import_no_header, work.import_no_rows, work.import_no_key and its kin; work.no_such_park; those of the store.
Result<ImportBatch> run_import(Platform& platform, const record::Actor& actor, const ImportOptions& options);

/// `{header: field, …}` as YAML or JSON read it. Errors: work.import_map_shape.
Result<std::vector<std::pair<std::string, std::string>>> read_map(const format::Value& tree);

}  // namespace sanlian::work
