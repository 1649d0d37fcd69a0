#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace sanlian::bench {

/// The shape of a writer thread with group commit: takes all that waits, works, completes all together.
template <class Item>
class Batcher {
 public:
  explicit Batcher(std::function<void(std::vector<Item>&)> complete)
      : complete_(std::move(complete)), thread_([this] { work(); }) {}
  ~Batcher() {
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    changed_.notify_one();
    thread_.join();
  }
  void post(Item item) {
    {
      const std::lock_guard lock(mutex_);
      items_.push_back(std::move(item));
    }
    changed_.notify_one();
  }

 private:
  void work() {
    std::vector<Item> taken;
    while (true) {
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return ended_ || !items_.empty(); });
        if (ended_) return;
        taken.swap(items_);
      }
      complete_(taken);
      taken.clear();
    }
  }

  std::function<void(std::vector<Item>&)> complete_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Item> items_;
  bool ended_ = false;
  std::thread thread_;
};

}  // namespace sanlian::bench
