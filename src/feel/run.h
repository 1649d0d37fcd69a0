// One evaluation, though many expressions take part in it: a decision model computes hundreds of them, each of which
// may call back into others.
#pragma once

#include <cstdint>
#include <vector>

#include "feel/reason.h"

namespace sanlian::feel {

/// What has been spent of the Limits, and every failure met so far. Room dmn derives its own run from it.
struct Run {
  virtual ~Run() = default;
  std::int64_t steps = 0;
  int depth = 0;
  std::vector<ReasonPtr> reasons;
};

}  // namespace sanlian::feel
