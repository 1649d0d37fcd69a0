#include "patent/fee_state.h"

#include "patent/errors.h"
#include "patent/impl/annuity_fixture.h"
#include "patent/office_fees.h"

namespace sanlian::patent {
namespace {
using Kind = FeeState::Kind;

FeeRecord through(int year) { return {.payments = {}, .paid_through = year}; }
FeeRecord paid(std::vector<AnnuityPayment> payments) { return {.payments = std::move(payments)}; }

struct FeeStates : Annuity {
  FeeState state(const FeePatent& patent, const FeeRecord& record, const char* today, int soon_days = 90) const {
    const auto answer = fee_state(annuities, patent, record, day(today), soon_days);
    EXPECT_TRUE(answer) << answer.error().print(Lang::en);
    return answer.value();
  }
};

// 201710621448.9: filed 2017-07-27, year 10 due 2026-07-27, grace to 2027-01-27.
TEST_F(FeeStates, FollowTheYear) {
  struct Row {
    const char* today;
    Kind kind;
    int owed;
  };
  for (const Row& row : {Row{"2026-04-27", Kind::paid_up, 4000}, Row{"2026-04-28", Kind::due_soon, 4000},
                         Row{"2026-07-27", Kind::due_soon, 4000}, Row{"2026-07-28", Kind::in_grace, 4000},
                         Row{"2026-08-28", Kind::in_grace, 4200}, Row{"2027-01-27", Kind::in_grace, 5000},
                         Row{"2027-01-28", Kind::lapsed, 0}}) {
    const auto now = state(kInvention, through(9), row.today);
    EXPECT_EQ(now.kind, row.kind) << row.today;
    if (row.kind == Kind::lapsed) continue;
    EXPECT_EQ(now.next->due.year, 10) << row.today;
    EXPECT_EQ(now.outstanding, yuan(row.owed)) << row.today;
  }
}

TEST_F(FeeStates, LapseNamesItsDayAndTheWayBack) {
  auto record = through(9);
  auto now = state(kInvention, record, "2027-03-15");
  EXPECT_EQ(now.kind, Kind::lapsed);
  EXPECT_EQ(now.lapsed_on->to_string(), "2026-07-27");
  EXPECT_EQ(now.needs, "termination_notice_received");
  EXPECT_FALSE(now.restorable_until);
  EXPECT_EQ(now.restoration->total, yuan(6000));
  record.termination_notice_received = day("2027-03-10");
  now = state(kInvention, record, "2027-03-15");
  EXPECT_EQ(now.restorable_until->to_string(), "2027-05-10");
  EXPECT_EQ(now.needs, "");
}

TEST_F(FeeStates, UnknownIsNeverUnpaid) {
  const auto blank = state(kInvention, {}, "2026-04-01");
  EXPECT_EQ(blank.kind, Kind::unknown);
  EXPECT_EQ(blank.needs, "annuities_paid_through");
  FeePatent pending = kInvention;
  pending.granted = std::nullopt;
  EXPECT_EQ(state(pending, {}, "2026-04-01").needs, "granted");
  // A patent just granted owes nothing yet, whatever is recorded.
  const FeePatent young = {.kind = PatentKind::invention, .filed = day("2023-05-10"), .granted = day("2026-05-20")};
  EXPECT_EQ(state(young, {}, "2026-06-01").kind, Kind::paid_up);
}

TEST_F(FeeStates, PaymentsAreHeldAgainstTheDayTheyArrived) {
  struct Row {
    const char* what;
    std::vector<AnnuityPayment> payments;
    Kind kind;
    int year, owed;
  };
  const auto pay = [](const char* on, std::optional<int> amount, int year = 10) {
    return AnnuityPayment{
        .year = year, .paid_on = day(on), .amount = amount ? std::optional(yuan(*amount)) : std::nullopt};
  };
  for (const Row& row : {
           Row{"paid, amount not recorded", {pay("2026-07-20", {})}, Kind::paid_up, 11, 4000},
           Row{"paid in full", {pay("2026-07-20", 4000)}, Kind::paid_up, 11, 4000},
           Row{"late without surcharge paid", {pay("2026-08-28", 4000)}, Kind::in_grace, 10, 600},
           Row{"late with it", {pay("2026-08-28", 4200)}, Kind::paid_up, 11, 4000},
           Row{"short, topped up at the rate of the month it came",
               {pay("2026-07-20", 3000), pay("2026-10-01", 1400)},
               Kind::paid_up,
               11,
               4000},
           Row{"topped up at an earlier month's rate",
               {pay("2026-07-20", 3000), pay("2026-10-01", 1200)},
               Kind::in_grace,
               10,
               400},
           Row{"an earlier year only", {pay("2025-07-20", 2000, 9)}, Kind::in_grace, 10, 4600},
       }) {
    const auto now = state(kInvention, paid(row.payments), "2026-11-23");
    EXPECT_EQ(now.kind, row.kind) << row.what;
    ASSERT_TRUE(now.next) << row.what;
    EXPECT_EQ(now.next->due.year, row.year) << row.what;
    EXPECT_EQ(now.outstanding, yuan(row.owed)) << row.what;
  }
}

TEST_F(FeeStates, APaymentAfterGraceDoesNotBringTheRightBack) {
  const auto now =
      state(kInvention, paid({{.year = 9, .paid_on = day("2025-07-01")}, {.year = 10, .paid_on = day("2027-02-01")}}),
            "2027-03-01");
  EXPECT_EQ(now.kind, Kind::lapsed);
}

TEST_F(FeeStates, ALaterYearPaidMeansTheEarlierOnesWere) {
  EXPECT_EQ(state(kInvention, paid({{.year = 12, .paid_on = day("2028-07-01")}}), "2028-08-01").kind, Kind::paid_up);
}

TEST_F(FeeStates, TheTermEndsEverything) {
  EXPECT_EQ(state(kUtilityModel, through(10), "2030-02-25").kind, Kind::paid_up);
  EXPECT_EQ(state(kUtilityModel, through(10), "2030-02-26").kind, Kind::ended);
  EXPECT_EQ(state(kUtilityModel, {}, "2031-01-01").kind, Kind::ended);
  FeePatent longer = kInvention;
  longer.compensation = {.delay_days = 90};
  EXPECT_EQ(state(longer, through(20), "2037-10-24").kind, Kind::paid_up);
  EXPECT_EQ(state(longer, through(20), "2037-10-25").kind, Kind::ended);
}

TEST_F(FeeStates, RefuseWhatCannotBe) {
  EXPECT_TRUE(fee_state(annuities, kUtilityModel, paid({{.year = 11, .paid_on = day("2026-01-01")}}), day("2026-03-01"))
                  .error()
                  .is(errors::year_out_of_term));
  FeePatent odd = kUtilityModel;
  odd.compensation = {.delay_days = 5};
  EXPECT_TRUE(fee_state(annuities, odd, {}, day("2026-03-01")).error().is(errors::compensation_not_for_kind));
}

OfficeFeeTable office() {
  using K = PatentKind;
  const auto start = day("2001-03-01");
  OfficeFeeTable out;
  out.fees = {
      {.key = "application", .kind = K::invention, .amount = yuan(900), .reducible = true, .from = start},
      {.key = "application", .kind = K::utility_model, .amount = yuan(500), .reducible = true, .from = start},
      {.key = "printing", .kind = K::invention, .amount = yuan(50), .from = start},
      {.key = "restoration", .kind = std::nullopt, .amount = yuan(1000), .from = start},
      {.key = "restoration", .kind = std::nullopt, .amount = yuan(800), .from = day("2030-01-01")},
      {.key = "invalidation", .kind = std::nullopt, .amount = yuan(1500), .from = start},
      {.key = "invalidation", .kind = K::invention, .amount = yuan(3000), .from = start},
  };
  out.rewards = {
      {.kind = K::invention, .minimum = yuan(3000), .from = day("2010-02-01")},
      {.kind = K::invention, .minimum = yuan(4000), .from = day("2024-01-20")},
      {.kind = K::utility_model, .minimum = yuan(1500), .from = day("2024-01-20")},
  };
  return out;
}

TEST(OfficeFees, OwnKindBeforeAllKindsAndTheLaterStart) {
  using K = PatentKind;
  struct Row {
    const char* key;
    K kind;
    const char* on;
    int reduction, amount;
  };
  for (const Row& row :
       {Row{"application", K::invention, "2026-01-01", 85, 135},
        Row{"application", K::utility_model, "2026-01-01", 0, 500}, Row{"printing", K::invention, "2026-01-01", 85, 50},
        Row{"restoration", K::design, "2026-01-01", 85, 1000}, Row{"restoration", K::design, "2030-01-01", 0, 800},
        Row{"invalidation", K::invention, "2026-01-01", 0, 3000},
        Row{"invalidation", K::design, "2026-01-01", 0, 1500}})
    EXPECT_EQ(office_fee_amount(office(), row.key, row.kind, day(row.on), Rate::percent(row.reduction)).value(),
              yuan(row.amount))
        << row.key;
  EXPECT_EQ(office_fee(office(), "application", K::design, day("2026-01-01")).error().message(Lang::en),
            "office_fees has no application design for 2026-01-01");
  EXPECT_FALSE(office_fee(office(), "printing", K::invention, day("1999-01-01")));
}

TEST(InventorReward, FollowsTheDayOfGrant) {
  const auto days = calendar();
  EXPECT_EQ(inventor_reward(office(), PatentKind::invention, day("2024-01-19"), days)->minimum, yuan(3000));
  const auto due = inventor_reward(office(), PatentKind::invention, day("2025-11-21"), days).value();
  EXPECT_EQ(due.minimum, yuan(4000));
  EXPECT_EQ(due.pay_by.last_day.to_string(), "2026-02-24");
  EXPECT_TRUE(
      inventor_reward(office(), PatentKind::design, day("2026-01-01"), days).error().is(errors::no_rate_on_day));
}

}  // namespace
}  // namespace sanlian::patent
