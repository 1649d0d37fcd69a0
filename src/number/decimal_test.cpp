#include "number/decimal.h"

#include <gtest/gtest.h>
#include <algorithm>

#include <boost/multiprecision/cpp_int.hpp>
#include <set>
#include <unordered_set>

#include "base/random.h"

namespace sanlian {
namespace {
using boost::multiprecision::cpp_int;

Decimal number(std::string_view text) {
  const auto value = Decimal::parse(text);
  EXPECT_TRUE(value) << text;
  return value.value_or(Decimal());
}

std::string print(const std::optional<Decimal>& value) { return value ? value->to_string() : "none"; }

// ---- The plain reference: whole numbers of any size, rounded by looking at their printed digits.
struct Plain {
  cpp_int coefficient;
  int scale = 0;
};

cpp_int ten_to(int exponent) { return boost::multiprecision::pow(cpp_int(10), static_cast<unsigned>(exponent)); }

bool away(Rounding rounding, bool negative, bool odd, int against_half, bool anything) {
  switch (rounding) {
    case Rounding::half_even:
      return against_half > 0 || (against_half == 0 && odd);
    case Rounding::half_up:
      return against_half >= 0;
    case Rounding::half_down:
      return against_half > 0;
    case Rounding::up:
      return anything;
    case Rounding::down:
      return false;
    case Rounding::floor:
      return anything && negative;
    case Rounding::ceiling:
      return anything && !negative;
  }
  return false;
}

// numerator / denominator to a whole number.
cpp_int divide_plainly(const cpp_int& numerator, const cpp_int& denominator, Rounding rounding) {
  const bool negative = (numerator < 0) != (denominator < 0) && numerator != 0;
  const cpp_int n = abs(numerator), d = abs(denominator);
  cpp_int quotient = n / d;
  const cpp_int twice = 2 * (n % d);
  if (away(rounding, negative, (quotient & 1) != 0, twice.compare(d), twice != 0)) ++quotient;
  return negative ? cpp_int(-quotient) : quotient;
}

// numerator / denominator × 10^-scale to 34 digits, half even; printed as Decimal prints.
std::string print_plain(cpp_int numerator, cpp_int denominator, int scale) {
  if (numerator == 0) return "0";
  // Scale up until the quotient certainly has more than 34 digits, then find how many to drop.
  numerator *= ten_to(120);
  scale += 120;
  const cpp_int quotient = abs(numerator) / abs(denominator);
  int drop = static_cast<int>(quotient.str().size()) - 34;
  cpp_int kept = divide_plainly(numerator, denominator * ten_to(drop), Rounding::half_even);
  scale -= drop;
  while (kept % 10 == 0) {
    kept /= 10;
    --scale;
  }
  const std::string sign = kept < 0 ? "-" : "";
  std::string digits = cpp_int(abs(kept)).str();
  const int point = static_cast<int>(digits.size()) - scale;
  if (point > 34 || point <= -34) {
    const auto exponent = "e" + std::to_string(point - 1);
    return sign + digits.substr(0, 1) + (digits.size() > 1 ? "." + digits.substr(1) : "") + exponent;
  }
  if (point <= 0) return sign + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  if (scale <= 0) return sign + digits + std::string(static_cast<std::size_t>(-scale), '0');
  return sign + digits.insert(static_cast<std::size_t>(point), ".");
}

// Numbers of every length and awkwardness: short, long, all nines, powers of ten, near each other.
struct Pair {
  Plain plain;
  Decimal decimal;
};
Pair any_number(SeededRandom& random) {
  const auto length = 1 + random.below(34);
  const auto style = random.below(5);
  std::string digits;
  for (std::uint64_t i = 0; i < length; ++i) {
    if (style == 0)
      digits += '9';
    else if (style == 1)
      digits += i == 0 ? '1' : '0';
    else if (style == 2)
      digits += i + 1 == length ? '5' : '0';
    else
      digits += static_cast<char>('0' + random.below(10));
  }
  const int scale = static_cast<int>(random.below(60)) - 20;
  const bool negative = random.below(2) == 0;
  Plain plain{cpp_int(digits.substr(std::min(digits.find_first_not_of('0'), digits.size() - 1))), scale};
  if (negative) plain.coefficient = -plain.coefficient;
  return {plain, number((negative ? "-" : "") + digits + "e" + std::to_string(-scale))};
}

// Both at the finer of the two scales.
std::pair<cpp_int, cpp_int> align(const Plain& a, const Plain& b) {
  const int scale = std::max(a.scale, b.scale);
  return {a.coefficient * ten_to(scale - a.scale), b.coefficient * ten_to(scale - b.scale)};
}

TEST(Decimal, ArithmeticEqualsWholeNumbersOfAnySize) {
  SeededRandom random(20261123);
  for (int round = 0; round < 10'000; ++round) {
    const auto a = any_number(random), b = any_number(random);
    const auto shown = a.decimal.to_string() + " and " + b.decimal.to_string();
    const auto [left, right] = align(a.plain, b.plain);
    const int scale = std::max(a.plain.scale, b.plain.scale);
    ASSERT_EQ(print(add(a.decimal, b.decimal)), print_plain(left + right, 1, scale)) << shown;
    ASSERT_EQ(print(subtract(a.decimal, b.decimal)), print_plain(left - right, 1, scale)) << shown;
    ASSERT_EQ(print(multiply(a.decimal, b.decimal)),
              print_plain(a.plain.coefficient * b.plain.coefficient, 1, a.plain.scale + b.plain.scale))
        << shown;
    ASSERT_EQ(a.decimal <=> b.decimal, left.compare(right) <=> 0) << shown;
    if (b.plain.coefficient == 0) {
      ASSERT_EQ(print(divide(a.decimal, b.decimal)), "none") << shown;
      continue;
    }
    ASSERT_EQ(print(divide(a.decimal, b.decimal)),
              print_plain(a.plain.coefficient, b.plain.coefficient, a.plain.scale - b.plain.scale))
        << shown;
    cpp_int rest = left % right;
    if (rest != 0 && (rest < 0) != (right < 0)) rest += right;
    ASSERT_EQ(print(modulo(a.decimal, b.decimal)), print_plain(rest, 1, scale)) << shown;
  }
}

TEST(Decimal, RoundingEqualsWholeNumbersOfAnySize) {
  SeededRandom random(7);
  for (int round = 0; round < 8'000; ++round) {
    const auto a = any_number(random);
    const int scale = static_cast<int>(random.below(60)) - 25;
    for (const auto mode : {Rounding::half_even, Rounding::half_up, Rounding::half_down, Rounding::up, Rounding::down,
                            Rounding::floor, Rounding::ceiling}) {
      const auto expected =
          scale >= a.plain.scale
              ? a.plain
              : Plain{divide_plainly(a.plain.coefficient, ten_to(a.plain.scale - scale), mode), scale};
      ASSERT_EQ(a.decimal.rounded(scale, mode).to_string(), print_plain(expected.coefficient, 1, expected.scale))
          << a.decimal.to_string() << " to " << scale << " mode " << static_cast<int>(mode);
    }
  }
}

TEST(Decimal, SquareRootIsTheNearest) {
  SeededRandom random(3);
  for (int round = 0; round < 5'000; ++round) {
    auto a = any_number(random);
    if (a.plain.coefficient < 0) a = {{-a.plain.coefficient, a.plain.scale}, a.decimal.negated()};
    const int scale = 60;  // a·10^120 is a square of a number with 60 places
    const cpp_int root = sqrt(cpp_int(a.plain.coefficient * ten_to(2 * scale - a.plain.scale)));
    const bool exact = root * root == a.plain.coefficient * ten_to(2 * scale - a.plain.scale);
    // A root that is not exact is never a tie: one digit below the last stands for the rest.
    ASSERT_EQ(print(square_root(a.decimal)), print_plain(root * 10 + (exact ? 0 : 1), 1, scale + 1))
        << a.decimal.to_string();
  }
}

TEST(Decimal, TextGoesAroundAndEqualValuesHashAlike) {
  SeededRandom random(11);
  for (int round = 0; round < 10'000; ++round) {
    const auto value = any_number(random).decimal;
    ASSERT_EQ(number(value.to_string()), value);
    ASSERT_EQ(value.negated().negated(), value);
    const auto padded = multiply(multiply(value, Decimal(1000)).value(), number("0.001")).value();
    if (value.digits() <= 31) {
      ASSERT_EQ(padded, value);
      ASSERT_EQ(padded.hash(), value.hash()) << value.to_string();
    }
  }
  EXPECT_EQ(number("1.50").hash(), number("1.5").hash());
  EXPECT_EQ(number("-0").hash(), Decimal().hash());
}

TEST(Decimal, KnownAnswers) {
  struct Row {
    std::string a;
    char op;
    std::string b, expected;
  };
  const std::string nines(34, '9');
  for (const Row& row : {
           Row{"0.1", '+', "0.2", "0.3"},
           Row{"1", '/', "3", "0.3333333333333333333333333333333333"},
           Row{"2", '/', "3", "0.6666666666666666666666666666666667"},
           Row{"-2", '/', "3", "-0.6666666666666666666666666666666667"},
           Row{"1", '/', "8", "0.125"},
           Row{"1", '/', "0", "none"},
           Row{"0", '/', "0", "none"},
           Row{"0", '/', "5", "0"},
           Row{nines, '+', "1", "1e34"},
           Row{nines, '+', "0.5", "1e34"},  // a tie goes to the even neighbour
           Row{"9999999999999999999999999999999998", '+', "0.5", "9999999999999999999999999999999998"},
           Row{"1e34", '-', "1", nines},
           Row{"1e33", '-', "1e-10", "1000000000000000000000000000000000"},
           Row{"1", '+', "1e-6176", "1"},
           Row{"1e6000", '*', "1e1000", "none"},
           Row{"9e6144", '+', "9e6144", "none"},
           Row{"1e-6000", '*', "1e-1000", "0"},
           Row{"1e6144", '/', "1e-1", "none"},
           Row{"1e-6176", '/', "2", "0"},        // tie at the smallest number, to even
           Row{"3e-6176", '/', "2", "2e-6176"},  // 1.5 units of it
           Row{"9223372036854775807", '+', "1", "9223372036854775808"},
           Row{"-9223372036854775808", '-', "1", "-9223372036854775809"},
           Row{"-9223372036854775808", '/', "-1", "9223372036854775808"},
           Row{"9223372036854775807", '*', "9223372036854775807", "8.50705917302346158473969077842325e37"},
           Row{"12", '%', "5", "2"},
           Row{"-12", '%', "5", "3"},
           Row{"12", '%', "-5", "-3"},
           Row{"-12", '%', "-5", "-2"},
           Row{"10.1", '%', "4.5", "1.1"},
           Row{"1e40", '%', "7", "4"},
           Row{"5", '%', "1e40", "5"},
           Row{"5", '%', "0", "none"},
       }) {
    const auto a = number(row.a), b = number(row.b);
    const auto result = row.op == '+'   ? add(a, b)
                        : row.op == '-' ? subtract(a, b)
                        : row.op == '*' ? multiply(a, b)
                        : row.op == '/' ? divide(a, b)
                                        : modulo(a, b);
    EXPECT_EQ(print(result), row.expected) << row.a << ' ' << row.op << ' ' << row.b;
  }
}

TEST(Decimal, RoundsEachWay) {
  struct Row {
    const char *value, *half_even, *half_up, *half_down, *up, *down, *floor, *ceiling;
  };
  for (const Row& row :
       {Row{"2.5", "2", "3", "2", "3", "2", "2", "3"}, Row{"3.5", "4", "4", "3", "4", "3", "3", "4"},
        Row{"-2.5", "-2", "-3", "-2", "-3", "-2", "-3", "-2"}, Row{"-1.1", "-1", "-1", "-1", "-2", "-1", "-2", "-1"},
        Row{"0.5000000000000000000000000000000001", "1", "1", "1", "1", "0", "0", "1"},
        Row{"-0.2", "0", "0", "0", "-1", "0", "-1", "0"}, Row{"7", "7", "7", "7", "7", "7", "7", "7"},
        Row{"1e-6000", "0", "0", "0", "1", "0", "0", "1"}}) {
    const auto value = number(row.value);
    EXPECT_EQ(value.rounded(0, Rounding::half_even).to_string(), row.half_even) << row.value;
    EXPECT_EQ(value.rounded(0, Rounding::half_up).to_string(), row.half_up) << row.value;
    EXPECT_EQ(value.rounded(0, Rounding::half_down).to_string(), row.half_down) << row.value;
    EXPECT_EQ(value.rounded(0, Rounding::up).to_string(), row.up) << row.value;
    EXPECT_EQ(value.rounded(0, Rounding::down).to_string(), row.down) << row.value;
    EXPECT_EQ(value.rounded(0, Rounding::floor).to_string(), row.floor) << row.value;
    EXPECT_EQ(value.rounded(0, Rounding::ceiling).to_string(), row.ceiling) << row.value;
  }
  EXPECT_EQ(number("1250").rounded(-2, Rounding::half_even).to_string(), "1200");
  EXPECT_EQ(number("9.995").rounded(2, Rounding::half_even).to_string(), "10");
  EXPECT_EQ(number("1").rounded(-9999, Rounding::up).to_string(), "1e6111");
  EXPECT_EQ(number("9.9e6144").rounded(-9999, Rounding::up), number("9.9e6144"));
}

TEST(Decimal, ReadsNumbersAndNothingElse) {
  struct Row {
    const char *text, *printed;
  };
  for (const Row& row :
       {Row{"12", "12"}, Row{"-0.5", "-0.5"}, Row{".5", "0.5"}, Row{"1.5e3", "1500"}, Row{"1.5E+3", "1500"},
        Row{"15e-1", "1.5"}, Row{"007.50", "7.5"}, Row{"-0", "0"}, Row{"1e40", "1e40"}, Row{"1.25e-60", "1.25e-60"},
        Row{"0e99999999999999", "0"}, Row{"1e-99999999999999", "0"},
        Row{"12345678901234567890123456789012345", "1.234567890123456789012345678901234e34"},
        Row{"12345678901234567890123456789012355", "1.234567890123456789012345678901236e34"},
        Row{"1.0000000000000000000000000000000005", "1"},
        Row{"1.00000000000000000000000000000000050000000001", "1.000000000000000000000000000000001"},
        Row{"9.999999999999999999999999999999999e6144", "9.999999999999999999999999999999999e6144"},
        Row{"1e-34", "0.0000000000000000000000000000000001"}})
    EXPECT_EQ(print(Decimal::parse(row.text)), row.printed) << row.text;
  for (const char* text : {"", "-", ".", "5.", "+5", " 5", "5 ", "1,000", "1e", "1e+", "1e1.5", "0x10", "nan", "inf",
                           "1e6145", "1e99999999999999", "--1", "1..2", "１"})
    EXPECT_FALSE(Decimal::parse(text)) << text;
  const auto tiny = "0." + std::string(7000, '0') + "1e7001";
  EXPECT_EQ(print(Decimal::parse(tiny)), "1") << "a long fraction and its exponent meet";
  EXPECT_EQ(print(Decimal::parse("1" + std::string(7000, '0') + "e-7000")), "1");
}

TEST(Decimal, TurnsIntoWholeAndScaled) {
  EXPECT_EQ(number("12.345").to_scaled(2, Rounding::half_even), 1234);
  EXPECT_EQ(number("12.345").to_scaled(2, Rounding::half_up), 1235);
  EXPECT_EQ(number("-92233720368547758.08").to_scaled(2, Rounding::down), INT64_MIN);
  EXPECT_EQ(number("92233720368547758.07").to_scaled(2, Rounding::down), INT64_MAX);
  EXPECT_FALSE(number("92233720368547758.08").to_scaled(2, Rounding::down));
  EXPECT_FALSE(number("1e30").to_scaled(2, Rounding::down));
  EXPECT_EQ(number("1e5").to_scaled(2, Rounding::down), 10'000'000);
  EXPECT_EQ(number("1234").to_scaled(-2, Rounding::down), 12);
  EXPECT_EQ(number("3.00").to_whole(), 3);
  EXPECT_EQ(number("3e2").to_whole(), 300);
  EXPECT_FALSE(number("3.01").to_whole());
  EXPECT_FALSE(number("1e19").to_whole());
  EXPECT_TRUE(number("1e19").is_whole());
  EXPECT_FALSE(number("1e-40").is_whole());
  EXPECT_EQ(Decimal(UINT64_MAX).to_string(), "18446744073709551615");
  EXPECT_EQ(number("1200.50").digits(), 5);
  EXPECT_EQ(number("-0.1").to_double(), -0.1);
  EXPECT_EQ(Decimal::scaled(5, -3).to_string(), "5000");
}

TEST(Decimal, FunctionsHoldThirtyFourDigits) {
  EXPECT_EQ(print(square_root(Decimal(2))), "1.414213562373095048801688724209698");
  EXPECT_EQ(print(square_root(number("0.25"))), "0.5");
  EXPECT_EQ(print(square_root(number("1e6144"))), "1e3072");
  EXPECT_EQ(print(square_root(Decimal(-1))), "none");
  EXPECT_EQ(print(exponential(Decimal(1))), "2.718281828459045235360287471352662");
  EXPECT_EQ(print(exponential(Decimal(0))), "1");
  EXPECT_EQ(print(exponential(Decimal(15000))), "none");
  EXPECT_EQ(print(exponential(number("-1e30"))), "0");
  EXPECT_EQ(print(natural_logarithm(Decimal(10))), "2.302585092994045684017991454684364");
  EXPECT_EQ(print(natural_logarithm(Decimal(1))), "0");
  EXPECT_EQ(print(natural_logarithm(Decimal(0))), "none");
  struct Row {
    const char *base, *exponent, *expected;
  };
  for (const Row& row : {Row{"2", "10", "1024"}, Row{"1.1", "2", "1.21"}, Row{"2", "-2", "0.25"}, Row{"-2", "3", "-8"},
                         Row{"4", "0.5", "2"}, Row{"0", "0", "1"}, Row{"0", "3", "0"}, Row{"0", "-1", "none"},
                         Row{"-4", "0.5", "none"}, Row{"-8", "-1e-40", "none"}, Row{"10", "6144", "1e6144"},
                         Row{"10", "6145", "none"}, Row{"10", "-6176", "1e-6176"}, Row{"10", "-7000", "0"},
                         Row{"-1", "1e20", "1"}, Row{"-1", "3", "-1"}, Row{"1", "1e6000", "1"},
                         Row{"1.003166666666666666666666666666667", "12", "1.038668869380363320193898225730424"},
                         Row{"2", "0.5", "1.414213562373095048801688724209698"}})
    EXPECT_EQ(print(power(number(row.base), number(row.exponent))), row.expected) << row.base << " ** " << row.exponent;
}

}  // namespace
}  // namespace sanlian
