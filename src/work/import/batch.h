#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "record/actor.h"
#include "store/migration.h"
#include "store/transaction.h"
#include "work/import/result.h"

namespace sanlian::work {

class Platform;

/// One import as it is remembered: what was read, what became of it, and whether it was taken back.
struct ImportBatch {
  std::string id, type, park, file_name;
  std::string digest;  ///< SHA-256 of the file.
  std::string mode;    ///< insert, update, upsert
  std::string state;   ///< done, dry_run, undone, partly_undone
  ImportCounts counts;
  std::string mapping, problems, warnings;  ///< JSON lists; of the problems the first kProblemsMax.
  std::string error_file;                   ///< Name below the folder of imports; empty: no row was refused.
  std::string by_id, by_name;
  Instant at;
  std::optional<Instant> undone_at;
  std::string undone;  ///< JSON of the undo; empty before.

  static constexpr std::size_t kProblemsMax = 100;
  std::string json(bool whole = true) const;  ///< Not whole: without mapping, problems and warnings.
};

/// Table import_batch.
std::span<const store::SchemaStep> import_schema_steps();
std::filesystem::path import_folder(const std::filesystem::path& data);

Status save_batch(store::Transaction& transaction, const ImportBatch& batch);
Status save_undo(store::Transaction& transaction, const ImportBatch& batch);

/// Whoever may import the type sees the batches of the own park and one's own. Errors: work.no_such_import.
Result<ImportBatch> find_batch(Platform& platform, store::Source& source, const record::Actor& actor,
                               std::string_view id);
/// Newest first, of all types that the actor may import; at most `limit`, before the batch `before` if one is given.
Result<std::vector<ImportBatch>> list_batches(Platform& platform, store::Source& source, const record::Actor& actor,
                                              int limit, std::string_view before = {});

}  // namespace sanlian::work
