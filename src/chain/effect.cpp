#include "chain/effect.h"

namespace sanlian::chain {

void EffectBook::add(std::string name, Effect effect) {
  const bool fresh = effects_.emplace(std::move(name), std::move(effect)).second;
  ensure(fresh, "an effect is registered once");
}

const Effect* EffectBook::find(std::string_view name) const {
  const auto found = effects_.find(name);
  return found == effects_.end() ? nullptr : &found->second;
}

std::vector<std::string> EffectBook::names() const {
  std::vector<std::string> names;
  for (const auto& [name, effect] : effects_) names.push_back(name);
  return names;
}

}  // namespace sanlian::chain
