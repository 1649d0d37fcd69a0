#include "number/impl/wide.h"

#include <gtest/gtest.h>

#include <boost/multiprecision/cpp_int.hpp>

#include "base/random.h"

namespace sanlian::wide {
namespace {
using boost::multiprecision::cpp_int;

cpp_int plain(const U256& value) {
  cpp_int result = 0;
  for (int i = 3; i >= 0; --i) result = (result << 64) + value.limb[static_cast<std::size_t>(i)];
  return result;
}

// Limbs at the edges of every carry and borrow as often as random ones.
std::uint64_t any_limb(SeededRandom& random) {
  constexpr std::uint64_t kTop = std::uint64_t{1} << 63;
  constexpr std::uint64_t kEdges[] = {0, 1, 2, kTop - 1, kTop, kTop + 1, ~std::uint64_t{0} - 1, ~std::uint64_t{0}};
  return random.below(2) ? kEdges[random.below(8)] : random.next() >> random.below(64);
}

U256 any_number(SeededRandom& random) {
  U256 value;
  for (auto& limb : value.limb) limb = any_limb(random);
  return value;
}

TEST(Wide, DividesAtEveryEdge) {
  SeededRandom random(17);
  for (int round = 0; round < 20'000; ++round) {
    const auto dividend = any_number(random);
    auto divisor = static_cast<U128>(any_limb(random)) << 64 | any_limb(random);
    if (divisor == 0) divisor = 1;
    const auto divided = divide(dividend, divisor);
    const auto n = plain(dividend), d = plain(U256(divisor));
    ASSERT_EQ(plain(divided.quotient), cpp_int(n / d)) << n << " / " << d;
    ASSERT_EQ(plain(U256(divided.remainder)), cpp_int(n % d)) << n << " / " << d;
  }
}

TEST(Wide, MultipliesAddsAndSubtracts) {
  SeededRandom random(18);
  const cpp_int modulus = cpp_int(1) << 256;
  for (int round = 0; round < 10'000; ++round) {
    const auto a = any_number(random), b = any_number(random);
    ASSERT_EQ(plain(multiply(a.low(), b.low())), plain(U256(a.low())) * plain(U256(b.low())));
    ASSERT_EQ(plain(add(a, b)), cpp_int((plain(a) + plain(b)) % modulus));
    ASSERT_EQ(a < b, plain(a) < plain(b));
    if (!(a < b)) {
      ASSERT_EQ(plain(subtract(a, b)), plain(a) - plain(b));
    }
  }
}

TEST(Wide, CountsDigitsAndTakesRoots) {
  SeededRandom random(19);
  for (int round = 0; round < 5'000; ++round) {
    auto value = any_number(random);
    ASSERT_EQ(count_digits(value), static_cast<int>(plain(value).str().size()));
    ASSERT_EQ(count_digits(value.low()), static_cast<int>(plain(U256(value.low())).str().size()));
    value.limb[3] >>= 4;  // below 10^76
    ASSERT_EQ(plain(U256(square_root(value))), sqrt(plain(value)));
  }
  for (int power = 0; power < kPowersOfTen; ++power) {
    ASSERT_EQ(count_digits(power_of_ten(power)), power + 1);
    ASSERT_EQ(count_digits(power_of_ten(power) - 1), power == 0 ? 1 : power);
  }
}

}  // namespace
}  // namespace sanlian::wide
