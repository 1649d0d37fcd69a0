// Exact decimals: 34 significant digits, round half even (IEEE 754-2019 decimal128, which FEEL asks for). The common
// case, a coefficient of 64 bits, is computed inline; wider values go through 256-bit integers in decimal.cpp.
// There is no NaN and no infinity: an operation without a result answers nullopt. Sixteen bytes, trivially copied.
// Why no _Decimal128: docs/decisions/2026-11-23-decimal-representation.md.
#pragma once

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "number/rounding.h"

namespace sanlian {

class Decimal {
 public:
  static constexpr int kDigitsMax = 34;
  static constexpr int kScaleMin = -6111, kScaleMax = 6176;

  constexpr Decimal() = default;
  template <std::integral Whole>
  requires(!std::same_as<Whole, bool>) constexpr Decimal(Whole whole)  // NOLINT: whole numbers are decimals
      : low_(static_cast<std::uint64_t>(whole)), high_(whole < 0 ? -1 : 0) {}
  /// coefficient × 10^-scale; the scale may be negative and lies in kScaleMin to kScaleMax.
  static Decimal scaled(std::int64_t coefficient, int scale);
  /// `12`, `-0.5`, `.5`, `1.5e3`. Nothing else: no blanks, no grouping. More than 34 digits are rounded half even;
  /// what is too small becomes zero, what is too large is no number.
  static std::optional<Decimal> parse(std::string_view text);
  /// Shortest plain form: `1.5`, `-1200`; an exponent (`1.5e40`) only where the first digit stands more than 34 places
  /// from the point.
  std::string to_string() const;

  friend std::optional<Decimal> add(const Decimal& a, const Decimal& b) {
    std::int64_t sum = 0;
    if (a.same_narrow(b) && !__builtin_add_overflow(a.narrow(), b.narrow(), &sum)) [[likely]]
      return Decimal(sum, a.scale_);
    return add_wide(a, b);
  }
  friend std::optional<Decimal> subtract(const Decimal& a, const Decimal& b) {
    std::int64_t difference = 0;
    if (a.same_narrow(b) && !__builtin_sub_overflow(a.narrow(), b.narrow(), &difference)) [[likely]]
      return Decimal(difference, a.scale_);
    return add_wide(a, b.negated());
  }
  friend std::optional<Decimal> multiply(const Decimal& a, const Decimal& b) {
    std::int64_t product = 0;
    const int scale = a.scale_ + b.scale_;
    if (a.is_narrow() && b.is_narrow() && in_range(scale) && !__builtin_mul_overflow(a.narrow(), b.narrow(), &product))
        [[likely]]
      return Decimal(product, scale);
    return multiply_wide(a, b);
  }
  friend std::optional<Decimal> divide(const Decimal& a, const Decimal& b);  ///< nullopt by zero.
  /// a − b·⌊a/b⌋, exact; the sign is that of b, as FEEL's modulo has it. nullopt by zero.
  friend std::optional<Decimal> modulo(const Decimal& a, const Decimal& b);
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
    if (a.scale_ != b.scale_) return compare_wide(a, b);
    if (a.high_ != b.high_) return a.high_ <=> b.high_;
    return a.low_ <=> b.low_;
  }
  friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == 0; }

  Decimal negated() const;
  Decimal absolute() const { return high_ < 0 ? negated() : *this; }
  /// To `scale` digits after the point (negative: before it). A scale beyond the range counts as its end.
  Decimal rounded(int scale, Rounding rounding) const;
  /// value × 10^scale, rounded, when it fits 64 bits. How amounts are stored.
  std::optional<std::int64_t> to_scaled(int scale, Rounding rounding) const;
  bool is_whole() const;
  std::optional<std::int64_t> to_whole() const;  ///< When it is whole and fits.
  bool is_zero() const { return low_ == 0 && high_ == 0; }
  int sign() const { return high_ < 0 ? -1 : is_zero() ? 0 : 1; }
  int digits() const;        ///< Significant digits, trailing zeros of the shortest form not counted; 1 for zero.
  double to_double() const;  ///< For charts only; never for amounts or decisions.
  std::size_t hash() const;  ///< Equal values hash alike, whatever their scale.

 private:
  friend class DecimalParts;  // impl/decimal_parts.h: the same numbers as coefficient and scale, for our own sources
  constexpr Decimal(std::int64_t coefficient, int scale)
      : low_(static_cast<std::uint64_t>(coefficient)), high_(coefficient < 0 ? -1 : 0), scale_(scale) {}
  bool is_narrow() const { return high_ == narrow() >> 63; }
  std::int64_t narrow() const { return static_cast<std::int64_t>(low_); }
  bool same_narrow(const Decimal& b) const { return scale_ == b.scale_ && is_narrow() && b.is_narrow(); }
  static bool in_range(int scale) { return scale >= kScaleMin && scale <= kScaleMax; }
  static std::optional<Decimal> add_wide(const Decimal& a, const Decimal& b);
  static std::optional<Decimal> multiply_wide(const Decimal& a, const Decimal& b);
  static std::strong_ordering compare_wide(const Decimal& a, const Decimal& b);

  // The coefficient is a two's complement number of 114 bits, which holds ±(10^34 − 1).
  std::uint64_t low_ = 0;
  std::int64_t high_ : 50 = 0;
  std::int64_t scale_ : 14 = 0;
};
static_assert(sizeof(Decimal) == 16);

// Correct to the last of the 34 digits; nullopt where no real number answers.
std::optional<Decimal> square_root(const Decimal& value);
std::optional<Decimal> power(const Decimal& base, const Decimal& exponent);  ///< 0 to the power 0 is 1.
std::optional<Decimal> exponential(const Decimal& exponent);
std::optional<Decimal> natural_logarithm(const Decimal& value);

}  // namespace sanlian

template <>
struct std::hash<sanlian::Decimal> {
  std::size_t operator()(const sanlian::Decimal& value) const noexcept { return value.hash(); }
};
