#pragma once

#include <atomic>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/random.h"

namespace sanlian {

/// UUID version 7 (RFC 9562 §5.7): 48 bits of milliseconds, then random; ids made later sort later, also within one
/// millisecond on one maker. Thread-safe.
class IdMaker {
 public:
  IdMaker(const Clock& clock, Random& random) : clock_(clock), random_(random) {}
  std::string make();

 private:
  const Clock& clock_;
  Random& random_;
  std::atomic<std::uint64_t> last_ = 0;  ///< Milliseconds << 12 | counter.
};

/// Lower-case 8-4-4-4-12 hexadecimal.
bool is_id(std::string_view text);

}  // namespace sanlian
