#include "net/impl/inbox.h"

#include <algorithm>

#include "net/reply_batch.h"

namespace sanlian::net {
namespace {
thread_local int batch_depth = 0;
thread_local std::vector<std::shared_ptr<Inbox>> batch_inboxes;  // a few: one a loop
}  // namespace

void Inbox::post(std::shared_ptr<LoopTask> task) {
  {
    const std::lock_guard lock(mutex_);
    if (closed_) return;
    tasks_.push_back(std::move(task));
    if (batch_depth == 0) {
      if (!woken_) woken_ = true, wake_();
      return;
    }
  }
  const auto known = [this](const auto& inbox) { return inbox.get() == this; };
  if (std::none_of(batch_inboxes.begin(), batch_inboxes.end(), known)) batch_inboxes.push_back(shared_from_this());
}

void Inbox::wake_if_needed() {
  const std::lock_guard lock(mutex_);
  if (closed_ || woken_ || tasks_.empty()) return;
  woken_ = true;
  wake_();
}

void Inbox::run_all() {
  {
    const std::lock_guard lock(mutex_);
    woken_ = false;
    running_.swap(tasks_);
  }
  for (auto& task : running_) {
    auto* raw = task.get();
    raw->run_on_loop(std::move(task));
  }
  running_.clear();
}

void Inbox::close() {
  std::vector<std::shared_ptr<LoopTask>> dropped;
  const std::lock_guard lock(mutex_);
  closed_ = true;
  dropped.swap(tasks_);
}

ReplyBatch::ReplyBatch() { ++batch_depth; }

ReplyBatch::~ReplyBatch() {
  if (--batch_depth > 0) return;
  for (const auto& inbox : batch_inboxes) inbox->wake_if_needed();
  batch_inboxes.clear();
}

}  // namespace sanlian::net
