#include "work/patent_life.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "format/json.h"
#include "record/draft.h"
#include "record/registry.h"
#include "work/tables.h"

namespace sanlian::work {
namespace {
using FeeKind = PatentLife::FeeKind;
using Mark = PatentLife::Step::Mark;

const std::filesystem::path kPacks = std::filesystem::path(SANLIAN_SOURCE_DIR) / "packs";
Date day(std::string_view text) { return Date::parse(text).value(); }

/// The real table and calendar; a utility model of one holder with the fee reduction, paid through its sixth year.
struct PatentLives : testing::Test {
  std::unique_ptr<const AnnuityBook> book = load_annuities(kPacks).value();
  WorkCalendar calendar = load_calendar(kPacks).value();
  PatentFacts facts{.kind = patent::PatentKind::utility_model,
                    .filed = day("2020-02-26"),
                    .published = {},
                    .granted = day("2020-11-03"),
                    .priority = {},
                    .compensated_until = {},
                    .annuity_year = 6,
                    .annuity_paid_to = {},
                    .fee_reduction = Rate::percent(85),
                    .status = "in_force",
                    .status_checked_on = {}};

  PatentLife on(std::string_view today) const {
    auto life = patent_life(*book, calendar, facts, day(today));
    EXPECT_TRUE(life) << life.error().print(Lang::en);
    return std::move(life).value();
  }
  static bool needs(const PatentLife& life, std::string_view field) {
    return std::ranges::find(life.needs, field) != life.needs.end();
  }
  static std::string steps(const PatentLife& life) {
    constexpr const char* kMarks[] = {"done", "now", "to come", "unknown", "not reached"};
    std::string out;
    for (const auto& step : life.steps)
      out += (out.empty() ? "" : ", ") + std::string(step.key) + " " + (step.on ? step.on->to_string() : "-") + " " +
             kMarks[static_cast<std::size_t>(step.mark)];
    return out;
  }
};

// By hand: year 7 falls due on 2026-02-26, a Thursday. Full fee 1200, 15 % of it 180. Month 1 to 03-26 costs nothing
// more, month 2 to 04-26 adds 5 % of 1200 = 60, … month 6 to 08-26 25 % = 300. Year 8: 180; years 9 and 10: 15 % of
// 2000 = 300 each.
TEST_F(PatentLives, WorkedByHandInTheSecondMonthOfGrace) {
  const auto life = on("2026-04-10");
  const auto& fees = life.fees;
  EXPECT_EQ(fees.kind, FeeKind::in_grace);
  EXPECT_EQ(fees.holders, 1);
  ASSERT_TRUE(fees.state.next);
  const auto& next = *fees.state.next;
  EXPECT_EQ(next.due.year, 7);
  EXPECT_EQ(next.due.nominal.to_string(), "2026-02-26");
  EXPECT_EQ(next.due.due.to_string(), "2026-02-26");
  EXPECT_EQ(next.due.grace_ends.to_string(), "2026-08-26");
  EXPECT_FALSE(next.due.provisional);
  EXPECT_EQ(next.full_fee.to_string(), "1200.00");
  EXPECT_EQ(next.fee.to_string(), "180.00");
  EXPECT_EQ(next.surcharge.to_string(), "60.00");
  EXPECT_EQ(fees.state.outstanding.to_string(), "240.00");
  std::string prices;
  for (const auto& price : fees.prices) prices += price.paid_on.to_string() + " " + price.total.to_string() + "\n";
  EXPECT_EQ(prices, "2026-04-26 240.00\n2026-05-26 300.00\n2026-06-26 360.00\n2026-07-26 420.00\n2026-08-26 480.00\n");
  std::string coming;
  for (const auto& year : fees.coming)
    coming += std::to_string(year.due.year) + " " + year.total.to_string() + (year.due.provisional ? " ?\n" : "\n");
  EXPECT_EQ(coming, "8 180.00 ?\n9 300.00 ?\n10 300.00 ?\n");
  EXPECT_EQ(fees.coming_total->to_string(), "780.00");
  EXPECT_EQ(fees.total_to_expiry->to_string(), "1020.00");
  EXPECT_TRUE(life.needs.empty()) << life.needs.front();
  EXPECT_EQ(steps(life),
            "filed 2020-02-26 done, granted 2020-11-03 done, today 2026-04-10 now, expiry 2030-02-26 to come");
  EXPECT_EQ(life.next->key, "grace_ends");
  EXPECT_EQ(life.next->on->to_string(), "2026-08-26");
  EXPECT_EQ(life.term->left.months, 46);
}

TEST_F(PatentLives, UnknownReductionIsTheFullFeeAndSaysSo) {
  facts.fee_reduction.reset();
  const auto life = on("2026-04-10");
  EXPECT_EQ(life.fees.state.outstanding.to_string(), "1260.00");
  EXPECT_EQ(life.fees.holders, std::nullopt);
  EXPECT_TRUE(needs(life, "fee_reduction"));
  facts.fee_reduction = Rate::percent(40);  // no version of the table has it
  EXPECT_TRUE(needs(on("2026-04-10"), "fee_reduction"));
  facts.fee_reduction = Rate();
  EXPECT_FALSE(needs(on("2026-04-10"), "fee_reduction"));
  facts.fee_reduction = Rate::percent(70);  // 1200 × 30 % + 60
  EXPECT_EQ(on("2026-04-10").fees.state.outstanding.to_string(), "420.00");
}

TEST_F(PatentLives, ALapseNamesTheWayBack) {
  const auto life = on("2026-09-01");
  EXPECT_EQ(life.fees.kind, FeeKind::lapsed);
  EXPECT_EQ(life.fees.state.lapsed_on->to_string(), "2026-02-26");
  EXPECT_EQ(life.fees.state.restoration->total.to_string(), "1480.00");  // 1000 + 180 + 25 % of 1200
  EXPECT_EQ(life.fees.coming_total, std::nullopt);
  EXPECT_TRUE(needs(life, "termination_notice_received"));
  // The record still says that the right stands.
  EXPECT_EQ(life.state.key, "in_force");
  EXPECT_TRUE(life.state.disagrees);
  facts.status.clear();
  const auto derived = on("2026-09-01");
  EXPECT_EQ(derived.state.key, "terminated_unpaid");
  EXPECT_FALSE(derived.state.from_register);
}

TEST_F(PatentLives, ARegisteredLapseWithoutItsYearHasNoPrice) {
  facts.status = "terminated_unpaid";
  facts.annuity_year.reset();
  const auto life = on("2026-09-01");
  EXPECT_EQ(life.fees.kind, FeeKind::lapsed);
  EXPECT_FALSE(life.fees.state.restoration);
  EXPECT_TRUE(needs(life, "annuity_year"));
}

// The break of 2026 covers 15 to 23 February; grace runs from the corresponding day all the same.
TEST_F(PatentLives, TheDueDayMovesOffTheHolidays) {
  facts = {.kind = patent::PatentKind::design,
           .filed = day("2019-02-21"),
           .published = {},
           .granted = day("2019-08-20"),
           .priority = {},
           .compensated_until = {},
           .annuity_year = {},
           .annuity_paid_to = day("2026-02-20"),
           .fee_reduction = Rate(),
           .status = "in_force",
           .status_checked_on = {}};
  const auto life = on("2026-02-24");
  EXPECT_EQ(life.fees.kind, FeeKind::due_soon);
  const auto& due = life.fees.state.next->due;
  EXPECT_EQ(due.year, 8);
  EXPECT_EQ(due.nominal.to_string(), "2026-02-21");
  EXPECT_EQ(due.due.to_string(), "2026-02-24");
  EXPECT_EQ(due.grace_ends.to_string(), "2026-08-21");
  ASSERT_EQ(life.fees.prices.size(), 7U);
  EXPECT_EQ(life.fees.prices[0].total.to_string(), "1200.00");
  EXPECT_EQ(life.fees.prices[6].total.to_string(), "1500.00");
  EXPECT_EQ(life.term->expires_on.to_string(), "2029-02-21");  // filed before June 2021: ten years
}

TEST_F(PatentLives, PaidToIsReadAsLastDayOrCorrespondingDay) {
  facts.annuity_year.reset();
  for (const auto* paid_to : {"2026-02-25", "2026-02-26"}) {
    facts.annuity_paid_to = day(paid_to);
    EXPECT_EQ(on("2026-04-10").fees.state.next->due.year, 7) << paid_to;
  }
  facts.annuity_paid_to = day("2027-02-26");
  EXPECT_EQ(on("2026-04-10").fees.state.next->due.year, 8);
  facts.annuity_year = 6;  // the earlier of the two
  EXPECT_EQ(on("2026-04-10").fees.state.next->due.year, 7);
}

TEST_F(PatentLives, WhatIsUnknownIsNamed) {
  facts.annuity_year.reset();
  auto life = on("2026-04-10");
  EXPECT_EQ(life.fees.kind, FeeKind::unknown);
  EXPECT_TRUE(needs(life, "annuity_year"));
  EXPECT_EQ(life.fees.total_to_expiry, std::nullopt);
  EXPECT_EQ(life.fees.coming.size(), 3U);  // the plan needs no payments
  facts.granted.reset();
  life = on("2026-04-10");
  EXPECT_TRUE(needs(life, "grant_date"));
  EXPECT_EQ(life.fees.coming_total, std::nullopt);
  facts.status.clear();  // a filing day says nothing of today
  life = on("2026-04-10");
  EXPECT_EQ(life.state.phase, std::nullopt);
  EXPECT_EQ(steps(life), "filed 2020-02-26 done, today 2026-04-10 now, granted - unknown, expiry 2030-02-26 to come");
  facts = {};
  life = on("2026-04-10");
  for (const auto* field : {"kind", "filing_date", "grant_date", "status"}) EXPECT_TRUE(needs(life, field)) << field;
  EXPECT_EQ(life.fees.kind, FeeKind::unknown);
  EXPECT_EQ(life.state.phase, std::nullopt);
  EXPECT_FALSE(life.term);
}

TEST_F(PatentLives, AGrantBeforeTheFilingIsAsked) {
  facts.granted = day("2019-11-03");
  const auto life = on("2026-04-10");
  EXPECT_EQ(life.fees.kind, FeeKind::unknown);
  EXPECT_TRUE(needs(life, "grant_date"));
}

TEST_F(PatentLives, ApplicationsWaitForWhatTheLawNames) {
  facts = {.kind = patent::PatentKind::invention,
           .filed = day("2025-03-10"),
           .published = {},
           .granted = {},
           .priority = {},
           .compensated_until = {},
           .annuity_year = {},
           .annuity_paid_to = {},
           .fee_reduction = {},
           .status = "filed",
           .status_checked_on = {}};
  auto life = on("2026-04-10");
  EXPECT_EQ(life.fees.kind, FeeKind::not_granted);
  EXPECT_TRUE(life.needs.empty());
  EXPECT_EQ(life.next->key, "publication");
  EXPECT_EQ(life.next->on->to_string(), "2026-09-10");  // 18 months
  EXPECT_EQ(steps(life),
            "filed 2025-03-10 done, today 2026-04-10 now, published - to come, granted - to come, expiry 2045-03-10 "
            "to come");
  facts.published = day("2026-01-09");
  facts.status = "published";
  life = on("2026-04-10");
  EXPECT_EQ(life.next->key, "examination_request");
  EXPECT_EQ(life.next->on->to_string(), "2028-03-10");  // three years
}

TEST_F(PatentLives, AnEndedRightOwesNothing) {
  for (const auto* status : {"expired", "abandoned", "invalidated", "withdrawn", "ended"}) {
    facts.status = status;
    const auto life = on("2026-04-10");
    EXPECT_EQ(life.fees.kind, FeeKind::ended) << status;
    EXPECT_FALSE(life.fees.state.next) << status;
    EXPECT_FALSE(life.next) << status;
    EXPECT_FALSE(life.state.disagrees) << status;
  }
}

TEST_F(PatentLives, TheRegistersEndOfACompensatedTermHolds) {
  facts.kind = patent::PatentKind::invention;
  facts.compensated_until = day("2040-08-26");
  facts.annuity_year = 20;
  const auto life = on("2040-04-10");
  EXPECT_EQ(life.term->expires_on.to_string(), "2040-08-26");
  EXPECT_EQ(life.fees.kind, FeeKind::paid_up);
  EXPECT_EQ(life.next->key, "expiry");
  EXPECT_EQ(life.fees.total_to_expiry->to_string(), "0.00");
  facts.annuity_year = 18;  // years 19 and 20 are to come, 8000 each, the window of the reduction long over
  EXPECT_EQ(on("2037-04-10").fees.total_to_expiry->to_string(), "16000.00");
}

TEST_F(PatentLives, WhatTheReaderMayNotSeeIsUnknownToHim) {
  const auto registry = record::Registry::load(kPacks);
  ASSERT_TRUE(registry) << registry.error().print(Lang::en);
  const auto& type = **(*registry)->type("patent");
  auto draft = record::read_draft(type, *format::parse_json(R"({"title": "转子", "kind": "invention",
      "filing_date": "2018-05-10", "grant_date": "2021-01-05", "annuity_year": 8, "fee_reduction": "85",
      "status": "in_force", "open_licence": true})"),
                                  record::DoubtMode::ask);
  ASSERT_TRUE(draft) << draft.error().print(Lang::en);
  record::Row row{.type = &type, .cells = draft->cells};
  record::Permission reader{.allowed = true, .fields = std::vector<bool>(type.fields.size(), true)};
  const auto read = [&] {
    const auto seen = facts_of(row, reader);
    return patent_life_json(patent_life(*book, calendar, seen, day("2026-04-10")).value(), seen, *book, type, reader);
  };
  const auto open = format::parse_json(read()).value();
  const auto& reduction = *open.find("fees")->find("reduction");
  EXPECT_EQ(*reduction.find_text("rate"), "85");
  EXPECT_EQ(*reduction.find_text("holders"), "one");
  EXPECT_TRUE(reduction.find("open_licence_left_out")->boolean());
  EXPECT_EQ(*open.find("fees")->find("next")->find_text("outstanding"), "300.00");
  EXPECT_EQ(open.find("needs")->size(), 0U);

  reader.fields[static_cast<std::size_t>(type.field_by_key("fee_reduction")->index)] = false;
  const auto closed = format::parse_json(read()).value();
  EXPECT_EQ(*closed.find("fees")->find("next")->find_text("outstanding"), "2000.00");
  ASSERT_EQ(closed.find("needs")->size(), 1U);
  const auto& need = closed.find("needs")->items()[0];
  EXPECT_EQ(*need.find_text("path"), "fee_reduction");
  EXPECT_TRUE(need.find("hidden")->boolean());
  EXPECT_EQ(read().find("\"85\""), std::string::npos);
}

}  // namespace
}  // namespace sanlian::work
