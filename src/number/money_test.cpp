#include "number/money.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "number/bounded.h"
#include "number/errors.h"
#include "number/rate.h"

namespace sanlian {
namespace {

TEST(Money, ReadsAndPrintsYuan) {
  struct Row {
    const char *text, *printed;
    std::int64_t fen;
  };
  for (const Row& row : {Row{"5000000.00", "5000000.00", 500'000'000}, Row{"12", "12.00", 1200},
                         Row{"-3.5", "-3.50", -350}, Row{"0.05", "0.05", 5}, Row{"-0.05", "-0.05", -5},
                         Row{"007", "7.00", 700}, Row{"10000000000000", "10000000000000.00", Money::kFenMax}}) {
    const auto money = Money::parse(row.text);
    ASSERT_TRUE(money) << row.text;
    EXPECT_EQ(money->fen(), row.fen) << row.text;
    EXPECT_EQ(money->to_string(), row.printed);
  }
}

TEST(Money, RefusesWhatIsNoAmount) {
  for (const char* text : {"", "-", "5,000", "1.234", "1.", ".5", "1e3", " 1", "五", "+1", "--1", "¥5"}) {
    const auto money = Money::parse(text);
    ASSERT_FALSE(money) << text;
    EXPECT_TRUE(money.error().is(number::errors::money_malformed)) << text;
  }
  for (const char* text : {"10000000000000.01", "-10000000000000.01", "99999999999999999999999999999999999999999"})
    EXPECT_TRUE(Money::parse(text).error().is(number::errors::money_too_large)) << text;
}

TEST(Money, AddsWithinBoundsAndStopsBeyond) {
  EXPECT_EQ(Money::fen(150) - Money::fen(200), Money::fen(-50));
  EXPECT_FALSE(add(Money::fen(INT64_MAX), Money::fen(1)));
  EXPECT_DEATH(Money::fen(INT64_MAX) + Money::fen(1), "64 bits");
  EXPECT_EQ(Money::round(*Decimal::parse("2.345"), Rounding::half_even)->fen(), 234);
  EXPECT_EQ(Money::round(*Decimal::parse("2.345"), Rounding::half_up)->fen(), 235);
  SeededRandom random(5);
  for (int i = 0; i < 2'000; ++i) {
    const auto money = Money::fen(static_cast<std::int64_t>(random.below(2 * Money::kFenMax)) - Money::kFenMax);
    ASSERT_EQ(Money::parse(money.to_string()).value(), money);
    ASSERT_EQ(Money::round(money.yuan(), Rounding::down).value(), money);
  }
}

TEST(Rate, ReadsPercentAndBasisPoints) {
  struct Row {
    const char *text, *printed, *value, *points;
  };
  for (const Row& row :
       {Row{"3.8 %", "3.8 %", "0.038", "380"}, Row{"3.8%", "3.8 %", "0.038", "380"},
        Row{"380 bp", "3.8 %", "0.038", "380"}, Row{"-5bp", "-0.05 %", "-0.0005", "-5"}, Row{"0 %", "0 %", "0", "0"},
        Row{"0.000001 %", "0.000001 %", "0.00000001", "0.0001"}, Row{"12.5bp", "0.125 %", "0.00125", "12.5"}}) {
    const auto rate = Rate::parse(row.text);
    ASSERT_TRUE(rate) << row.text;
    EXPECT_EQ(rate->to_string(), row.printed);
    EXPECT_EQ(rate->value().to_string(), row.value);
    EXPECT_EQ(rate->basis_points().to_string(), row.points);
  }
  EXPECT_EQ(Rate::bp(380), Rate::from_value(*Decimal::parse("0.038")).value());
  EXPECT_EQ(Rate::percent(3) + Rate::bp(-20), Rate::from_percent(*Decimal::parse("2.8")).value());
}

TEST(Rate, RefusesWhatIsNoRate) {
  for (const char* text : {"3.8", "", "%", "bp", "a %", "3.8 percent", "3 .8 %"})
    EXPECT_TRUE(Rate::parse(text).error().is(number::errors::rate_malformed)) << text;
  EXPECT_TRUE(Rate::parse("3.1234567 %").error().is(number::errors::rate_too_fine));
  EXPECT_TRUE(Rate::parse("1000001 %").error().is(number::errors::rate_out_of_range));
}

TEST(Bounded, KeepsTheBoundOfItsSource) {
  struct Row {
    const char* text;
    const char* value;
    Bound bound;
  };
  for (const Row& row :
       {Row{"60", "60", Bound::exact}, Row{"60余", "60", Bound::at_least}, Row{"60+", "60", Bound::at_least},
        Row{"≥60", "60", Bound::at_least}, Row{">= 60", "60", Bound::at_least}, Row{"不少于60", "60", Bound::at_least},
        Row{"逾1.04亿", "104000000", Bound::at_least}, Row{"2万余", "20000", Bound::at_least},
        Row{"60余万", "600000", Bound::at_least}, Row{"近2万", "20000", Bound::close_to},
        Row{"close to 20,000", "20000", Bound::close_to}, Row{"约30", "30", Bound::about},
        Row{"30左右", "30", Bound::about}, Row{"about 30", "30", Bound::about},
        Row{"1.5万亿", "1500000000000", Bound::exact}, Row{"６０余", "60", Bound::at_least},
        Row{"1,234,567.5", "1234567.5", Bound::exact}}) {
    const auto bounded = Bounded::parse(row.text);
    ASSERT_TRUE(bounded) << row.text;
    EXPECT_EQ(bounded->value.to_string(), row.value) << row.text;
    EXPECT_EQ(bounded->bound, row.bound) << row.text;
    for (const auto lang : {Lang::zh, Lang::en})
      EXPECT_EQ(Bounded::parse(bounded->to_string(lang)).value(), *bounded) << bounded->to_string(lang);
    EXPECT_EQ(bound_named(name(row.bound)), row.bound);
  }
  for (const char* text : {"", "约", "余", "近60余", "约约30", "60家", "1,23", "12,3456", ",123", "多", "万", "2亿亿"})
    EXPECT_TRUE(Bounded::parse(text).error().is(number::errors::bounded_malformed)) << text;
  EXPECT_FALSE(bound_named("="));
}

}  // namespace
}  // namespace sanlian
