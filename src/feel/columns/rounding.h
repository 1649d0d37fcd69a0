#pragma once

#include "feel/columns/cell.h"
#include "number/dropped.h"

namespace sanlian::feel::columns {

__extension__ using Wide = __int128;

/// 10^0 to 10^18.
constexpr Cell power_of_ten(int exponent) {
  Cell out = 1;
  for (; exponent > 0; --exponent) out *= 10;
  return out;
}

/// `dividend / divisor` as a whole number; the divisor is not zero.
template <class Whole>
constexpr Whole round_quotient(Whole dividend, Whole divisor, Rounding rounding) {
  const Whole quotient = dividend / divisor, rest = dividend % divisor;
  if (rest == 0) return quotient;
  const bool negative = (dividend < 0) != (divisor < 0);
  const auto size = [](Whole value) { return value < 0 ? -value : value; };
  const Whole below = size(rest), above = size(divisor) - below;  // distances to the whole numbers around
  const auto dropped = below > above ? Dropped::above_half : below == above ? Dropped::half : Dropped::below_half;
  const bool away = goes_away_from_zero(dropped, rounding, negative, quotient % 2 != 0);
  return away ? quotient + (negative ? -1 : 1) : quotient;
}

}  // namespace sanlian::feel::columns
