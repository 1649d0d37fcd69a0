// Roots, powers, exponentials and logarithms. The root is exact integer arithmetic; the others are computed with 70
// digits by Boost.Multiprecision, which stays inside this file (it is slow to compile), and rounded once to 34.
#include <algorithm>
#include <boost/multiprecision/cpp_dec_float.hpp>

#include "number/impl/decimal_parts.h"

namespace sanlian {
namespace {
using Long = boost::multiprecision::number<boost::multiprecision::cpp_dec_float<70>, boost::multiprecision::et_off>;

Long to_long(const Decimal& value) { return Long(value.to_string()); }

std::optional<Decimal> from_long(const Long& value) {
  if (!boost::multiprecision::isfinite(value)) return std::nullopt;
  return Decimal::parse(value.str(60, std::ios_base::scientific));
}

// e^14200 is above the largest decimal, e^-14300 below the smallest.
std::optional<Decimal> exponential_of(const Long& exponent) {
  if (exponent > 14200) return std::nullopt;
  if (exponent < -14300) return Decimal();
  return from_long(exp(exponent));
}

// By repeated squaring; relative error grows with the exponent, and seventy digits leave room for twelve of it.
std::optional<Decimal> whole_power(const Decimal& base, std::int64_t exponent) {
  Long result = 1, square = to_long(base);
  for (auto left = static_cast<std::uint64_t>(exponent < 0 ? -exponent : exponent); left != 0; left >>= 1) {
    if (left & 1) result *= square;
    if (left > 1) square *= square;
  }
  return from_long(exponent < 0 ? Long(1 / result) : result);
}
}  // namespace

std::optional<Decimal> square_root(const Decimal& value) {
  if (value.sign() < 0) return std::nullopt;
  if (value.is_zero()) return Decimal();
  const auto parts = DecimalParts::of(value).stripped();
  int shift = 2 * Decimal::kDigitsMax + 2 - wide::count_digits(parts.magnitude);
  if ((parts.scale + shift) % 2 != 0) --shift;
  const auto radicand = wide::times_power_of_ten(wide::U256(parts.magnitude), shift);
  const auto root = wide::square_root(radicand);
  const bool exact = wide::multiply(root, root) == radicand;
  const auto result = fit({wide::U256(root), !exact, (parts.scale + shift) / 2, false});
  return exact ? DecimalParts::of(*result).stripped(std::min(parts.scale, 0)).pack() : result;
}

std::optional<Decimal> power(const Decimal& base, const Decimal& exponent) {
  if (exponent.is_zero() || base == Decimal(1)) return Decimal(1);
  if (base.is_zero()) return exponent.sign() > 0 ? std::optional(Decimal()) : std::nullopt;
  constexpr std::int64_t kWholeMax = 1'000'000'000'000;
  const auto whole = exponent.to_whole();
  const auto magnitude = exponential_of(to_long(exponent) * log(to_long(base.absolute())));
  // Outside the range already, or so extreme that squaring would be no better.
  if (!magnitude || magnitude->is_zero()) return base.sign() < 0 && !exponent.is_whole() ? std::nullopt : magnitude;
  if (whole && *whole >= -kWholeMax && *whole <= kWholeMax) return whole_power(base, *whole);
  if (base.sign() > 0) return magnitude;
  if (!exponent.is_whole()) return std::nullopt;
  return modulo(exponent, Decimal(2)) == Decimal(0) ? *magnitude : magnitude->negated();
}

std::optional<Decimal> exponential(const Decimal& exponent) {
  if (exponent > Decimal(20000)) return std::nullopt;
  if (exponent < Decimal(-20000)) return Decimal();
  return exponential_of(to_long(exponent));
}

std::optional<Decimal> natural_logarithm(const Decimal& value) {
  if (value.sign() <= 0) return std::nullopt;
  return from_long(log(to_long(value)));
}

}  // namespace sanlian
