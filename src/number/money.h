// Chinese yuan as whole fen. An amount is exact or it is not a Money; what must be rounded is a Decimal first.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "number/decimal.h"

namespace sanlian {

class Money {
 public:
  /// What text and decimals may bring in: ten trillion yuan, so that thousands of them add up inside 64 bits.
  static constexpr std::int64_t kFenMax = 1'000'000'000'000'000;

  constexpr Money() = default;
  static constexpr Money fen(std::int64_t fen) { return Money(fen); }
  /// `5000000.00`, `-3.5`, `12`: yuan with at most two decimals, no grouping.
  /// Errors: number.money_malformed, number.money_too_large.
  static Result<Money> parse(std::string_view yuan);
  /// Rounded to the fen. Errors: number.money_too_large.
  static Result<Money> round(const Decimal& yuan, Rounding rounding);

  constexpr std::int64_t fen() const { return fen_; }
  Decimal yuan() const { return Decimal::scaled(fen_, 2); }
  /// Always two decimals: `5000000.00`.
  std::string to_string() const;
  constexpr bool is_zero() const { return fen_ == 0; }
  constexpr int sign() const { return (fen_ > 0) - (fen_ < 0); }

  auto operator<=>(const Money&) const = default;
  Money operator-() const { return Money() - *this; }

  /// For sums over records of any number: nullopt where 64 bits do not suffice.
  friend std::optional<Money> add(Money a, Money b);
  /// For a handful of amounts: overflow is a defect of ours, stopped by `ensure`.
  friend Money operator+(Money a, Money b);
  friend Money operator-(Money a, Money b);
  Money& operator+=(Money other) { return *this = *this + other; }
  Money& operator-=(Money other) { return *this = *this - other; }

 private:
  constexpr explicit Money(std::int64_t fen) : fen_(fen) {}
  std::int64_t fen_ = 0;
};

}  // namespace sanlian
