#pragma once

#include <atomic>

#include "base/date.h"

namespace sanlian {

/// Time comes in through a constructor, so that a test can own it. Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
  Date today() const { return now().local_date(); }
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

/// Stands still until it is set; for tests and replays.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Instant start) : micros_(start.micros) {}
  Instant now() const override { return {micros_.load()}; }
  void set(Instant now) { micros_ = now.micros; }

 private:
  std::atomic<std::int64_t> micros_;
};

}  // namespace sanlian
