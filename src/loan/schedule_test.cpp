#include "loan/schedule.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "loan/errors.h"
#include "loan/testing/terms_words.h"

namespace sanlian::loan {
namespace {
using testing::Case;
using testing::Phrase;
using testing::word;

// `2026-06-21 days 92 interest 48555.56 …` against one row; the words after the date are pairs.
void expect_row(const Phrase& expected, const Instalment& row, const std::string& place) {
  EXPECT_EQ(row.due.to_string(), expected[0]) << place;
  for (std::size_t i = 1; i + 1 < expected.size(); i += 2) {
    const auto& key = expected[i];
    const auto found = key == "days"        ? std::to_string(row.days)
                       : key == "interest"  ? row.interest.to_string()
                       : key == "principal" ? row.principal.to_string()
                       : key == "payment"   ? row.payment.to_string()
                       : key == "opening"   ? row.opening.to_string()
                       : key == "closing"   ? row.closing.to_string()
                                            : "no such word";
    EXPECT_EQ(found, expected[i + 1]) << place << ": " << key << " of " << expected[0];
  }
}

void run(const Case& each) {
  SCOPED_TRACE(each.place + " " + each.name);
  const auto schedule = plan(testing::terms_in(each));
  std::size_t row = 0;
  bool all = true;
  for (const auto& line : each.then) {
    const auto place = "line " + std::to_string(line.number);
    const auto phrase = line.phrases().at(0);
    if (phrase[0] == "refused") {
      ASSERT_FALSE(schedule) << place;
      EXPECT_EQ(schedule.error().code(), word(phrase, 1)) << place;
      return;
    }
    ASSERT_TRUE(schedule) << place << ": " << schedule.error().print(Lang::en);
    if (phrase[0] == "total")
      EXPECT_EQ(schedule->total_interest.to_string(), word(phrase, 2)) << place;
    else if (phrase[0] == "and")
      all = false;
    else if (row < schedule->rows.size())
      expect_row(phrase, schedule->rows[row++], place);
    else
      ADD_FAILURE() << place << ": the plan has only " << row << " rows";
  }
  if (all) {
    EXPECT_EQ(row, schedule->rows.size()) << "rows the case does not name";
  }
}

TEST(Schedule, Cases) {
  for (const auto& each : testing::read_cases("schedule.cases")) run(each);
}

TEST(Schedule, EveryCaseFileIsRun) {
  const std::set<std::string> known{"schedule.cases", "account.cases", "subsidy.cases"};
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(SANLIAN_SOURCE_DIR) / "tests/cases/loan"))
    EXPECT_TRUE(known.contains(entry.path().filename().string())) << entry.path() << " is run by no test";
}

TEST(Schedule, LevelPaymentBeforeRounding) {
  const Terms terms{.principal = Money::fen(100'000'000),
                    .rate = Rate::bp(380),
                    .start = Date::of(2026, 3, 10),
                    .maturity = Date::of(2027, 3, 10),
                    .method = Method::level_payment,
                    .day_count = DayCount::monthly,
                    .settlement = Settlement::monthly};
  const auto payment = exact_level_payment(terms);
  EXPECT_EQ(payment.rounded(2, Rounding::half_up).to_string(), "85058.55");
  const auto total = multiply(payment, Decimal(12)).value();
  EXPECT_EQ(subtract(total, Decimal(1'000'000))->rounded(2, Rounding::half_up).to_string(), "20702.64");
  // Twelve payments rounded down by a third of a fen: the last one makes up for them.
  const auto schedule = plan(terms).value();
  EXPECT_EQ(schedule.rows.back().payment.to_string(), "85058.60");
}

TEST(Schedule, EqualPrincipalInterestStaysNextToTheClosedForm) {
  const Terms terms{.principal = Money::fen(100'000'000),
                    .rate = Rate::bp(380),
                    .start = Date::of(2026, 3, 10),
                    .maturity = Date::of(2027, 3, 10),
                    .method = Method::equal_principal,
                    .day_count = DayCount::monthly,
                    .settlement = Settlement::monthly};
  // P · i · (n + 1) / 2 is 20,583.33; twelve interests, each rounded to the fen, sum to a fen more.
  EXPECT_EQ(plan(terms)->total_interest.to_string(), "20583.34");
}

Terms any_terms(SeededRandom& random) {
  Terms terms;
  terms.principal = Money::fen(static_cast<std::int64_t>(1 + random.below(random.below(3) ? 5'000'000'000 : 50)));
  terms.rate = Rate::scaled(static_cast<std::int64_t>(random.below(20'000'000)));
  terms.start = Date::of(2020, 1, 1) + static_cast<std::int64_t>(random.below(3'000));
  terms.method = static_cast<Method>(random.below(5));
  terms.settlement = random.below(2) ? Settlement::monthly : Settlement::quarterly;
  terms.settlement_day = 1 + static_cast<int>(random.below(28));
  terms.day_count = terms.method == Method::level_payment ? DayCount::monthly : static_cast<DayCount>(random.below(2));
  terms.maturity = add_months(terms.start, 3 * static_cast<std::int64_t>(1 + random.below(40)));
  if (terms.method == Method::custom) {
    const auto half = Money::fen(terms.principal.fen() / 2);
    const auto middle = terms.start + (terms.maturity - terms.start) / 2;
    if (!half.is_zero()) terms.principal_dues.push_back({middle, half});
    terms.principal_dues.push_back({terms.maturity, terms.principal - half});
  }
  return terms;
}

TEST(Schedule, PrincipalPartsSumAndDaysJoin) {
  SeededRandom random(20261123);
  for (int round = 0; round < 2'000; ++round) {
    const auto terms = any_terms(random);
    const auto schedule = plan(terms);
    ASSERT_TRUE(schedule) << schedule.error().print(Lang::en);
    Money principal, interest;
    Date end = terms.start;
    Money owed = terms.principal;
    for (const auto& row : schedule->rows) {
      ASSERT_EQ(row.from, end);
      ASSERT_LT(row.from, row.to);
      ASSERT_EQ(row.opening, owed);
      ASSERT_GE(row.principal, Money());
      ASSERT_GE(row.interest, Money());
      ASSERT_EQ(row.payment, row.principal + row.interest);
      principal += row.principal;
      interest += row.interest;
      owed -= row.principal;
      end = row.to;
    }
    ASSERT_EQ(principal, terms.principal);
    ASSERT_EQ(interest, schedule->total_interest);
    ASSERT_EQ(end, terms.maturity);
  }
}

TEST(Schedule, InterestEqualsTheSumOfItsDays) {
  SeededRandom random(9);
  for (int round = 0; round < 300; ++round) {
    auto terms = any_terms(random);
    if (terms.day_count == DayCount::monthly) continue;
    const int basis = terms.day_count == DayCount::act_360 ? 360 : 365;
    const auto schedule = plan(terms).value();
    for (const auto& row : schedule.rows) {
      // Whole numbers throughout: fen × 10^8 a day, summed day by day, divided once.
      __extension__ __int128 units = 0;
      for (Date day = row.from; day < row.to; day = day + 1)
        units += static_cast<__int128>(row.opening.fen()) * terms.rate.scaled();
      const __int128 whole = static_cast<__int128>(basis) * 100'000'000;
      const auto expected = static_cast<std::int64_t>((2 * units + whole) / (2 * whole));  // half up
      ASSERT_EQ(row.interest.fen(), expected);
    }
  }
}

TEST(Schedule, ReportsEverythingWrongAtOnce) {
  Terms terms;
  terms.settlement_day = 0;
  terms.rate = Rate::bp(-1);
  const auto refused = plan(terms);
  ASSERT_FALSE(refused);
  EXPECT_TRUE(refused.error().is(errors::principal_not_positive));
  EXPECT_EQ(refused.error().further().size(), 3u);
}

}  // namespace
}  // namespace sanlian::loan
