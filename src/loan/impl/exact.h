#pragma once

#include "base/ensure.h"
#include "number/decimal.h"
#include "number/money.h"

namespace sanlian::loan {

/// Arithmetic on amounts and rates, both bounded on the way in: far from the 6144 places a decimal can hold.
class Exact {
 public:
  Exact(const Decimal& value) : value_(value) {}
  template <std::integral Whole>
  Exact(Whole whole) : value_(whole) {}
  const Decimal& value() const { return value_; }

  friend Exact operator+(const Exact& a, const Exact& b) { return take(add(a.value_, b.value_)); }
  friend Exact operator-(const Exact& a, const Exact& b) { return take(subtract(a.value_, b.value_)); }
  friend Exact operator*(const Exact& a, const Exact& b) { return take(multiply(a.value_, b.value_)); }
  friend Exact operator/(const Exact& a, const Exact& b) { return take(divide(a.value_, b.value_)); }

 private:
  static Exact take(const std::optional<Decimal>& value) {
    ensure(value.has_value(), "amounts, rates and days are bounded, and no divisor is zero");
    return *value;
  }
  Decimal value_;
};

inline Money to_fen(const Exact& yuan, Rounding rounding) { return Money::round(yuan.value(), rounding).value(); }

}  // namespace sanlian::loan
