#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace sanlian::corpus {

/// A queue between two threads that holds so many bytes at most (or one item, however large).
template <class T>
class Handover {
 public:
  explicit Handover(std::size_t bytes_max) : bytes_max_(bytes_max) {}

  /// Waits for room. False when the taker has gone.
  bool put(T item, std::size_t bytes) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return is_closed_ || items_.empty() || bytes_ + bytes <= bytes_max_; });
    if (is_closed_) return false;
    items_.emplace_back(std::move(item), bytes);
    bytes_ += bytes;
    content_.notify_one();
    return true;
  }
  /// The giver has no more.
  void end() {
    const std::lock_guard lock(mutex_);
    is_ended_ = true;
    content_.notify_all();
  }
  /// The taker wants no more.
  void close() {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
    room_.notify_all();
  }
  /// Waits for an item; nothing after the last.
  std::optional<T> take() {
    std::unique_lock lock(mutex_);
    content_.wait(lock, [&] { return !items_.empty() || is_ended_; });
    if (items_.empty()) return std::nullopt;
    auto [item, bytes] = std::move(items_.front());
    items_.pop_front();
    bytes_ -= bytes;
    room_.notify_one();
    return std::move(item);
  }

 private:
  std::mutex mutex_;
  std::condition_variable room_, content_;
  std::deque<std::pair<T, std::size_t>> items_;
  std::size_t bytes_ = 0;
  const std::size_t bytes_max_;
  bool is_ended_ = false, is_closed_ = false;
};

}  // namespace sanlian::corpus
