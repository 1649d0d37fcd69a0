// The one decision of every rounding.
#pragma once

#include "number/rounding.h"

namespace sanlian {

/// How what is dropped compares with half a unit of the last digit kept.
enum class Dropped { nothing, below_half, half, above_half };

/// Whether what is kept moves away from zero; `odd`: its last digit is.
constexpr bool goes_away_from_zero(Dropped dropped, Rounding rounding, bool negative, bool odd) {
  if (dropped == Dropped::nothing) return false;
  const bool above = dropped == Dropped::above_half, tie = dropped == Dropped::half;
  switch (rounding) {
    case Rounding::half_even:
      return above || (tie && odd);
    case Rounding::half_up:
      return above || tie;
    case Rounding::half_down:
      return above;
    case Rounding::up:
      return true;
    case Rounding::down:
      return false;
    case Rounding::floor:
      return negative;
    case Rounding::ceiling:
      return !negative;
  }
  return false;
}

}  // namespace sanlian
