// The embedded database: one file, one writer thread with group commit, readers in parallel.
// docs/decisions/2026-11-23-sqlite.md
#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <span>

#include "base/clock.h"
#include "store/journal.h"
#include "store/migration.h"
#include "store/reader.h"
#include "store/write.h"

namespace sanlian::store {

/// Since the store was opened.
struct StoreFigures {
  std::int64_t jobs = 0, jobs_refused = 0, groups = 0, groups_failed = 0;
  std::int64_t queued = 0;         ///< Waiting now.
  std::int64_t commit_micros = 0;  ///< Spent in COMMIT, all groups.
};

/// The data folder of one running platform: `data.db`, its `-wal` and `-shm`, `lock`.
///
/// Thread-safe. A write is acknowledged only when it is on disk (WAL, synchronous=FULL). Closing waits for what is
/// queued. No reader and no Rows may outlive it.
class Store {
 public:
  struct Options {
    std::filesystem::path folder;                  ///< Made if absent, readable by its owner alone.
    const Clock* clock = nullptr;                  ///< Never null; outlives the store.
    bool read_only = false;                        ///< No lock, no writer: to look into the folder of a running server.
    int queue_max = 10'000;                        ///< Changes that may wait; beyond it store.busy.
    std::chrono::milliseconds group_time_max{20};  ///< After so much work a group commits and the rest follows.
    std::chrono::milliseconds read_time_max{10'000};  ///< For one query of a reader; zero is for ever.
    /// Page caches; a reader is a thread. The writer's is small because SQLite walks all of it at the end of a commit
    /// that moved pages of an index, as most do, until the file has a gigabyte: 0.4 ms with 64 MB.
    int writer_cache_kib = 16 * 1024, reader_cache_kib = 32 * 1024;
    int log_pages_max = 16'000;  ///< A log of so many pages (of 4 KB) is copied into the data file and begins anew.
    std::string vfs;             ///< Empty for the system's disk.
  };

  /// Opens or makes the folder and brings the tables of this room up to date.
  /// Errors: store.folder_in_use, store.read_only, store.cannot_open, store.not_a_database, store.damaged,
  /// store.schema_newer, store.disk_full.
  static Result<std::unique_ptr<Store>> open(const Options& options);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  /// Queues `job` (Transaction& to a Result<T> or Status; on the writer thread) and later calls `done` with its result,
  /// once the group is durable or given up: on the writer thread, or through `channel`.
  ///
  /// A job that refuses is undone alone; it, and others of its group, may run a second time for that, so a job changes
  /// nothing but the database. If the group cannot be committed every job of it gets that error
  /// (store.disk_full, store.disk_failed, store.read_only) and nothing is kept. Jobs run in the order of queueing.
  /// Validate before; re-check the version inside; never wait for anything inside.
  /// Errors now, without `done` being called: store.busy, store.closing, store.read_only.
  template <class Job, class Done>
  Status write(Job job, Done done, Channel* channel = nullptr, WriteKind kind = WriteKind::normal) {
    return post(std::make_unique<WriteOf<Job, Done>>(std::move(job), std::move(done), kind, channel));
  }

  /// Queues `job` and waits for its result. Never from a job or completion.
  template <class Job>
  auto write_and_wait(Job job, WriteKind kind = WriteKind::normal) -> std::invoke_result_t<Job&, Transaction&>;

  /// This thread's read connection; the first call opens it.
  Reader& reader();

  /// Applies what is pending of `steps`, in one transaction. Idempotent. See migration.h.
  Status migrate(std::span<const SchemaStep> steps);

  /// Called on the writer thread after a group with journal entries is durable, with the last sequence number.
  /// Register before the first write; it must only wake somebody.
  void on_commit(std::function<void(std::int64_t last_seq)> call);

  const Clock& clock() const;
  const std::filesystem::path& folder() const;
  std::filesystem::path file() const { return folder() / "data.db"; }
  StoreFigures figures() const;

 private:
  struct Parts;
  explicit Store(std::unique_ptr<Parts> parts);
  Status post(std::unique_ptr<Write> write);
  void ensure_may_wait() const;
  std::unique_ptr<Parts> parts_;
};

template <class Job>
auto Store::write_and_wait(Job job, WriteKind kind) -> std::invoke_result_t<Job&, Transaction&> {
  using Answer = std::invoke_result_t<Job&, Transaction&>;
  ensure_may_wait();
  std::mutex mutex;
  std::condition_variable ready;
  std::optional<Answer> answer;
  const auto done = [&](Answer result) {
    std::lock_guard lock(mutex);
    answer.emplace(std::move(result));
    ready.notify_one();  // under the lock: the waiter's stack lives until we let go of it
  };
  if (auto queued = write([&job](Transaction& t) { return job(t); }, done, nullptr, kind); !queued)
    return std::move(queued).error();
  std::unique_lock lock(mutex);
  ready.wait(lock, [&] { return answer.has_value(); });
  return std::move(*answer);
}

}  // namespace sanlian::store
