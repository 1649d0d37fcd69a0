// The few operations on 128 and 256 bit integers that 34-digit decimals need.
#pragma once

#include <array>
#include <cstdint>

namespace sanlian::wide {

__extension__ using U128 = unsigned __int128;
__extension__ using I128 = __int128;

/// Little-endian limbs of 64 bits.
struct U256 {
  std::array<std::uint64_t, 4> limb{};

  constexpr U256() = default;
  constexpr U256(U128 low) : limb{static_cast<std::uint64_t>(low), static_cast<std::uint64_t>(low >> 64), 0, 0} {}
  constexpr bool operator==(const U256&) const = default;
  constexpr bool operator<(const U256& other) const {
    for (int i = 3; i > 0; --i)
      if (limb[i] != other.limb[i]) return limb[i] < other.limb[i];
    return limb[0] < other.limb[0];
  }
  constexpr bool is_zero() const { return *this == U256{}; }
  constexpr U128 low() const { return static_cast<U128>(limb[1]) << 64 | limb[0]; }
};

struct Divided {
  U256 quotient;
  U128 remainder = 0;
};

constexpr int kPowersOfTen = 39;  ///< 10^0 to 10^38 fit 128 bits.

/// 10^exponent, exponent 0 to 38.
U128 power_of_ten(int exponent);
/// Decimal digits of the number; 1 for zero. At most 77.
int count_digits(U128 value);
int count_digits(const U256& value);

U256 multiply(U128 a, U128 b);
U256 add(const U256& a, const U256& b);
U256 subtract(const U256& a, const U256& b);  ///< a is not below b.
/// `a` × 10^exponent, exponent 0 to 76; the product must fit.
U256 times_power_of_ten(const U256& a, int exponent);
/// Divisor above zero.
Divided divide(const U256& dividend, U128 divisor);
/// The largest whole number whose square is not above `value`; `value` below 10^76.
U128 square_root(const U256& value);

}  // namespace sanlian::wide
