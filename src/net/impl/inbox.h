#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace sanlian::net {

/// Something that another thread has finished and the event loop must carry on with.
class LoopTask {
 public:
  virtual ~LoopTask() = default;
  /// `self` is what the inbox held: to be let go early by a task that is used again.
  virtual void run_on_loop(std::shared_ptr<LoopTask> self) = 0;
};

/// The only way into an event loop from other threads. However many tasks are posted while one wake-up is under way,
/// the loop is woken once. Outlives its loop, so that late answers have somewhere to go.
class Inbox : public std::enable_shared_from_this<Inbox> {
 public:
  /// `wake` must make the loop call run_all() soon; it is called with the inbox locked.
  explicit Inbox(std::function<void()> wake) : wake_(std::move(wake)) {}

  void post(std::shared_ptr<LoopTask> task);
  void run_all();
  void wake_if_needed();
  /// From now on tasks are dropped and nothing is woken.
  void close();

 private:
  std::mutex mutex_;
  std::vector<std::shared_ptr<LoopTask>> tasks_, running_;
  std::function<void()> wake_;
  bool woken_ = false, closed_ = false;
};

}  // namespace sanlian::net
