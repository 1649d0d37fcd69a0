#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "store/connection.h"
#include "store/impl/checkpointer.h"
#include "store/impl/journal_tail.h"
#include "store/store.h"
#include "store/write.h"

namespace sanlian::store {

/// The one thread that writes. It takes the whole queue, runs it as one transaction, commits, and only then completes
/// all. A job that refuses before its first change costs nothing; one that refuses later makes its group start again,
/// now with a savepoint around each job, so that it alone is undone. So a job may run twice.
class Writer {
 public:
  struct Options {
    const Clock& clock;
    int queue_max;
    std::chrono::milliseconds group_time_max;
    int log_pages_max;
  };
  /// The connections are set up, `copier` for copying the log; load() has been done on the tail.
  Writer(Connection connection, Connection copier, JournalTail tail, Options options);
  ~Writer();  ///< Runs what is queued, then ends the thread.

  Status post(std::unique_ptr<Write> write);
  void on_commit(std::function<void(std::int64_t)> call);
  bool is_this_thread() const { return std::this_thread::get_id() == thread_.get_id(); }
  StoreFigures figures() const;
  /// Rises with each commit, before anybody hears of it.
  const std::atomic<std::int64_t>& commits() const { return commits_; }

 private:
  using Group = std::span<std::unique_ptr<Write>>;
  void loop();
  bool wait_for_work();
  bool take_more();
  /// Runs as many of the batch as one group takes, and completes them.
  void run_group();
  /// What a job that refuses after a change takes with it: its whole transaction, or itself alone.
  enum class Undo { transaction, savepoint };
  Status run_jobs(Undo undo, std::size_t& taken);
  Status run_job(Write& write, Undo undo);
  bool call(Write& write);
  bool foreign_keys_hold(WriteKind kind);
  Status commit();
  void roll_back();
  void give_up(Group group, const Error& error);
  void complete(Group finished);
  Status run_own(std::string_view sql);

  Connection connection_;
  Checkpointer checkpointer_;
  int pages_in_log_ = 0;  ///< As SQLite told at the last commit.
  JournalTail tail_;
  const Options options_;
  std::vector<std::function<void(std::int64_t)>> on_commit_;
  std::int64_t last_seq_told_;
  struct Parcel {
    Channel* channel;
    std::vector<std::unique_ptr<Write>> writes;
  };
  std::vector<Parcel> parcels_;                ///< Empty between groups.
  std::vector<std::unique_ptr<Write>> batch_;  ///< Taken from the queue, not completed yet.

  mutable std::mutex mutex_;
  std::condition_variable awake_;
  std::vector<std::unique_ptr<Write>> queue_;
  bool sleeping_ = false, closing_ = false;
  std::atomic<std::int64_t> commits_ = 0, jobs_ = 0, refused_ = 0, groups_ = 0, groups_failed_ = 0, commit_micros_ = 0;
  std::thread thread_;  ///< Last: it starts when all else stands.
};

}  // namespace sanlian::store
