#include "store/impl/checkpointer.h"

#include <algorithm>
#include <utility>

#include "base/log.h"

namespace sanlian::store {

Checkpointer::Checkpointer(Connection connection, int pages)
    : connection_(std::move(connection)), pages_max_(pages), next_at_(pages) {
  thread_ = std::thread([this] { loop(); });
}

Checkpointer::~Checkpointer() {
  {
    std::lock_guard lock(mutex_);
    state_ = State::closing;
    changed_.notify_one();
  }
  thread_.join();
}

bool Checkpointer::look(int pages_in_log) {
  if (pages_in_log < pages_max_) next_at_ = pages_max_;  // a new log
  if (pages_in_log < next_at_) return false;
  std::lock_guard lock(mutex_);
  if (state_ == State::copied) {
    state_ = State::idle;
    // Where a reader holds an old state the log goes on growing: the next copy is worth it once there is more to copy.
    next_at_ = pages_in_log + std::max(1, pages_max_ / 2);
    return true;
  }
  if (state_ == State::idle) {
    state_ = State::wanted;
    changed_.notify_one();
  }
  return false;
}

void Checkpointer::loop() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return state_ == State::wanted || state_ == State::closing; });
    if (state_ == State::closing) return;
    lock.unlock();
    copy();
    lock.lock();
    if (state_ == State::wanted) state_ = State::copied;
  }
}

/// A failure loses nothing, for the log keeps what was not copied; a disk that is full says so to the next commit.
void Checkpointer::copy() {
  auto copied = connection_.query("PRAGMA wal_checkpoint(PASSIVE)");
  if (copied)
    if (const auto row = copied->next(); row) return;
  log(LogLevel::warning, "store: the log could not be copied into the data file");
}

}  // namespace sanlian::store
