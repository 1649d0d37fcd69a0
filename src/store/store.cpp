#include "store/store.h"

#include <sqlite3.h>

#include "store/errors.h"
#include "store/impl/files.h"
#include "store/impl/folder_lock.h"
#include "store/impl/gathered_log.h"
#include "store/impl/journal_tail.h"
#include "store/impl/reader_pool.h"
#include "store/impl/writer.h"

namespace sanlian::store {
namespace {

/// "SANL": lets `file` and us tell our data file from any other SQLite file.
constexpr std::int64_t kApplicationId = 0x53414e4c;
/// The log is copied by the Checkpointer. Its file is cut back once it is copied, if it grew beyond twice its usual
/// size.
constexpr std::string_view kWriterSettings =
    "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = 134217728";

Result<std::int64_t> pragma(Connection& connection, std::string_view sql) {
  auto rows = SANLIAN_TRY(connection.query(sql));
  SANLIAN_TRY(rows.next());
  return rows.integer(0);
}

Status claim(Connection& connection) {
  const auto found = SANLIAN_TRY(pragma(connection, "PRAGMA application_id"));
  if (found == kApplicationId) return {};
  if (found != 0) return Error(errors::not_a_database);
  return connection.script("PRAGMA application_id = " + std::to_string(kApplicationId));
}

Status use_log(Connection& connection) {
  auto mode = SANLIAN_TRY(connection.query("PRAGMA journal_mode = WAL"));
  SANLIAN_TRY(mode.next());
  if (mode.text(0) != "wal") return Error(errors::disk_failed, {{"detail", "the file system does not allow WAL"}});
  return {};
}

Result<JournalTail> bring_up_to_date(Connection& connection, const Clock& clock) {
  JournalTail tail;
  Transaction transaction(connection, tail, clock.now());
  SANLIAN_TRY(connection.run("BEGIN IMMEDIATE"));
  auto applied = apply_schema_steps(transaction, store_schema_steps());
  if (!applied) {
    static_cast<void>(connection.run("ROLLBACK"));
    return std::move(applied).error();
  }
  SANLIAN_TRY(connection.run("COMMIT"));
  SANLIAN_TRY(tail.load(connection));
  return tail;
}

Result<Connection> open_for_writing(const Store::Options& options, const std::string& vfs, const std::string& file) {
  auto connection = SANLIAN_TRY(Connection::open({.file = file,
                                                  .mode = Connection::Mode::read_write,
                                                  .vfs = vfs,
                                                  .cache_kib = options.writer_cache_kib,
                                                  .busy = std::chrono::milliseconds(2000)}));
  if (sqlite3_db_readonly(connection.handle(), "main") == 1) return Error(errors::read_only).at(file);
  SANLIAN_TRY(claim(connection));
  SANLIAN_TRY(use_log(connection));
  SANLIAN_TRY(connection.script(kWriterSettings));
  return connection;
}

}  // namespace

struct Store::Parts {
  Options options;
  std::optional<FolderLock> lock;
  std::optional<GatheredLog> log;  ///< Before the connection that uses it.
  std::unique_ptr<Writer> writer;
  std::shared_ptr<ReaderPool> readers;  ///< Shared with threads that are just ending; see reader_pool.cpp.
};

Store::Store(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Store::~Store() {
  parts_->readers.reset();  // readers first: the last connection to close copies the log into the file
  parts_->writer.reset();
}

Result<std::unique_ptr<Store>> Store::open(const Options& options) {
  ensure(options.clock != nullptr, "the store is told its clock");
  auto parts = std::make_unique<Parts>();
  parts->options = options;
  const std::string file = (options.folder / "data.db").string();
  if (!options.read_only) {
    SANLIAN_TRY(make_folders(options.folder));
    parts->lock.emplace(SANLIAN_TRY(FolderLock::take(options.folder)));
    parts->log.emplace(options.vfs);
    auto connection = SANLIAN_TRY(open_for_writing(options, parts->log->name(), file));
    auto tail = SANLIAN_TRY(bring_up_to_date(connection, *options.clock));
    auto copier = SANLIAN_TRY(open_for_writing(options, parts->log->name(), file));
    parts->writer = std::make_unique<Writer>(
        std::move(connection), std::move(copier), std::move(tail),
        Writer::Options{*options.clock, options.queue_max, options.group_time_max, options.log_pages_max});
  }
  parts->readers =
      std::make_shared<ReaderPool>(Connection::Options{.file = file,
                                                       .vfs = options.vfs,
                                                       .cache_kib = options.reader_cache_kib,
                                                       .busy = std::chrono::milliseconds(2000)},
                                   options.read_time_max, parts->writer ? &parts->writer->commits() : nullptr);
  std::unique_ptr<Store> store(new Store(std::move(parts)));
  if (options.read_only) SANLIAN_TRY(store->reader().integer("SELECT max(seq) FROM journal"));
  return store;
}

Status Store::post(std::unique_ptr<Write> write) {
  if (!parts_->writer) return Error(errors::read_only);
  return parts_->writer->post(std::move(write));
}

void Store::ensure_may_wait() const {
  ensure(!parts_->writer || !parts_->writer->is_this_thread(), "a job cannot wait for another job");
}

Reader& Store::reader() { return parts_->readers->mine(); }

Status Store::migrate(std::span<const SchemaStep> steps) {
  // such a job checks every foreign key at its end: seconds among a million records, at every start
  if (SANLIAN_TRY(are_applied(reader(), steps))) return {};
  return write_and_wait([&](Transaction& transaction) { return apply_schema_steps(transaction, steps); },
                        WriteKind::restructure);
}

void Store::on_commit(std::function<void(std::int64_t)> call) {
  if (parts_->writer) parts_->writer->on_commit(std::move(call));
}

const Clock& Store::clock() const { return *parts_->options.clock; }
const std::filesystem::path& Store::folder() const { return parts_->options.folder; }
StoreFigures Store::figures() const { return parts_->writer ? parts_->writer->figures() : StoreFigures{}; }

}  // namespace sanlian::store
