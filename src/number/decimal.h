// Exact decimals: 34 significant digits, round half even (IEEE 754 decimal128 as FEEL asks for it). The common case,
// a 64-bit coefficient with a scale, is computed inline; wider values fall back to _Decimal128 in decimal.cpp.
// There is no NaN and no infinity: an operation without a result answers nullopt.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sanlian {

enum class Rounding { half_even, half_up, half_down, up, down, floor, ceiling };

class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr Decimal(std::int64_t whole) : coefficient_(whole) {}  // NOLINT: whole numbers are decimals
  constexpr Decimal(int whole) : coefficient_(whole) {}           // NOLINT
  /// coefficient × 10^-scale; scale may be negative.
  static Decimal scaled(std::int64_t coefficient, int scale);
  /// `12`, `-0.5`, `.5`, `1.5e3`. Nothing else: no blanks, no grouping. More than 34 digits are rounded half even.
  static std::optional<Decimal> parse(std::string_view text);
  /// Shortest plain form: `1.5`, `-1200`; an exponent only beyond 34 places.
  std::string to_string() const;

  friend std::optional<Decimal> add(const Decimal& a, const Decimal& b);
  friend std::optional<Decimal> subtract(const Decimal& a, const Decimal& b);
  friend std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);
  friend std::optional<Decimal> divide(const Decimal& a, const Decimal& b);  ///< nullopt by zero.
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b);

  Decimal negated() const;
  Decimal absolute() const;
  /// To `scale` digits after the point (negative: before it).
  Decimal rounded(int scale, Rounding rounding) const;
  /// value × 10^scale, rounded, when it fits 64 bits. How amounts are stored.
  std::optional<std::int64_t> to_scaled(int scale, Rounding rounding) const;
  bool is_whole() const;
  std::optional<std::int64_t> to_whole() const;  ///< When it is whole and fits.
  int sign() const;                              ///< -1, 0 or 1.
  double to_double() const;                      ///< For charts only; never for amounts or decisions.
  std::size_t hash() const;                      ///< Equal values hash alike, whatever their scale.

 private:
  // The number room may reshape these; other rooms see the operations only.
  std::int64_t coefficient_ = 0;
  std::int64_t wide_high_ = 0;  ///< With wide_: coefficient_ and wide_high_ hold the 128 bits of a _Decimal128.
  std::int16_t scale_ = 0;
  bool wide_ = false;
};

}  // namespace sanlian
