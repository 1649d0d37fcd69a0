#pragma once

#include <deque>
#include <string>
#include <vector>

#include "base/date.h"
#include "record/actor.h"

namespace sanlian::demo {

/// A patent that could be pledged: nothing but dates stands in its way.
struct Holding {
  std::string id, kind;
  Date granted, expires;
  bool taken = false;  ///< By a case that is open or has been paid out.
};

struct Firm {
  std::string id, name, trade;
  bool leading = false, high_tech = false;
  bool of_story = false;  ///< Has the case that its story tells, and no other.
  std::vector<Holding> holdings;
  record::Actor user;  ///< Its person on the platform.
};

/// Grows at the end only, so that acts may keep references.
using Firms = std::deque<Firm>;

}  // namespace sanlian::demo
