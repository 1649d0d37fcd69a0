// Which parts of the space no rule covers. The space is split axis by axis into the regions where the same rules are
// still in play, until none is left or one covers all that remains.
#pragma once

#include <functional>
#include <map>

#include "dmn/check/impl/axis.h"

namespace sanlian::dmn {

/// Regions, by axis.
using Box = std::vector<Bits>;

class Cover {
 public:
  Cover(const std::vector<Axis>& axes, std::size_t rules, std::size_t& work);
  /// Calls `found` for boxes within `within` that no rule of `rules` covers, together all there are, until it answers
  /// false. False when the work ran out before.
  bool open(const Box& within, const Bits& rules, const std::function<bool(const Box&)>& found);

 private:
  bool search(std::size_t axis, const Bits& alive, Box& box);

  const std::vector<Axis>& axes_;
  std::size_t& work_;
  std::vector<std::vector<Bits>> rules_at_;  ///< By axis and region: the rules that hold there.
  const Box* within_ = nullptr;
  const std::function<bool(const Box&)>* found_ = nullptr;
  std::vector<Bits> covering_;  ///< By axis: the rules that hold in all of `within` from there on.
  bool stopped_ = false;
};

/// Joins boxes that differ in one axis only.
void join(std::vector<Box>& boxes);

}  // namespace sanlian::dmn
