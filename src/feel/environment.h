#pragma once

#include <cstdint>

#include "base/date.h"

namespace sanlian::feel {

struct Run;

/// Rules come from people: every loop has an end. Passing a limit yields null with feel.limit.
struct Limits {
  int depth = 2000;                     ///< Operations within operations, calls counted in.
  std::int64_t steps = 5'000'000;       ///< Nodes evaluated, loops counted in.
  std::size_t list_length = 1'000'000;  ///< Of any list made.
  std::size_t string_length = 4 << 20;  ///< Bytes of any string made.
  std::int64_t pattern_steps = 300;     ///< Of one regular expression match, in ICU's units of about a millisecond.
};

/// What an evaluation may know of the world. One instant for the whole evaluation, so that replays agree.
struct Environment {
  Instant now;
  Limits limits;
  /// Of an evaluation that this one is a part of: limits are then counted and reasons collected there.
  Run* run = nullptr;
};

}  // namespace sanlian::feel
