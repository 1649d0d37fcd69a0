#include "record/impl/bound_rules.h"

#include <mutex>

namespace sanlian::record {

Result<BoundRules::Bound> BoundRules::bind(const Rule& rule, feel::Frame frame, const feel::Environment& environment) {
  const bool lasts = !rule->expression().asks_clock();
  const Key key(&rule->expression().tree(), rule->alias());
  if (lasts) {
    std::shared_lock lock(mutex_);
    if (const auto known = bound_.find(key); known != bound_.end()) return known->second.bound;
  }
  auto bound = std::make_shared<const feel::BoundSql>(SANLIAN_TRY(rule->bind(frame, environment)));
  if (lasts) {
    std::unique_lock lock(mutex_);
    bound_.emplace(key, Entry{rule, bound});
  }
  return bound;
}

}  // namespace sanlian::record
