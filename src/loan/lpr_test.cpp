#include "loan/lpr.h"

#include <gtest/gtest.h>

#include "loan/errors.h"
#include "loan/repricing.h"

namespace sanlian::loan {
namespace {

Date day(const char* text) { return Date::parse(text).value(); }

LprTable table() {
  return LprTable::of({{day("2024-12-20"), Rate::bp(310), Rate::bp(360)},
                       {day("2025-01-20"), Rate::bp(310), Rate::bp(360)},
                       {day("2025-02-20"), Rate::bp(310), Rate::bp(360)},
                       {day("2025-03-20"), Rate::bp(310), Rate::bp(360)},
                       {day("2025-04-21"), Rate::bp(310), Rate::bp(360)},
                       {day("2025-05-20"), Rate::bp(300), Rate::bp(350)}})
      .value();
}

TEST(Lpr, TheLatestQuoteIsInForceUntilTheNext) {
  struct Row {
    const char *date, *published;  // published: nothing when unknown
  };
  for (const Row& row :
       {Row{"2025-05-20", "2025-05-20"}, Row{"2025-05-19", "2025-04-21"}, Row{"2025-04-20", "2025-03-20"},
        Row{"2024-12-19", nullptr}, Row{"2025-06-25", "2025-05-20"}, Row{"2025-07-01", nullptr}}) {
    const auto answer = table().on(day(row.date), Tenor::one_year);
    ASSERT_EQ(answer.has_value(), row.published != nullptr) << row.date;
    if (row.published)
      EXPECT_EQ(answer->published.to_string(), row.published) << row.date;
    else
      EXPECT_TRUE(answer.error().is(errors::lpr_unknown));
  }
}

TEST(Lpr, MonthBeforeIsTheCalendarMonth) {
  EXPECT_EQ(table().month_before(day("2025-06-01"), Tenor::one_year)->rate, Rate::bp(300));
  EXPECT_EQ(table().month_before(day("2025-05-31"), Tenor::five_years)->rate, Rate::bp(360));
  EXPECT_EQ(table().month_before(day("2025-01-02"), Tenor::one_year)->published, day("2024-12-20"));
  const auto unknown = table().month_before(day("2025-07-15"), Tenor::one_year);
  EXPECT_EQ(unknown.error().message(Lang::en), "the LPR table has no 1Y quote of 2025-06");
}

TEST(Lpr, RefusesTwoQuotesOfOneMonth) {
  EXPECT_FALSE(LprTable::of({{day("2025-05-20")}, {day("2025-05-21")}}));
  EXPECT_FALSE(LprTable::of({{day("2025-05-20")}, {day("2025-04-21")}}));
}

TEST(Repricing, FollowsTheQuoteOnItsDays) {
  struct Row {
    Repricing repricing;
    std::vector<std::pair<const char*, int>> steps;
  };
  const auto start = day("2024-12-25"), end = day("2025-06-20");
  for (const Row& row : {Row{Repricing::fixed, {{"2024-12-25", 330}}}, Row{Repricing::new_year, {{"2024-12-25", 330}}},
                         Row{Repricing::anniversary, {{"2024-12-25", 330}}}}) {
    const auto steps = rate_steps({.spread = Rate::bp(20), .repricing = row.repricing}, table(), start, end).value();
    ASSERT_EQ(steps.size(), row.steps.size());
    for (std::size_t i = 0; i < steps.size(); ++i) {
      EXPECT_EQ(steps[i].from.to_string(), row.steps[i].first);
      EXPECT_EQ(steps[i].rate, Rate::bp(row.steps[i].second));
    }
  }
  const auto quarterly =
      rate_steps({.tenor = Tenor::five_years, .spread = Rate::bp(-10), .repricing = Repricing::quarter}, table(),
                 day("2025-02-25"), day("2025-06-30"));
  EXPECT_EQ(quarterly->size(), 1u) << "1 April quotes the same as February";
  EXPECT_EQ(rate_on(*quarterly, day("2025-03-01")).value(), Rate::bp(350));
  EXPECT_TRUE(rate_on(*quarterly, day("2025-02-24")).error().is(errors::rate_missing));
  EXPECT_TRUE(rate_steps({.spread = Rate::percent(100)}, table(), start, end).error().is(errors::spread_out_of_range));
  const auto late = rate_steps({.repricing = Repricing::quarter}, table(), start, day("2025-07-02"));
  EXPECT_TRUE(late.error().is(errors::lpr_unknown)) << "1 July is beyond the table";
}

}  // namespace
}  // namespace sanlian::loan
