#include "patent/term.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "patent/errors.h"

namespace sanlian::patent {
namespace {
using K = PatentKind;
Date day(const char* text) { return Date::parse(text).value(); }

TEST(Term, EndsByKindAndFilingDay) {
  struct Row {
    K kind;
    const char *filed, *ends;
    TermCompensation compensation = {};
  };
  for (const Row& row : {
           Row{K::invention, "2017-07-27", "2037-07-27"},
           Row{K::utility_model, "2020-02-26", "2030-02-26"},
           Row{K::design, "2019-02-21", "2029-02-21"},  // 201930071397.7, the former ten years
           Row{K::design, "2021-05-31", "2031-05-31"},
           Row{K::design, "2021-06-01", "2036-06-01"},
           Row{K::invention, "2004-02-29", "2024-02-29"},
           Row{K::utility_model, "2020-02-29", "2030-02-28"},
           Row{K::invention, "2017-07-27", "2037-10-25", {.delay_days = 90, .drug_days = 0}},
           Row{K::invention, "2017-07-27", "2042-07-25", {.delay_days = 0, .drug_days = 1824}},
       }) {
    const auto ends = term_ends_on(row.kind, day(row.filed), row.compensation);
    ASSERT_TRUE(ends);
    EXPECT_EQ(ends->to_string(), row.ends) << row.filed;
  }
}

TEST(Term, CompensationIsForInventionsOnly) {
  for (const auto kind : {K::utility_model, K::design})
    EXPECT_TRUE(term_ends_on(kind, day("2022-01-01"), {.delay_days = 1}).error().is(errors::compensation_not_for_kind));
  EXPECT_FALSE(term_ends_on(K::invention, day("2022-01-01"), {.delay_days = -1}));
}

TEST(Term, PatentYearCountsFromFiling) {
  struct Row {
    const char *filed, *date;
    int year;
  };
  for (const Row& row : {
           Row{"1999-06-01", "1999-06-01", 1},
           Row{"1999-06-01", "2000-05-31", 1},
           Row{"1999-06-01", "2000-06-01", 2},
           Row{"1997-06-03", "2001-08-01", 5},  // the Examination Guidelines' own example
           Row{"2020-02-29", "2021-02-27", 1},
           Row{"2020-02-29", "2021-02-28", 2},
           Row{"2020-02-29", "2024-02-28", 4},
           Row{"2020-02-29", "2024-02-29", 5},
       })
    EXPECT_EQ(patent_year_on(day(row.filed), day(row.date)).value(), row.year) << row.filed << " " << row.date;
  EXPECT_TRUE(patent_year_on(day("2020-01-02"), day("2020-01-01")).error().is(errors::before_filing));
}

TEST(Term, EveryDayLiesInTheYearThatHoldsIt) {
  SeededRandom random(11);
  for (int i = 0; i < 5'000; ++i) {
    const Date filed = day("1990-01-01") + static_cast<std::int64_t>(random.below(12'000));
    const Date date = filed + static_cast<std::int64_t>(random.below(8'000));
    const int year = patent_year_on(filed, date).value();
    EXPECT_LE(patent_year_begins(filed, year), date);
    EXPECT_GT(patent_year_begins(filed, year + 1), date);
  }
}

TEST(Term, RemainingLife) {
  struct Row {
    const char *ends, *date;
    int months;
    std::int64_t days;
  };
  for (const Row& row : {Row{"2037-07-27", "2026-11-23", 128, 3899}, Row{"2030-02-28", "2030-02-27", 0, 1},
                         Row{"2030-02-28", "2030-01-31", 1, 28}, Row{"2030-02-28", "2030-02-28", 0, 0},
                         Row{"2030-02-28", "2031-01-01", 0, 0}}) {
    const auto left = remaining_life(day(row.ends), day(row.date));
    EXPECT_EQ(left.months, row.months) << row.date;
    EXPECT_EQ(left.days, row.days) << row.date;
  }
}

TEST(Term, KeptTenYearsFromFilingOrGrant) {
  const Date filed = day("2012-03-01"), granted = day("2015-06-10");
  struct Row {
    KeptRule rule;
    const char* date;
    bool kept;
  };
  for (const Row& row : {
           Row{{.from = KeptRule::From::filing, .years = 10}, "2022-02-28", false},
           Row{{.from = KeptRule::From::filing, .years = 10}, "2022-03-01", true},
           Row{{.from = KeptRule::From::filing, .years = 10, .strictly_more = true}, "2022-03-01", false},
           Row{{.from = KeptRule::From::filing, .years = 10, .strictly_more = true}, "2022-03-02", true},
           Row{{.from = KeptRule::From::grant, .years = 10}, "2022-03-01", false},
           Row{{.from = KeptRule::From::grant, .years = 10}, "2025-06-10", true},
       })
    EXPECT_EQ(is_kept(row.rule, filed, granted, day(row.date)).value(), row.kept) << row.date;
  const auto unknown = is_kept({.from = KeptRule::From::grant}, filed, std::nullopt, day("2030-01-01"));
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().message(Lang::en), "cannot be computed: needs field granted");
}

}  // namespace
}  // namespace sanlian::patent
