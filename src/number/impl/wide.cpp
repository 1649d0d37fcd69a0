#include "number/impl/wide.h"

#include <bit>
#include <cmath>

namespace sanlian::wide {
namespace {

constexpr auto kTens = [] {
  std::array<U128, kPowersOfTen> tens{};
  U128 power = 1;
  for (auto& ten : tens) {
    ten = power;
    power *= 10;
  }
  return tens;
}();

constexpr U256 times_small(const U256& a, std::uint64_t b) {
  U256 product;
  std::uint64_t carry = 0;
  for (int i = 0; i < 4; ++i) {
    const U128 part = static_cast<U128>(a.limb[i]) * b + carry;
    product.limb[i] = static_cast<std::uint64_t>(part);
    carry = static_cast<std::uint64_t>(part >> 64);
  }
  return product;
}

constexpr auto kWideTens = [] {
  std::array<U256, 78> tens{};
  U256 power{1};
  for (auto& ten : tens) {
    ten = power;
    power = times_small(power, 10);
  }
  return tens;
}();

int count_bits(const U256& value) {
  for (int i = 3; i >= 0; --i)
    if (value.limb[i]) return 64 * i + 64 - std::countl_zero(value.limb[i]);
  return 0;
}

Divided divide_small(const U256& dividend, std::uint64_t divisor) {
  Divided result;
  U128 remainder = 0;
  for (int i = 3; i >= 0; --i) {
    const U128 part = remainder << 64 | dividend.limb[i];
    if (part < divisor) {
      remainder = part;
      continue;
    }
    const U128 digit = part / divisor;
    result.quotient.limb[i] = static_cast<std::uint64_t>(digit);
    remainder = part - digit * divisor;
  }
  result.remainder = remainder;
  return result;
}

// Knuth, The Art of Computer Programming, volume 2, 4.3.1, algorithm D, for a divisor of two limbs. With only two, the
// trial digit is compared with the whole divisor, so it is never one too large and nothing has to be added back.
Divided divide_large(const U256& dividend, U128 divisor) {
  const int shift = std::countl_zero(static_cast<std::uint64_t>(divisor >> 64));
  const U128 v = divisor << shift;
  const auto v1 = static_cast<std::uint64_t>(v >> 64), v0 = static_cast<std::uint64_t>(v);
  std::array<std::uint64_t, 5> u{};
  for (int i = 0; i < 4; ++i) {
    u[i] |= dividend.limb[i] << shift;
    u[i + 1] = shift ? dividend.limb[i] >> (64 - shift) : 0;
  }
  Divided result;
  U128 rest = static_cast<U128>(u[4]) << 64 | u[3];  // always below v
  for (int j = 2; j >= 0; --j) {
    const U128 head = rest;
    U128 digit = head / v1, over = head % v1;
    while (digit >> 64 || digit * v0 > (over << 64 | u[j])) {
      --digit;
      over += v1;
      if (over >> 64) break;
    }
    rest = (over << 64 | u[j]) - digit * v0;  // modulo 2^128, which the true rest is below
    result.quotient.limb[j] = static_cast<std::uint64_t>(digit);
  }
  result.remainder = rest >> shift;
  return result;
}

}  // namespace

U128 power_of_ten(int exponent) { return kTens[static_cast<std::size_t>(exponent)]; }

int count_digits(U128 value) {
  const int bits = value >> 64 ? 128 - std::countl_zero(static_cast<std::uint64_t>(value >> 64))
                               : 64 - std::countl_zero(static_cast<std::uint64_t>(value) | 1);
  const int guess = bits * 1233 >> 12;  // log10(2) is about 1233/4096; the guess is right or one too small
  return guess < kPowersOfTen && value >= kTens[static_cast<std::size_t>(guess)] ? guess + 1 : guess == 0 ? 1 : guess;
}

int count_digits(const U256& value) {
  if (!(value.limb[2] | value.limb[3])) return count_digits(value.low());
  const int guess = count_bits(value) * 1233 >> 12;
  return value < kWideTens[static_cast<std::size_t>(guess)] ? guess : guess + 1;
}

U256 multiply(U128 a, U128 b) {
  const auto a0 = static_cast<std::uint64_t>(a), a1 = static_cast<std::uint64_t>(a >> 64);
  const auto b0 = static_cast<std::uint64_t>(b), b1 = static_cast<std::uint64_t>(b >> 64);
  const U128 low = static_cast<U128>(a0) * b0;
  const U128 cross = static_cast<U128>(a0) * b1 + (low >> 64);
  const U128 other = static_cast<U128>(a1) * b0 + static_cast<std::uint64_t>(cross);
  const U128 high = static_cast<U128>(a1) * b1 + (cross >> 64) + (other >> 64);
  U256 product;
  product.limb = {static_cast<std::uint64_t>(low), static_cast<std::uint64_t>(other), static_cast<std::uint64_t>(high),
                  static_cast<std::uint64_t>(high >> 64)};
  return product;
}

U256 add(const U256& a, const U256& b) {
  U256 sum;
  U128 carry = 0;
  for (int i = 0; i < 4; ++i) {
    carry += static_cast<U128>(a.limb[i]) + b.limb[i];
    sum.limb[i] = static_cast<std::uint64_t>(carry);
    carry >>= 64;
  }
  return sum;
}

U256 subtract(const U256& a, const U256& b) {
  U256 difference;
  bool borrow = false;
  for (int i = 0; i < 4; ++i) {
    const U128 part = static_cast<U128>(a.limb[i]) - b.limb[i] - (borrow ? 1 : 0);
    difference.limb[i] = static_cast<std::uint64_t>(part);
    borrow = (part >> 64) != 0;
  }
  return difference;
}

U256 times_power_of_ten(const U256& a, int exponent) {
  if (!(a.limb[2] | a.limb[3]) && exponent < kPowersOfTen) return multiply(a.low(), power_of_ten(exponent));
  U256 product = a;
  for (; exponent > 0; exponent -= 19)
    product = times_small(product, static_cast<std::uint64_t>(power_of_ten(exponent < 19 ? exponent : 19)));
  return product;
}

Divided divide(const U256& dividend, U128 divisor) {
  return divisor >> 64 ? divide_large(dividend, divisor) : divide_small(dividend, static_cast<std::uint64_t>(divisor));
}

U128 square_root(const U256& value) {
  if (value.is_zero()) return 0;
  long double estimate = 0;
  for (int i = 3; i >= 0; --i) estimate = estimate * 0x1p64L + static_cast<long double>(value.limb[i]);
  U128 root = static_cast<U128>(std::sqrt(estimate));
  for (int step = 0; step < 3; ++step) {
    if (root == 0) root = 1;
    root = (root + divide(value, root).quotient.low()) / 2;
  }
  while (value < multiply(root, root)) --root;
  while (!(value < multiply(root + 1, root + 1))) ++root;
  return root;
}

}  // namespace sanlian::wide
