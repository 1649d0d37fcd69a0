#include "store/impl/writer.h"

#include <sqlite3.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/log.h"
#include "store/errors.h"
#include "store/impl/trusted.h"

namespace sanlian::store {
namespace {

using std::chrono::steady_clock;

/// Deferred keys are checked by SQLite at COMMIT only, where one job's mistake would cost the whole group.
bool has_open_foreign_keys(sqlite3* database) {
  int open = 0, highest = 0;
  sqlite3_db_status(database, SQLITE_DBSTATUS_DEFERRED_FKS, &open, &highest, 0);
  return open != 0;
}

/// SQLite itself rolls everything back when the disk is full or fails in the middle of a change.
bool transaction_is_lost(sqlite3* database) { return sqlite3_get_autocommit(database) != 0; }

Error lost_error(const Error* refusal) {
  if (refusal && (refusal->is(errors::disk_full) || refusal->is(errors::disk_failed))) return *refusal;
  return Error(errors::disk_failed, {{"detail", "the transaction was rolled back"}});
}

}  // namespace

Writer::Writer(Connection connection, Connection copier, JournalTail tail, Options options)
    : connection_(std::move(connection)),
      checkpointer_(std::move(copier), options.log_pages_max),
      tail_(std::move(tail)),
      options_(options),
      last_seq_told_(tail_.last_seq()) {
  connection_.guard();
  const auto note = [](void* pages_in_log, sqlite3*, const char*, int pages) {
    *static_cast<int*>(pages_in_log) = pages;
    return SQLITE_OK;
  };
  sqlite3_wal_hook(connection_.handle(), note, &pages_in_log_);  // in the place of SQLite's own checkpoints
  thread_ = std::thread([this] { loop(); });
}

Writer::~Writer() {
  {
    std::lock_guard lock(mutex_);
    closing_ = true;
    awake_.notify_one();
  }
  thread_.join();
}

Status Writer::post(std::unique_ptr<Write> write) {
  std::lock_guard lock(mutex_);
  if (closing_) return Error(errors::closing);
  if (queue_.size() >= static_cast<std::size_t>(options_.queue_max))
    return Error(errors::busy, {{"max", std::to_string(options_.queue_max)}});
  queue_.push_back(std::move(write));
  if (std::exchange(sleeping_, false)) awake_.notify_one();
  return {};
}

void Writer::on_commit(std::function<void(std::int64_t)> call) {
  std::lock_guard lock(mutex_);
  on_commit_.push_back(std::move(call));
}

StoreFigures Writer::figures() const {
  std::lock_guard lock(mutex_);
  return {.jobs = jobs_,
          .jobs_refused = refused_,
          .groups = groups_,
          .groups_failed = groups_failed_,
          .queued = static_cast<std::int64_t>(queue_.size()),
          .commit_micros = commit_micros_};
}

void Writer::loop() {
  while (wait_for_work())
    while (!batch_.empty()) run_group();
}

/// False when the writer closes and nothing is left.
bool Writer::wait_for_work() {
  std::unique_lock lock(mutex_);
  sleeping_ = queue_.empty();
  awake_.wait(lock, [&] { return !queue_.empty() || closing_; });
  sleeping_ = false;
  batch_.swap(queue_);
  return !batch_.empty();
}

/// Adds what was queued meanwhile; false when nothing was.
bool Writer::take_more() {
  std::lock_guard lock(mutex_);
  std::move(queue_.begin(), queue_.end(), std::back_inserter(batch_));
  const bool any = !queue_.empty();
  queue_.clear();
  return any;
}

void Writer::run_group() {
  const bool restructures = batch_.front()->kind() == WriteKind::restructure;
  std::size_t taken = 0;
  auto committed = restructures ? run_own("PRAGMA foreign_keys = OFF") : Status();
  if (committed) committed = run_jobs(Undo::transaction, taken);
  if (committed) committed = commit();
  if (taken == 0) taken = restructures ? 1 : batch_.size();  // not even begun: all of them hear why
  const Group group = Group(batch_).first(taken);
  refused_ += std::count_if(group.begin(), group.end(), [](const auto& write) { return write->refusal() != nullptr; });
  if (!committed) give_up(group, committed.error());
  if (restructures && !run_own("PRAGMA foreign_keys = ON"))
    log(LogLevel::error, "store: foreign keys could not be switched on again");
  ++groups_;
  jobs_ += static_cast<std::int64_t>(taken);
  complete(group);
  batch_.erase(batch_.begin(), batch_.begin() + static_cast<std::ptrdiff_t>(taken));
}

/// Runs what waits, and what comes while it runs: that saves it the wait for a sync of its own. An error is about the
/// group as a whole; what one job refuses stays in that job.
Status Writer::run_jobs(Undo undo, std::size_t& taken) {
  SANLIAN_TRY(run_own("BEGIN IMMEDIATE"));
  const auto start = steady_clock::now();
  const auto runs_alone = [](const auto& write) { return write->kind() != WriteKind::normal; };
  do {
    for (; taken < batch_.size(); ++taken) {
      auto& write = batch_[taken];
      if (taken > 0 && (runs_alone(write) || runs_alone(batch_.front()))) return {};
      const auto run = run_job(*write, undo);
      const bool lost = transaction_is_lost(connection_.handle());
      if (run && lost && taken > 0) {  // it took the jobs before it along
        taken = 0;
        return run_jobs(Undo::savepoint, taken);
      }
      if (!run || lost || steady_clock::now() - start > options_.group_time_max) return ++taken, run;
    }
  } while (take_more());
  return {};
}

Status Writer::run_job(Write& write, Undo undo) {
  const bool in_savepoint = undo == Undo::savepoint;
  if (in_savepoint) SANLIAN_TRY(run_own("SAVEPOINT job"));
  tail_.enter();
  const auto before = connection_.changes_run();
  const bool kept = call(write);
  if (transaction_is_lost(connection_.handle())) return lost_error(write.refusal());
  tail_.leave(kept);
  if (in_savepoint) {
    if (!kept) SANLIAN_TRY(run_own("ROLLBACK TO job"));
    SANLIAN_TRY(run_own("RELEASE job"));
  } else if (!kept && connection_.changes_run() != before) {
    roll_back();
  }
  return {};
}

/// True: its changes stand. What a job throws is our own defect: its changes go, the writer lives on.
bool Writer::call(Write& write) {
  connection_.set_trusted(write.kind() == WriteKind::restructure);
  Transaction transaction(connection_, tail_, options_.clock.now());
  bool kept = false;
  try {
    kept = write.run(transaction);
    ensure(connection_.rows_lent() == 0, "a job lets go of its rows before it ends");
  } catch (const std::exception& thrown) {
    log(LogLevel::error, std::string("store: a job failed: ") + thrown.what());
    write.refuse(Error(errors::job_failed, {{"detail", thrown.what()}}));
    kept = false;
  }
  connection_.set_trusted(false);
  if (kept && !foreign_keys_hold(write.kind())) {
    write.refuse(Error(errors::foreign_key));
    kept = false;
  }
  return kept;
}

bool Writer::foreign_keys_hold(WriteKind kind) {
  if (kind != WriteKind::restructure) return !has_open_foreign_keys(connection_.handle());
  auto broken = connection_.query("PRAGMA foreign_key_check");
  if (!broken) return false;
  const auto row = broken->next();
  return row && !*row;
}

Status Writer::commit() {
  if (transaction_is_lost(connection_.handle())) return {};  // its only job refused: nothing to keep
  const Trusted trusted(connection_);
  SANLIAN_TRY(tail_.seal(connection_));
  const auto start = steady_clock::now();
  SANLIAN_TRY(connection_.run("COMMIT"));
  commit_micros_ += std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - start).count();
  commits_.fetch_add(1, std::memory_order_release);
  const auto before = std::exchange(last_seq_told_, tail_.last_seq());
  tail_.committed();
  if (before != last_seq_told_)
    for (const auto& call : on_commit_) call(last_seq_told_);
  if (checkpointer_.look(pages_in_log_))
    if (!run_own("PRAGMA wal_checkpoint(PASSIVE)"))
      log(LogLevel::warning, "store: the log could not be copied into the data file");
  return {};
}

void Writer::roll_back() {
  if (!transaction_is_lost(connection_.handle()) && !run_own("ROLLBACK"))
    log(LogLevel::error, "store: a transaction could not be rolled back");
  tail_.rolled_back();
}

void Writer::give_up(Group group, const Error& error) {
  roll_back();
  ++groups_failed_;
  log(LogLevel::error,
      "store: a group of " + std::to_string(group.size()) + " changes was not saved: " + error.print(Lang::en));
  for (auto& write : group) write->refuse(error);
}

void Writer::complete(Group finished) {
  for (auto& write : finished) {
    if (!write->channel()) {
      write->finish();
      write.reset();
      continue;
    }
    auto parcel =
        std::find_if(parcels_.begin(), parcels_.end(), [&](auto& p) { return p.channel == write->channel(); });
    if (parcel == parcels_.end()) parcel = parcels_.insert(parcels_.end(), Parcel{write->channel(), {}});
    parcel->writes.push_back(std::move(write));
  }
  for (auto& [channel, writes] : parcels_) channel->deliver(std::move(writes));
  parcels_.clear();
}

Status Writer::run_own(std::string_view sql) {
  const Trusted trusted(connection_);
  SANLIAN_TRY(connection_.run(sql));
  return {};
}

}  // namespace sanlian::store
