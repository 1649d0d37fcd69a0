#include "patent/annuity.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "patent/errors.h"
#include "patent/impl/annuity_fixture.h"
#include "patent/impl/portion.h"

namespace sanlian::patent {
namespace {
TEST_F(Annuity, TheTableIsWhole) { EXPECT_TRUE(check(fees)); }

// Worked examples for 202020217799.0, 201930071397.7, 201710621448.9 and 201820557176.0.
TEST_F(Annuity, WorkedExamples) {
  struct Row {
    const char* name;
    FeePatent patent;
    int year;
    const char *due, *paid;
    int month, fee, surcharge, total;
  };
  for (const Row& row : {
           Row{"third month", reduced(kUtilityModel, 1), 7, "2026-02-26", "2026-05-10", 3, 180, 120, 300},
           Row{"Spring Festival", kDesign, 8, "2026-02-24", "2026-02-24", 0, 1200, 0, 1200},
           Row{"one month to the day", kInvention, 10, "2026-07-27", "2026-08-27", 1, 4000, 0, 4000},
           Row{"one day more", kInvention, 10, "2026-07-27", "2026-08-28", 2, 4000, 200, 4200},
           Row{"last day of grace", reduced(kInvention, 2), 10, "2026-07-27", "2027-01-27", 6, 1200, 1000, 2200},
           Row{"due on a Saturday", reduced(kOlder, 1), 9, "2026-04-20", "2026-04-18", 0, 300, 0, 300},
           Row{"paid on the Monday", reduced(kOlder, 1), 9, "2026-04-20", "2026-04-20", 0, 300, 0, 300},
       }) {
    const auto quote = annuities.amount_due(row.patent, row.year, day(row.paid));
    ASSERT_TRUE(quote) << row.name << quote.error().print(Lang::en);
    EXPECT_EQ(quote->due.due.to_string(), row.due) << row.name;
    EXPECT_EQ(quote->month_late, row.month) << row.name;
    EXPECT_EQ(quote->fee, yuan(row.fee)) << row.name;
    EXPECT_EQ(quote->surcharge, yuan(row.surcharge)) << row.name;
    EXPECT_EQ(quote->total, yuan(row.total)) << row.name;
  }
}

TEST_F(Annuity, TheDayAfterGraceTheRightHasEndedAsOfTheDueDay) {
  const auto quote = annuities.amount_due(kInvention, 10, day("2027-01-28"));
  ASSERT_FALSE(quote);
  EXPECT_TRUE(quote.error().is(errors::lapsed));
  EXPECT_EQ(quote.error().message(Lang::en),
            "the annuity of year 10 was not paid by 2027-01-27; the right ended as of 2026-07-27");
}

TEST_F(Annuity, EveryMonthOfGraceHasItsBand) {
  struct Row {
    const char* paid;
    int month, surcharge;
  };
  for (const Row& row :
       {Row{"2026-07-27", 0, 0}, Row{"2026-07-28", 1, 0}, Row{"2026-08-27", 1, 0}, Row{"2026-08-28", 2, 200},
        Row{"2026-09-27", 2, 200}, Row{"2026-09-28", 3, 400}, Row{"2026-10-27", 3, 400}, Row{"2026-10-28", 4, 600},
        Row{"2026-11-27", 4, 600}, Row{"2026-11-28", 5, 800}, Row{"2026-12-27", 5, 800}, Row{"2026-12-28", 6, 1000},
        Row{"2027-01-27", 6, 1000}}) {
    const auto quote = annuities.amount_due(kInvention, 10, day(row.paid));
    ASSERT_TRUE(quote) << row.paid;
    EXPECT_EQ(quote->month_late, row.month) << row.paid;
    EXPECT_EQ(quote->surcharge, yuan(row.surcharge)) << row.paid;
  }
}

TEST_F(Annuity, ReadingsOfTheMonthEndAreAMatterOfTheTable) {
  // 27 September 2026 is a Sunday: month 2 ends that day, or on Monday where the ends of months move.
  EXPECT_EQ(annuities.amount_due(kInvention, 10, day("2026-09-28"))->month_late, 3);
  auto moving = table();
  moving.counting.month_ends_move = true;
  EXPECT_EQ(Annuities(moving, days).amount_due(kInvention, 10, day("2026-09-28"))->month_late, 2);
  // 21 February 2026 lies in the Spring Festival: grace counts from the 21st, or from the 24th.
  EXPECT_EQ(annuities.due(kDesign, 8)->due.to_string(), "2026-02-24");
  EXPECT_EQ(annuities.due(kDesign, 8)->grace_ends.to_string(), "2026-08-21");
  EXPECT_EQ(annuities.due(kDesign, 8)->lapse_counted.to_string(), "2026-02-21");
  auto from_moved = table();
  from_moved.counting.grace_from_moved_due = true;
  EXPECT_EQ(Annuities(from_moved, days).due(kDesign, 8)->grace_ends.to_string(), "2026-08-24");
  EXPECT_EQ(Annuities(from_moved, days).due(kDesign, 8)->lapse_counted.to_string(), "2026-02-24");
}

TEST_F(Annuity, AMovedEndOfGraceStaysInTheLastBand) {
  const FeePatent patent = {.kind = K::utility_model, .filed = day("2020-04-22"), .granted = day("2020-12-01")};
  const auto due = annuities.due(patent, 7).value();
  EXPECT_EQ(due.due.to_string(), "2026-04-22");
  EXPECT_EQ(due.grace_ends.to_string(), "2026-10-22");
  const FeePatent weekend = {.kind = K::utility_model, .filed = day("2020-04-24"), .granted = day("2020-12-01")};
  const auto moved = annuities.amount_due(weekend, 7, day("2026-10-26")).value();  // 24 October is a Saturday
  EXPECT_EQ(moved.due.grace_ends.to_string(), "2026-10-26");
  EXPECT_EQ(moved.month_late, 6);
  EXPECT_EQ(moved.surcharge, yuan(300));
}

TEST_F(Annuity, LifeTotals) {
  struct Row {
    K kind;
    const char* filed;
    int total;
  };
  for (const Row& row : {Row{K::invention, "2022-01-04", 82'300}, Row{K::utility_model, "2022-01-04", 11'200},
                         Row{K::design, "2022-01-04", 26'200}, Row{K::design, "2020-01-06", 11'200}}) {
    const FeePatent patent = {.kind = row.kind, .filed = day(row.filed), .granted = day(row.filed) + 30};
    Money sum = annuities.first(patent, day(row.filed) + 20)->fee;
    const auto plan = annuities.plan(patent, day("2000-01-01"), day("2060-01-01")).value();
    for (const auto& quote : plan) sum += quote.total;
    EXPECT_EQ(sum, yuan(row.total)) << row.filed;
  }
}

TEST_F(Annuity, TheFirstOneIsThatOfTheYearOfGrant) {
  // The Examination Guidelines' example: filed 1997-06-03, granted 2001-08-01 with the fifth annuity, sixth by
  // 2002-06-03.
  const FeePatent patent = {.kind = K::invention, .filed = day("1997-06-03"), .granted = day("2001-08-01")};
  EXPECT_EQ(Annuities::grant_year(patent).value(), 5);
  EXPECT_EQ(annuities.due(patent, 6)->due.to_string(), "2002-06-03");
  EXPECT_EQ(annuities.due(patent, 6)->provisional, true);
  EXPECT_TRUE(annuities.due(patent, 5).error().is(errors::year_paid_at_registration));
  EXPECT_TRUE(annuities.due(patent, 4).error().is(errors::year_before_grant));

  const FeePatent noticed = {.kind = K::invention, .filed = day("2023-05-10"), .reduced_holders = 1};
  const auto first = annuities.first(noticed, day("2026-04-03")).value();
  EXPECT_EQ(first.year, 3);
  EXPECT_EQ(first.pay_by.last_day.to_string(), "2026-06-03");
  EXPECT_EQ(first.full_fee, yuan(900));
  EXPECT_EQ(first.fee, yuan(135));
}

TEST_F(Annuity, ReductionsLastTenYearsFromTheYearOfGrant) {
  // Granted in its third patent year: years 3 to 12 are reduced, year 13 is not.
  const auto patent = reduced(kInvention, 1);
  EXPECT_EQ(annuities.amount_due(patent, 12, day("2028-07-27"))->fee, yuan(600));
  EXPECT_EQ(annuities.amount_due(patent, 13, day("2029-07-27"))->fee, yuan(6000));
  // Six years before August 2018: granted in year 4 of 2010, year 9 of 2015 … the window of the due day decides.
  const FeePatent old = {
      .kind = K::invention, .filed = day("2008-09-10"), .granted = day("2011-10-01"), .reduced_holders = 1};
  EXPECT_EQ(annuities.amount_due(old, 10, day("2017-09-11"))->fee, yuan(4000)) << "year 4 + 6 = 10 is out";
  EXPECT_EQ(annuities.amount_due(old, 11, day("2018-09-10"))->fee, yuan(600)) << "ten years since August 2018";
}

TEST_F(Annuity, OpenLicenceDoesNotStack) {
  auto licensed = kInvention;
  licensed.open_licences = {{.from = day("2026-01-01"), .until = day("2027-12-31")}};
  EXPECT_EQ(annuities.amount_due(licensed, 10, day("2026-07-27"))->fee, yuan(3400));
  EXPECT_EQ(annuities.amount_due(licensed, 12, day("2028-07-27"))->fee, yuan(4000)) << "no longer carried out";
  EXPECT_EQ(annuities.amount_due(reduced(licensed, 2), 10, day("2026-07-27"))->fee, yuan(1200)) << "70 % is better";
  const auto late = annuities.amount_due(licensed, 10, day("2026-08-28")).value();
  EXPECT_EQ(late.surcharge, yuan(200)) << "of the full fee";
}

TEST_F(Annuity, PlanListsWhatFallsDue) {
  const auto plan = annuities.plan(kUtilityModel, day("2026-01-01"), day("2029-12-31")).value();
  ASSERT_EQ(plan.size(), 4U);
  EXPECT_EQ(plan[0].due.year, 7);
  EXPECT_EQ(plan[0].total, yuan(1200));
  EXPECT_EQ(plan[3].due.year, 10);
  EXPECT_EQ(plan[3].total, yuan(2000));
  EXPECT_FALSE(plan[0].due.provisional);
  EXPECT_TRUE(plan[3].due.provisional) << "2029 has no holiday notice yet";
  EXPECT_TRUE(annuities.plan(kUtilityModel, day("2031-01-01"), day("2040-01-01"))->empty());
}

TEST_F(Annuity, Refusals) {
  FeePatent pending = kInvention;
  pending.granted = std::nullopt;
  const auto missing = annuities.amount_due(pending, 5, day("2026-01-01"));
  EXPECT_EQ(missing.error().message(Lang::en), "cannot be computed: needs field granted");
  EXPECT_TRUE(annuities.due(kUtilityModel, 11).error().is(errors::year_out_of_term));
  EXPECT_TRUE(annuities.due(kDesign, 11).error().is(errors::year_out_of_term)) << "filed before the cut-over";
  EXPECT_TRUE(annuities.due(kInvention, 0).error().is(errors::year_out_of_term));
  EXPECT_TRUE(annuities.plan(pending, day("2026-01-01"), day("2027-01-01")).error().is(errors::field_needed));
  FeePatent impossible = kInvention;
  impossible.granted = day("2016-01-01");
  EXPECT_TRUE(annuities.due(impossible, 5).error().is(errors::before_filing));
  auto young = table();
  young.fees[0].from = day("2030-01-01");
  const auto early = Annuities(young, days).amount_due(kInvention, 10, day("2026-07-27"));
  EXPECT_EQ(early.error().message(Lang::en), "annuities has no fees for 2026-07-27");
}

// Each price is what paying on its last day costs, and paying a day later costs the next one.
TEST_F(Annuity, PricesAreThoseOfTheirDays) {
  for (const auto* from : {"2026-07-01", "2026-07-27", "2026-07-28", "2026-09-15", "2027-01-27"}) {
    const auto prices = annuities.prices(kInvention, 10, day(from)).value();
    ASSERT_FALSE(prices.empty()) << from;
    EXPECT_EQ(annuities.amount_due(kInvention, 10, day(from))->total, prices.front().total) << from;
    for (std::size_t i = 0; i < prices.size(); ++i) {
      EXPECT_EQ(annuities.amount_due(kInvention, 10, prices[i].paid_on)->total, prices[i].total);
      if (i + 1 == prices.size()) continue;
      EXPECT_EQ(annuities.amount_due(kInvention, 10, prices[i].paid_on + 1)->total, prices[i + 1].total);
    }
    EXPECT_EQ(prices.back().paid_on, prices.back().due.grace_ends) << from;
  }
  EXPECT_EQ(annuities.prices(kInvention, 10, day("2026-07-01"))->size(), 7U);
  EXPECT_TRUE(annuities.prices(kInvention, 10, day("2027-01-28"))->empty());
  EXPECT_EQ(annuities.prices(kInvention, 21, day("2026-07-01")).error().code(), "patent.year_out_of_term");
}

TEST_F(Annuity, RestorationCostsRequestAnnuityAndTheHighestSurcharge) {
  const auto quote = annuities.restoration(kInvention, 10).value();
  EXPECT_EQ(quote.request_fee, yuan(1000));
  EXPECT_EQ(quote.surcharge, yuan(1000));
  EXPECT_EQ(quote.total, yuan(6000));
}

// Any day, any patent: a later payment never costs less, and the parts make up the total.
TEST_F(Annuity, WaitingNeverPays) {
  SeededRandom random(5);
  for (int i = 0; i < 500; ++i) {
    FeePatent patent{.kind = static_cast<K>(random.below(3)),
                     .filed = day("2005-01-01") + static_cast<std::int64_t>(random.below(7000))};
    patent.granted = patent.filed + static_cast<std::int64_t>(random.below(1500));
    if (random.below(2)) patent.reduced_holders = 1 + static_cast<int>(random.below(3));
    const int year = 2 + static_cast<int>(random.below(9));
    const auto due = annuities.due(patent, year);
    if (!due) continue;
    Money before;
    for (Date paid = due->due - 3; paid <= due->grace_ends; paid = paid + 1) {
      const auto quote = annuities.amount_due(patent, year, paid);
      if (!quote) {  // before the first reduction rate
        EXPECT_TRUE(quote.error().is(errors::no_rate_on_day)) << quote.error().print(Lang::en);
        break;
      }
      EXPECT_GE(quote->total, before);
      EXPECT_EQ(quote->total, quote->fee + quote->surcharge);
      EXPECT_LE(quote->fee, quote->full_fee);
      before = quote->total;
    }
    EXPECT_TRUE(annuities.amount_due(patent, year, due->grace_ends + 1).error().is(errors::lapsed));
  }
}

TEST(AnnuityTable, ReportsEveryFaultAtOnce) {
  auto bad = table();
  bad.fees[0].value.erase(bad.fees[0].value.begin());  // inventions 1 to 3 gone
  bad.fees[0].value.push_back({.kind = K::design, .year_from = 15, .year_to = 15, .amount = yuan(1)});
  bad.surcharges[0].value[3] = Rate::percent(2);  // falls below month 3
  bad.reductions.push_back(bad.reductions[0]);    // same day twice
  bad.open_licence_reductions[0].value = Rate::percent(115);
  bad.restoration_fees[0].value = yuan(-1);
  const auto refused = check(bad);
  ASSERT_FALSE(refused);
  const auto text = refused.error().print(Lang::en);
  for (const char* part :
       {"annuities: nothing is given for fees 2001-03-01 invention 1", "fees 2001-03-01 invention 3",
        "annuities: more than one row for fees 2001-03-01 design 15",
        "surcharges 2001-03-01 month 4 is 2 %; 10 % to 100 %", "more than one row for reductions 2016-09-01",
        "open_licence_reductions 2024-07-15 is 115 %; 0 % to 100 %", "restoration_fees 2001-03-01 is -1.00"})
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  EXPECT_FALSE(check(AnnuityTable{}));
}

TEST(Portion, RoundsHalfUpToTheFen) {
  EXPECT_EQ(portion(Money::fen(10), Rate::percent(5)).value(), Money::fen(1));
  EXPECT_EQ(portion(Money::fen(9), Rate::percent(5)).value(), Money::fen(0));
  EXPECT_EQ(portion(yuan(4000), Rate::percent(25)).value(), yuan(1000));
}

}  // namespace
}  // namespace sanlian::patent
