#pragma once

#include <chrono>
#include <cstdint>

namespace sanlian::search::impl {

/// Looks at the clock once in 1,024 questions; once over, over for good.
class Deadline {
 public:
  explicit Deadline(std::chrono::milliseconds allowed) : end_(std::chrono::steady_clock::now() + allowed) {}

  bool is_over() {
    if (++asked_ % 1024 == 0) look();
    return is_over_;
  }
  bool look() {
    if (!is_over_) is_over_ = std::chrono::steady_clock::now() > end_;
    return is_over_;
  }

 private:
  std::chrono::steady_clock::time_point end_;
  std::uint32_t asked_ = 0;
  bool is_over_ = false;
};

}  // namespace sanlian::search::impl
