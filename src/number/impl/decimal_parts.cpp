#include "number/impl/decimal_parts.h"

#include "number/dropped.h"

namespace sanlian {
namespace {
using wide::U128;
using wide::U256;

Dropped weigh(U128 remainder, U128 unit, bool more) {
  const U128 half = unit / 2;
  if (remainder > half) return Dropped::above_half;
  if (remainder == half) return more ? Dropped::above_half : Dropped::half;
  return remainder == 0 && !more ? Dropped::nothing : Dropped::below_half;
}

}  // namespace

U256 drop_digits(const Unrounded& value, std::int64_t count, Rounding rounding) {
  if (count <= 0) return value.magnitude;
  U256 kept = value.magnitude;
  auto dropped = Dropped::nothing;
  if (count > 77) {  // no magnitude reaches half of 10^78
    dropped = kept.is_zero() && !value.more ? Dropped::nothing : Dropped::below_half;
    kept = {};
  } else {
    bool more = value.more;
    for (int left = static_cast<int>(count); left > 0;) {
      const int step = left > 38 ? left - 38 : left;  // the last step decides, and its unit fits 128 bits
      const auto divided = divide(kept, wide::power_of_ten(step > 38 ? 38 : step));
      left -= step > 38 ? 38 : step;
      kept = divided.quotient;
      if (left == 0) dropped = weigh(divided.remainder, wide::power_of_ten(step), more);
      more = more || divided.remainder != 0;
    }
  }
  if (goes_away_from_zero(dropped, rounding, value.negative, kept.limb[0] & 1)) kept = wide::add(kept, U256(1));
  return kept;
}

std::optional<Decimal> fit(const Unrounded& value, Rounding rounding) {
  const std::int64_t excess = wide::count_digits(value.magnitude) - Decimal::kDigitsMax;
  const std::int64_t too_fine = value.scale - Decimal::kScaleMax;
  std::int64_t drop = excess > too_fine ? excess : too_fine;
  if (drop < 0) drop = 0;
  DecimalParts parts{drop_digits(value, drop, rounding).low(), 0, value.negative};
  std::int64_t scale = value.scale - drop;
  if (parts.magnitude == wide::power_of_ten(Decimal::kDigitsMax)) {  // 99…9 was rounded up
    parts.magnitude /= 10;
    --scale;
  }
  if (scale < Decimal::kScaleMin && parts.magnitude != 0) {
    const std::int64_t missing = Decimal::kScaleMin - scale;
    if (missing > Decimal::kDigitsMax - wide::count_digits(parts.magnitude)) return std::nullopt;
    parts.magnitude *= wide::power_of_ten(static_cast<int>(missing));
  }
  parts.scale = static_cast<int>(scale < Decimal::kScaleMin ? Decimal::kScaleMin : scale);
  return parts.pack();
}

DecimalParts DecimalParts::stripped(int scale_floor) const {
  if (magnitude == 0) return {0, 0, false};
  DecimalParts parts = *this;
  for (int step : {16, 8, 4, 2, 1}) {
    const U128 ten = wide::power_of_ten(step);
    while (parts.scale - step >= scale_floor && parts.magnitude % ten == 0) {
      parts.magnitude /= ten;
      parts.scale -= step;
    }
  }
  return parts;
}

}  // namespace sanlian
