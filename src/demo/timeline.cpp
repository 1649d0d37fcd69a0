#include "demo/timeline.h"

namespace sanlian::demo {
namespace {

constexpr std::int64_t kOpensAt = 9 * 3600, kSecondsWorked = 8 * 3600;

}  // namespace

void Timeline::on(Date day, Act act) { acts_.emplace(std::max(day, today()), std::move(act)); }

Status Timeline::run(Date last) {
  Date day = today();
  std::int64_t second = 0;
  while (!acts_.empty() && acts_.begin()->first <= last) {
    auto first = acts_.extract(acts_.begin());
    if (first.key() != day) day = first.key(), second = 0;
    second = std::min(second + 20, kSecondsWorked);
    transaction_.replay_at({Instant::at_local_midnight(day).micros + (kOpensAt + second) * kMicrosPerSecond});
    SANLIAN_TRY(first.mapped()());
  }
  return {};
}

}  // namespace sanlian::demo
