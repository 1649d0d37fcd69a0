// The one door between Decimal's sixteen bytes and arithmetic on coefficient and scale.
#pragma once

#include <optional>

#include "number/decimal.h"
#include "number/impl/wide.h"

namespace sanlian {

class DecimalParts {
 public:
  wide::U128 magnitude = 0;
  int scale = 0;
  bool negative = false;

  static DecimalParts of(const Decimal& value) {
    const auto coefficient =
        static_cast<wide::I128>(static_cast<wide::U128>(static_cast<wide::I128>(value.high_)) << 64 | value.low_);
    const auto bits = static_cast<wide::U128>(coefficient);
    return {coefficient < 0 ? ~bits + 1 : bits, static_cast<int>(value.scale_), coefficient < 0};
  }

  /// The magnitude has at most 34 digits and the scale lies in the range.
  Decimal pack() const {
    const wide::U128 bits = negative ? ~magnitude + 1 : magnitude;
    Decimal value;
    value.low_ = static_cast<std::uint64_t>(bits);
    value.high_ = static_cast<std::int64_t>(static_cast<wide::I128>(bits) >> 64);
    value.scale_ = scale;
    return value;
  }

  /// Without trailing zeros, down to `scale_floor`; zero gets scale 0.
  DecimalParts stripped(int scale_floor = Decimal::kScaleMin) const;
};

/// A number before rounding: magnitude × 10^-scale, and whether something below the last digit was left out.
struct Unrounded {
  wide::U256 magnitude;
  bool more = false;
  std::int64_t scale = 0;
  bool negative = false;
};

/// To 34 digits and into the range of scales; nullopt when too large. With `more`, the magnitude must have at least 36
/// digits or be all that counts.
std::optional<Decimal> fit(const Unrounded& value, Rounding rounding = Rounding::half_even);

/// The magnitude without its last `count` digits, rounded; `count` may exceed the number of digits.
wide::U256 drop_digits(const Unrounded& value, std::int64_t count, Rounding rounding);

}  // namespace sanlian
