#include "dmn/check/impl/cover.h"

namespace sanlian::dmn {

Cover::Cover(const std::vector<Axis>& axes, std::size_t rules, std::size_t& work) : axes_(axes), work_(work) {
  for (const auto& axis : axes) {
    auto& regions = rules_at_.emplace_back(axis.regions.size(), Bits(rules));
    for (std::size_t rule = 0; rule < rules; ++rule)
      for (std::size_t region = 0; region < regions.size(); ++region)
        if (axis.holds[rule].has(region)) regions[region].set(rule);
  }
}

bool Cover::open(const Box& within, const Bits& rules, const std::function<bool(const Box&)>& found) {
  within_ = &within;
  found_ = &found;
  stopped_ = false;
  covering_.assign(axes_.size() + 1, rules);
  for (std::size_t axis = axes_.size(); axis-- > 0;) {
    covering_[axis] &= covering_[axis + 1];
    for (std::size_t region = 0; region < axes_[axis].regions.size(); ++region)
      if (within[axis].has(region)) covering_[axis] &= rules_at_[axis][region];
  }
  auto box = within;
  return search(0, rules, box);
}

bool Cover::search(std::size_t axis, const Bits& alive, Box& box) {
  if (!alive.any()) {
    stopped_ = stopped_ || !(*found_)(box);
    return true;
  }
  if (axis == axes_.size() || alive.meets(covering_[axis])) return true;
  const auto count = axes_[axis].regions.size();
  const auto cost = count * (1 + alive.words());
  if (cost > work_) return false;
  work_ -= cost;
  std::map<Bits, Bits> groups;  // the rules still in play, and where
  for (std::size_t region = 0; region < count; ++region)
    if ((*within_)[axis].has(region)) {
      const auto [group, is_new] = groups.try_emplace(alive & rules_at_[axis][region], count);
      group->second.set(region);
    }
  bool done = true;
  for (const auto& [left, regions] : groups) {
    box[axis] = regions;
    done = search(axis + 1, left, box);
    if (!done || stopped_) break;
  }
  box[axis] = (*within_)[axis];
  return done;
}

void join(std::vector<Box>& boxes) {
  const auto joined = [](Box& a, const Box& b) {
    std::size_t differs = a.size();
    for (std::size_t axis = 0; axis < a.size(); ++axis) {
      if (a[axis] == b[axis]) continue;
      if (differs != a.size()) return false;
      differs = axis;
    }
    if (differs < a.size()) a[differs] |= b[differs];
    return true;
  };
  for (std::size_t i = 0; i < boxes.size(); ++i)
    for (std::size_t j = 0; j < boxes.size(); ++j) {
      if (i == j || !joined(boxes[i], boxes[j])) continue;
      boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(j));
      i = static_cast<std::size_t>(-1);  // from the start: the larger box may meet others
      break;
    }
}

}  // namespace sanlian::dmn
