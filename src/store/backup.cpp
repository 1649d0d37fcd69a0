#include "store/backup.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <map>
#include <memory>

#include "store/connection.h"
#include "store/errors.h"
#include "store/impl/files.h"
#include "store/impl/sqlite_error.h"
#include "store/journal.h"
#include "store/store.h"

namespace sanlian::store {
namespace {

namespace fs = std::filesystem;
using Counts = std::map<std::string, std::int64_t>;

/// Pages copied between two looks at the progress: 16 MB.
constexpr int kPagesPerStep = 4096;

/// A connection read as a Source.
class Onlooker final : public Source {
 public:
  explicit Onlooker(Connection& connection) : connection_(connection) {}
  Result<Rows> query(std::string_view sql, Binds binds = {}) override { return connection_.query(sql, binds); }

 private:
  Connection& connection_;
};

/// A file being made; gone unless it was kept.
class Draft {
 public:
  explicit Draft(fs::path path) : path_(std::move(path)) {}
  ~Draft() {
    std::error_code ignored;
    for (const auto* suffix : {"", "-wal", "-shm", "-journal"}) fs::remove(path_.string() + suffix, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

Error wrong(const fs::path& file, std::string detail) {
  return Error(errors::backup_wrong, {{"file", file.string()}, {"detail", std::move(detail)}});
}

Status refuse_existing(const fs::path& target) {
  std::error_code failure;
  if (fs::exists(fs::symlink_status(target, failure))) return Error(errors::target_exists, {{"path", target.string()}});
  return {};
}

Result<Counts> count_rows(Source& source) {
  std::vector<std::string> tables;
  auto rows = SANLIAN_TRY(source.query("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"));
  while (SANLIAN_TRY(rows.next())) tables.emplace_back(rows.text(0));
  Counts counts;
  for (const auto& table : tables)
    counts[table] = SANLIAN_TRY(source.integer("SELECT count(*) FROM \"" + table + "\"")).value_or(0);
  return counts;
}

/// Copies page by page what `from` sees; it stands in a read transaction, so nothing that is saved meanwhile shows.
Status copy_pages(Connection& from, Connection& to, const std::function<void(std::int64_t, std::int64_t)>& progress) {
  const std::unique_ptr<sqlite3_backup, decltype(&sqlite3_backup_finish)> copy(
      sqlite3_backup_init(to.handle(), "main", from.handle(), "main"), sqlite3_backup_finish);
  if (!copy) return error_of(to.handle(), sqlite3_errcode(to.handle()), "backup");
  int code = SQLITE_OK;
  while (code == SQLITE_OK) {
    code = sqlite3_backup_step(copy.get(), kPagesPerStep);
    const std::int64_t all = sqlite3_backup_pagecount(copy.get());
    if (progress) progress(all - sqlite3_backup_remaining(copy.get()), all);
  }
  if (code != SQLITE_DONE) return error_of(to.handle(), code, "backup");
  return {};
}

/// One line `ok`, or what is wrong.
Status ask_integrity(Source& source, const fs::path& file) {
  auto rows = SANLIAN_TRY(source.query("PRAGMA integrity_check(1)"));
  if (!SANLIAN_TRY(rows.next()) || rows.text(0) != "ok") return wrong(file, std::string(rows.text(0)));
  auto keys = SANLIAN_TRY(source.query("PRAGMA foreign_key_check"));
  if (SANLIAN_TRY(keys.next())) return wrong(file, "a reference of table " + std::string(keys.text(0)) + " is broken");
  return {};
}

Result<BackupReport> check(const fs::path& file, const Counts* expected) {
  auto connection = SANLIAN_TRY(Connection::open({.file = file.string()}));
  Onlooker source(connection);
  SANLIAN_TRY(ask_integrity(source, file));
  BackupReport report;
  const auto counts = SANLIAN_TRY(count_rows(source));
  if (expected && counts != *expected) return wrong(file, "its tables do not hold as many rows as the source");
  if (!counts.contains("journal")) return wrong(file, "it holds no journal");
  for (const auto& [table, rows] : counts) report.rows += rows;
  report.tables = static_cast<std::int64_t>(counts.size());
  const auto verdict = SANLIAN_TRY(journal::verify(source));
  if (!verdict.sound()) return wrong(file, "journal: " + verdict.why + " at " + std::to_string(*verdict.broken_seq));
  report.journal_seq = verdict.newest.last_seq;
  report.journal_hash = verdict.newest.hash;
  report.bytes = static_cast<std::int64_t>(fs::file_size(file));
  return report;
}

Result<Counts> copy_database(const fs::path& from, const fs::path& to,
                             const std::function<void(std::int64_t, std::int64_t)>& progress) {
  auto source = SANLIAN_TRY(Connection::open({.file = from.string(), .busy = std::chrono::milliseconds(2000)}));
  auto target = SANLIAN_TRY(Connection::open({.file = to.string(), .mode = Connection::Mode::read_write}));
  // The copy is synced once, as a whole, before it gets its name.
  SANLIAN_TRY(target.script("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF"));
  Onlooker onlooker(source);
  SANLIAN_TRY(source.run("BEGIN"));
  auto counts = SANLIAN_TRY(count_rows(onlooker));
  SANLIAN_TRY(copy_pages(source, target, progress));
  SANLIAN_TRY(source.run("COMMIT"));
  // A single file, readable from a read-only place: without the log beside it.
  SANLIAN_TRY(target.script("PRAGMA journal_mode = DELETE"));
  return counts;
}

Status put_in_place(const Draft& draft, const fs::path& target) {
  {
    const auto file = SANLIAN_TRY(open_file(draft.path(), O_RDONLY));
    SANLIAN_TRY(sync(file.number(), draft.path()));
  }
  // A link refuses an existing name, which a rename would silently replace.
  if (link(draft.path().c_str(), target.c_str()) != 0) {
    if (errno == EEXIST) return Error(errors::target_exists, {{"path", target.string()}});
    return file_error(errno, "name", target);
  }
  return sync_folder(target.parent_path().empty() ? fs::path(".") : target.parent_path());
}

Result<BackupReport> copy_and_check(const fs::path& from, const fs::path& to,
                                    const std::function<void(std::int64_t, std::int64_t)>& progress) {
  SANLIAN_TRY(refuse_existing(to));
  // The number keeps two backups apart, and what a killed one left from being in the way.
  const Draft draft(to.string() + ".partial-" + std::to_string(getpid()));
  const auto counts = SANLIAN_TRY(copy_database(from, draft.path(), progress));
  const auto report = SANLIAN_TRY(check(draft.path(), &counts));
  SANLIAN_TRY(put_in_place(draft, to));
  return report;
}

}  // namespace

Result<BackupReport> back_up_database(Store& store, const fs::path& target,
                                      const std::function<void(std::int64_t, std::int64_t)>& progress) {
  return copy_and_check(store.file(), target, progress);
}

Result<BackupReport> back_up(Store& store, const Blobs& blobs, const fs::path& target) {
  SANLIAN_TRY(refuse_existing(target));
  SANLIAN_TRY(make_folders(target));
  auto report = SANLIAN_TRY(back_up_database(store, target / "data.db"));
  const auto copy = SANLIAN_TRY(Blobs::open(target / "blobs"));
  SANLIAN_TRY(blobs.copy_to(copy));
  report.documents = static_cast<std::int64_t>(SANLIAN_TRY(copy.list()).size());
  return report;
}

Result<BackupReport> restore(const fs::path& backup, const fs::path& folder) {
  std::error_code failure;
  if (fs::exists(folder, failure) && !(fs::is_directory(folder, failure) && fs::is_empty(folder, failure)))
    return Error(errors::target_exists, {{"path", folder.string()}});
  SANLIAN_TRY(make_folders(folder));
  const bool is_folder = fs::is_directory(backup, failure);
  auto report = SANLIAN_TRY(copy_and_check(is_folder ? backup / "data.db" : backup, folder / "data.db", {}));
  if (!is_folder || !fs::exists(backup / "blobs", failure)) return report;
  const auto from = Blobs::look_into(backup / "blobs");
  const auto to = SANLIAN_TRY(Blobs::open(folder / "blobs"));
  SANLIAN_TRY(from.copy_to(to));
  report.documents = static_cast<std::int64_t>(SANLIAN_TRY(to.list()).size());
  return report;
}

Result<BackupReport> check_backup(const fs::path& file) { return check(file, nullptr); }

}  // namespace sanlian::store
