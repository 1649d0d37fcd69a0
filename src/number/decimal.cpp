#include "number/decimal.h"

#include <charconv>
#include <limits>

#include "base/ensure.h"
#include "number/impl/decimal_parts.h"

namespace sanlian {
namespace {
using wide::U128;
using wide::U256;

// Adds two numbers of one scale whose signs may differ.
Unrounded add_aligned(const U256& a, bool a_negative, const U256& b, bool b_negative, std::int64_t scale) {
  if (a_negative == b_negative) return {wide::add(a, b), false, scale, a_negative};
  if (a < b) return {wide::subtract(b, a), false, scale, b_negative};
  const auto difference = wide::subtract(a, b);
  return {difference, false, scale, a_negative && !difference.is_zero()};
}

// 10^0 to 10^18.
std::int64_t ten_to(int exponent) { return static_cast<std::int64_t>(wide::power_of_ten(exponent)); }

// 10^exponent modulo `divisor` times `value`, for exponents of any size.
U128 shifted_modulo(U128 value, int exponent, U128 divisor) {
  U128 rest = value % divisor;
  for (; exponent > 0 && rest != 0; exponent -= 38)
    rest = divide(wide::multiply(rest, wide::power_of_ten(exponent < 38 ? exponent : 38)), divisor).remainder;
  return rest;
}
}  // namespace

Decimal Decimal::scaled(std::int64_t coefficient, int scale) {
  ensure(in_range(scale), "a decimal's scale lies in -6111 to 6176");
  return Decimal(coefficient, scale);
}

std::optional<Decimal> Decimal::add_wide(const Decimal& first, const Decimal& second) {
  if (first.is_narrow() && second.is_narrow() && first.scale_ != second.scale_) {
    const Decimal &coarse = first.scale_ < second.scale_ ? first : second,
                  &fine = first.scale_ < second.scale_ ? second : first;
    std::int64_t sum = 0;
    const int places = fine.scale_ - coarse.scale_;
    if (places < 19 && !__builtin_mul_overflow(coarse.narrow(), ten_to(places), &sum) &&
        !__builtin_add_overflow(sum, fine.narrow(), &sum))
      return Decimal(sum, fine.scale_);
  }
  auto a = DecimalParts::of(first), b = DecimalParts::of(second);
  if (a.magnitude == 0) return second;
  if (b.magnitude == 0) return first;
  if (a.scale > b.scale) std::swap(a, b);
  int apart = b.scale - a.scale;
  const int room = kDigitsMax - wide::count_digits(a.magnitude);
  const int pad = apart < room ? apart : room;
  a.magnitude *= wide::power_of_ten(pad);
  a.scale += pad;
  apart -= pad;
  if (apart > 38) {  // b is less than a hundred-thousandth of a's last digit: only its sign can matter
    b.magnitude = 1;
    apart = 38;
  }
  return fit(add_aligned(wide::multiply(a.magnitude, wide::power_of_ten(apart)), a.negative, U256(b.magnitude),
                         b.negative, a.scale + apart));
}

std::optional<Decimal> Decimal::multiply_wide(const Decimal& first, const Decimal& second) {
  const auto a = DecimalParts::of(first), b = DecimalParts::of(second);
  if (a.magnitude == 0 || b.magnitude == 0) return Decimal();
  return fit({wide::multiply(a.magnitude, b.magnitude), false, a.scale + b.scale, a.negative != b.negative});
}

std::optional<Decimal> divide(const Decimal& first, const Decimal& second) {
  if (second.is_zero()) return std::nullopt;
  if (first.is_zero()) return Decimal();
  if (first.is_narrow() && second.is_narrow() && second.narrow() != -1 && first.narrow() % second.narrow() == 0 &&
      Decimal::in_range(first.scale_ - second.scale_))
    return Decimal(first.narrow() / second.narrow(), first.scale_ - second.scale_);
  const auto a = DecimalParts::of(first), b = DecimalParts::of(second);
  // Two digits more than are kept, so that one rounding decides.
  const int shift = Decimal::kDigitsMax + 2 + wide::count_digits(b.magnitude) - wide::count_digits(a.magnitude);
  const auto divided = divide(wide::times_power_of_ten(U256(a.magnitude), shift), b.magnitude);
  const bool exact = divided.remainder == 0;
  const auto result = fit({divided.quotient, !exact, a.scale - b.scale + shift, a.negative != b.negative});
  if (!exact || !result) return result;
  const int ideal = a.scale - b.scale;
  return DecimalParts::of(*result).stripped(ideal < Decimal::kScaleMin ? Decimal::kScaleMin : ideal).pack();
}

std::optional<Decimal> modulo(const Decimal& first, const Decimal& second) {
  if (second.is_zero()) return std::nullopt;
  const auto a = DecimalParts::of(first), b = DecimalParts::of(second);
  const int apart = a.scale - b.scale;
  Decimal rest = first;  // of the division that truncates
  if (apart <= 0) {
    rest = DecimalParts{shifted_modulo(a.magnitude, -apart, b.magnitude), b.scale, a.negative}.pack();
  } else if (apart < Decimal::kDigitsMax) {
    const auto divisor = wide::multiply(b.magnitude, wide::power_of_ten(apart));
    if (!(U256(a.magnitude) < divisor))  // then the divisor has at most 34 digits as well
      rest = DecimalParts{a.magnitude % divisor.low(), a.scale, a.negative}.pack();
  }
  if (rest.is_zero() || a.negative == b.negative) return rest;
  return add(rest, second);
}

std::strong_ordering Decimal::compare_wide(const Decimal& first, const Decimal& second) {
  if (const int places = second.scale_ - first.scale_;
      first.is_narrow() && second.is_narrow() && places > -19 && places < 19)
    return wide::I128{first.narrow()} * ten_to(places > 0 ? places : 0) <=>
           wide::I128{second.narrow()} * ten_to(places < 0 ? -places : 0);
  if (first.sign() != second.sign()) return first.sign() <=> second.sign();
  if (first.is_zero()) return std::strong_ordering::equal;
  const auto a = DecimalParts::of(first), b = DecimalParts::of(second);
  const auto answer = [&](bool a_is_smaller) {
    return a_is_smaller != a.negative ? std::strong_ordering::less : std::strong_ordering::greater;
  };
  const int a_top = wide::count_digits(a.magnitude) - a.scale, b_top = wide::count_digits(b.magnitude) - b.scale;
  if (a_top != b_top) return answer(a_top < b_top);
  const int apart = a.scale - b.scale;  // below 34, as both begin at the same place
  const auto left = apart < 0 ? wide::multiply(a.magnitude, wide::power_of_ten(-apart)) : U256(a.magnitude);
  const auto right = apart > 0 ? wide::multiply(b.magnitude, wide::power_of_ten(apart)) : U256(b.magnitude);
  return left == right ? std::strong_ordering::equal : answer(left < right);
}

Decimal Decimal::negated() const {
  if (is_narrow() && narrow() != std::numeric_limits<std::int64_t>::min()) return Decimal(-narrow(), scale_);
  auto parts = DecimalParts::of(*this);
  parts.negative = !parts.negative;
  return parts.pack();
}

Decimal Decimal::rounded(int scale, Rounding rounding) const {
  scale = scale < kScaleMin ? kScaleMin : scale;
  if (scale_ <= scale) return *this;
  if (const int drop = scale_ - scale; is_narrow() && drop < 19 && narrow() % ten_to(drop) == 0)
    return Decimal(narrow() / ten_to(drop), scale);
  const auto parts = DecimalParts::of(*this);
  const auto kept = drop_digits({U256(parts.magnitude), false, 0, parts.negative}, parts.scale - scale, rounding);
  // Always fits: a number with digits to drop is far below the largest one.
  return *fit({kept, false, scale, parts.negative && !kept.is_zero()});
}

std::optional<std::int64_t> Decimal::to_scaled(int scale, Rounding rounding) const {
  const auto parts = DecimalParts::of(rounded(scale, rounding));
  if (parts.magnitude == 0) return 0;
  const std::int64_t grow = static_cast<std::int64_t>(scale) - parts.scale;
  auto magnitude = parts.magnitude;
  if (grow >= 19 || wide::count_digits(magnitude) + grow > 19) return std::nullopt;
  if (grow < 0) return std::nullopt;  // the scale asked for lies beyond the range
  magnitude *= wide::power_of_ten(static_cast<int>(grow));
  constexpr U128 kLargest = std::numeric_limits<std::int64_t>::max();
  if (magnitude > kLargest + (parts.negative ? 1 : 0)) return std::nullopt;
  return static_cast<std::int64_t>(parts.negative ? ~magnitude + 1 : magnitude);
}

bool Decimal::is_whole() const {
  if (scale_ <= 0 || is_zero()) return true;
  const auto parts = DecimalParts::of(*this);
  return parts.scale < kDigitsMax && parts.magnitude % wide::power_of_ten(parts.scale) == 0;
}

std::optional<std::int64_t> Decimal::to_whole() const {
  if (scale_ == 0 && is_narrow()) return narrow();
  if (!is_whole()) return std::nullopt;
  return to_scaled(0, Rounding::down);
}

int Decimal::digits() const {
  return wide::count_digits(DecimalParts::of(*this).stripped(kScaleMin - kDigitsMax).magnitude);
}

double Decimal::to_double() const {
  const auto text = to_string();
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec == std::errc()) return value;
  return scale_ > 0 ? 0.0 : sign() * std::numeric_limits<double>::max();
}

std::size_t Decimal::hash() const {
  const auto parts = DecimalParts::of(*this).stripped();
  std::uint64_t mixed = static_cast<std::uint64_t>(parts.magnitude) ^ static_cast<std::uint64_t>(parts.scale) << 48;
  for (const auto word : {static_cast<std::uint64_t>(parts.magnitude >> 64), std::uint64_t{parts.negative}}) {
    mixed = (mixed ^ mixed >> 31) * 0x9e3779b97f4a7c15ULL;
    mixed ^= word;
  }
  return static_cast<std::size_t>((mixed ^ mixed >> 29) * 0xbf58476d1ce4e5b9ULL);
}

}  // namespace sanlian
