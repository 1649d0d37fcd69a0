#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace sanlian::net {

class Exchange;

/// A few threads for handlers that take longer than an event loop may wait.
class WorkerPool {
 public:
  WorkerPool(int threads, std::size_t queue_max);
  ~WorkerPool() { stop(); }

  /// False when too many wait already.
  bool submit(std::shared_ptr<Exchange> exchange);
  /// Lets what runs run to its end, drops what waits.
  void stop();

 private:
  void work();

  const std::size_t queue_max_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<Exchange>> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace sanlian::net
