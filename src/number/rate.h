// A rate or ratio, exact to the sixth decimal of a percentage: interest a year, a subsidy's share, a pledge's share.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "number/decimal.h"

namespace sanlian {

class Rate {
 public:
  static constexpr int kScale = 8;  ///< Stored as value × 10^8: 1 is a millionth of a per cent.

  constexpr Rate() = default;
  static constexpr Rate bp(std::int32_t basis_points) { return Rate(std::int64_t{basis_points} * 10'000); }
  static constexpr Rate percent(std::int32_t whole) { return Rate(std::int64_t{whole} * 1'000'000); }
  /// From the stored form.
  static constexpr Rate scaled(std::int64_t value) { return Rate(value); }
  /// 3.8 for 3.8 %. Errors: number.rate_too_fine, number.rate_out_of_range.
  static Result<Rate> from_percent(const Decimal& percent);
  /// 0.038 for 3.8 %. Errors as above.
  static Result<Rate> from_value(const Decimal& value);
  /// `3.8 %`, `3.8%`, `380 bp`, `-5bp`. A bare number is refused: nobody knows whether 0.5 means a half.
  /// Errors: number.rate_malformed and those above.
  static Result<Rate> parse(std::string_view text);

  Decimal value() const { return Decimal::scaled(scaled_, kScale); }             ///< 0.038
  Decimal percent() const { return Decimal::scaled(scaled_, kScale - 2); }       ///< 3.8
  Decimal basis_points() const { return Decimal::scaled(scaled_, kScale - 4); }  ///< 380
  constexpr std::int64_t scaled() const { return scaled_; }
  /// `3.8 %`
  std::string to_string() const;
  constexpr bool is_zero() const { return scaled_ == 0; }
  constexpr int sign() const { return (scaled_ > 0) - (scaled_ < 0); }

  auto operator<=>(const Rate&) const = default;
  /// Within ±1000000 % always fits; used for a spread upon a quote.
  friend Rate operator+(Rate a, Rate b) { return Rate(a.scaled_ + b.scaled_); }
  friend Rate operator-(Rate a, Rate b) { return Rate(a.scaled_ - b.scaled_); }

 private:
  constexpr explicit Rate(std::int64_t scaled) : scaled_(scaled) {}
  std::int64_t scaled_ = 0;
};

}  // namespace sanlian
