// Copies of the whole platform that can be trusted: taken while people work, checked before they get their name.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include "base/result.h"
#include "store/blobs.h"

namespace sanlian::store {

class Store;

struct BackupReport {
  std::int64_t bytes = 0, tables = 0, rows = 0;  ///< Of the database.
  std::int64_t journal_seq = 0;                  ///< The last entry it holds.
  std::string journal_hash;                      ///< The newest seal: write it down elsewhere.
  std::int64_t documents = 0;
};

/// Copies the database as it stands at one instant into the new file `target`, while writing goes on, then checks the
/// copy: SQLite's integrity, foreign keys, every table's row count against the source, the journal's chain.
/// `progress` gets the pages copied and all pages, now and then.
/// Errors: store.target_exists, store.backup_wrong, store.disk_full, store.file_failed.
Result<BackupReport> back_up_database(Store& store, const std::filesystem::path& target,
                                      const std::function<void(std::int64_t, std::int64_t)>& progress = {});

/// Database and documents into the new folder `target`: `data.db` and `blobs/`. The documents are copied after the
/// database, and are never altered, so the copy has at least those its records name.
Result<BackupReport> back_up(Store& store, const Blobs& blobs, const std::filesystem::path& target);

/// Puts a backup (a folder of back_up, or a single file of back_up_database) into `folder`, which must be absent or
/// empty. The backup is checked first. Errors: store.target_exists, store.backup_wrong, store.file_failed.
Result<BackupReport> restore(const std::filesystem::path& backup, const std::filesystem::path& folder);

/// The checks alone. Errors: store.backup_wrong, store.cannot_open.
Result<BackupReport> check_backup(const std::filesystem::path& file);

}  // namespace sanlian::store
