#include "loan/account.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "base/random.h"
#include "loan/errors.h"
#include "loan/testing/ledger_words.h"
#include "loan/testing/terms_words.h"

namespace sanlian::loan {
namespace {
using testing::Case;
using testing::Phrase;
using testing::word;

struct Given {
  Contract contract;
  std::vector<LedgerEntry> entries;
  Date on;
};

Given given_in(const Case& each) {
  Given given;
  auto& contract = given.contract;
  for (const auto& line : each.given)
    for (const auto& phrase : line.phrases()) {
      const auto& first = phrase[0];
      if (const auto entry = testing::entry_in(phrase))
        given.entries.push_back(*entry);
      else if (first == "rate" && word(phrase, 1) == "from")
        contract.rates.push_back({testing::date_in(phrase, 2), testing::rate_in(phrase, 3)});
      else if (first == "rate")
        contract.rates.push_back({Date::of(2000, 1, 1), testing::rate_in(phrase, 1)});
      else if (first == "until")
        contract.maturity = testing::date_in(phrase, 1);
      else if (first == "settled") {
        contract.settlement = testing::settlement_named(word(phrase, 1));
        contract.settlement_day = std::stoi(word(phrase, 3));
      } else if (first == "counted")
        contract.day_count = testing::day_count_named(word(phrase, 1));
      else if (first == "penalty")
        contract.penalty_markup = testing::rate_in(phrase, 1);
      else if (first == "compounds")
        contract.compounds = true;
      else if (first == "principal")
        contract.principal_dues.push_back({testing::date_in(phrase, 2), testing::money_in(phrase, 3)});
      else if (first == "on")
        given.on = testing::date_in(phrase, 1);
      else
        ADD_FAILURE() << each.place << ": what is \"" << testing::rest_of(phrase, 0) << "\"?";
    }
  return given;
}

std::string figure_named(const Statement& statement, const std::string& key) {
  if (key == "owed") return statement.principal.to_string();
  if (key == "accrued") return Money::round(statement.accrued, Rounding::half_up)->to_string();
  if (key == "late") return statement.arrears.principal.to_string();
  if (key == "late_interest") return statement.arrears.interest.to_string();
  if (key == "days") return std::to_string(statement.arrears.days);
  if (key == "credit") return statement.interest_credit.to_string();
  return "no such word";
}
std::string part_named(const SettledInterest& settled, const std::string& key) {
  if (key == "due") return settled.interest.to_string();
  if (key == "penalty") return settled.penalty.to_string();
  if (key == "compound") return settled.compound.to_string();
  return "no such word";
}

void run(const Case& each) {
  SCOPED_TRACE(each.place + " " + each.name);
  const auto given = given_in(each);
  const auto state = [&]() -> Result<Statement> {
    const auto ledger = SANLIAN_TRY(Ledger::of(given.entries));
    return statement_on(given.contract, ledger, given.on);
  }();
  std::size_t row = 0;
  for (const auto& line : each.then) {
    const auto place = "line " + std::to_string(line.number);
    const auto phrase = line.phrases().at(0);
    if (phrase[0] == "refused") {
      ASSERT_FALSE(state) << place;
      EXPECT_EQ(state.error().code(), word(phrase, 1)) << place;
      return;
    }
    ASSERT_TRUE(state) << place << ": " << state.error().print(Lang::en);
    if (phrase[0] == "on") {
      for (std::size_t i = 2; i + 1 < phrase.size(); i += 2)
        EXPECT_EQ(figure_named(*state, phrase[i]), phrase[i + 1]) << place << ": " << phrase[i];
      continue;
    }
    ASSERT_LT(row, state->settled.size()) << place;
    const auto& settled = state->settled[row++];
    EXPECT_EQ(settled.date.to_string(), phrase[0]) << place;
    std::map<std::string, std::string> parts{{"due", "0.00"}, {"penalty", "0.00"}, {"compound", "0.00"}};
    for (std::size_t i = 1; i + 1 < phrase.size(); i += 2) parts[phrase[i]] = phrase[i + 1];
    for (const auto& [key, expected] : parts) EXPECT_EQ(part_named(settled, key), expected) << place << ": " << key;
  }
  EXPECT_EQ(row, state->settled.size()) << "settlements the case does not name";
}

TEST(Account, Cases) {
  for (const auto& each : testing::read_cases("account.cases")) run(each);
}

TEST(Account, AnAccountThatFollowsThePlanSettlesThePlan) {
  SeededRandom random(4);
  for (int round = 0; round < 150; ++round) {
    Terms terms{.principal = Money::fen(static_cast<std::int64_t>(1'000'000 + random.below(1'000'000'000))),
                .rate = Rate::bp(static_cast<int>(100 + random.below(900))),
                .start = Date::of(2022, 1, 1) + static_cast<std::int64_t>(random.below(900)),
                .settlement = random.below(2) ? Settlement::monthly : Settlement::quarterly,
                .settlement_day = 1 + static_cast<int>(random.below(28))};
    terms.maturity = terms.start + static_cast<std::int64_t>(1 + random.below(700));
    const auto schedule = plan(terms).value();
    std::vector<LedgerEntry> entries{{terms.start, EntryKind::drawdown, terms.principal, ""}};
    for (const auto& row : schedule.rows) {
      if (!row.interest.is_zero()) entries.push_back({row.due, EntryKind::interest_payment, row.interest, ""});
      if (!row.principal.is_zero()) entries.push_back({row.due, EntryKind::principal_repayment, row.principal, ""});
    }
    const auto ledger = Ledger::of(entries).value();
    const Contract contract{.maturity = terms.maturity,
                            .rates = {{terms.start, terms.rate}},
                            .settlement = terms.settlement,
                            .settlement_day = terms.settlement_day,
                            .penalty_markup = Rate::percent(50),
                            .compounds = true};
    const auto state = statement_on(contract, ledger, terms.maturity + 100).value();
    ASSERT_EQ(state.settled.size(), schedule.rows.size());
    for (std::size_t i = 0; i < state.settled.size(); ++i) {
      ASSERT_EQ(state.settled[i].date, schedule.rows[i].due);
      ASSERT_EQ(state.settled[i].total(), schedule.rows[i].interest);
    }
    ASSERT_FALSE(state.arrears.since);
    ASSERT_TRUE(state.principal.is_zero());
    ASSERT_TRUE(state.accrued.is_zero());
    ASSERT_FALSE(first_late_day(dues_of(schedule), ledger, terms.maturity + 100));
  }
}

// ---- The plain reference: one day after the other, whole numbers, no spans.
__extension__ using Wide = __int128;

struct PlainAccount {
  std::map<Date, std::int64_t> settled;  ///< Fen.
  std::int64_t late_principal = 0, late_interest = 0;
};

PlainAccount walk_plainly(const Contract& contract, const std::vector<LedgerEntry>& entries, Date first, Date on,
                          Date cleared) {
  PlainAccount account;
  const Wide one = 100'000'000;
  Wide plain = 0, penalty = 0, compound = 0;  // fen × 10^16 × days
  const auto take = [&](Wide& units) {
    const Wide whole = one * one * 360;
    const auto fen = static_cast<std::int64_t>((2 * units + whole) / (2 * whole));
    units = 0;
    return fen;
  };
  std::int64_t interest_due = 0;
  for (Date day = first;; day = day + 1) {
    const auto civil = (day - 1).civil();
    bool settles = civil.day == contract.settlement_day && day > first &&
                   (contract.settlement == Settlement::monthly || civil.month % 3 == 0);
    settles = settles || day == contract.maturity || day == cleared;
    std::int64_t principal_due = 0;
    for (const auto& due : contract.principal_dues) {
      settles = settles || due.date == day;
      if (due.date <= day) principal_due += due.amount.fen();
    }
    if (settles && day > first) {
      const auto fen = take(plain) + take(penalty) + take(compound);
      if (fen) account.settled[day] = fen;
      interest_due += fen;
    }
    std::int64_t drawn = 0, repaid = 0, paid = 0;
    for (const auto& entry : entries) {
      if (entry.date > day) continue;
      (entry.kind == EntryKind::drawdown              ? drawn
       : entry.kind == EntryKind::principal_repayment ? repaid
                                                      : paid) += entry.amount.fen();
    }
    account.late_principal = std::max<std::int64_t>(0, principal_due - repaid);
    account.late_interest = std::max<std::int64_t>(0, interest_due - paid);
    if (day == on) return account;
    Rate rate;
    for (const auto& step : contract.rates)
      if (step.from <= day) rate = step.rate;
    const Wide raised = one + contract.penalty_markup.scaled();
    plain += static_cast<Wide>(drawn - repaid - account.late_principal) * rate.scaled() * one;
    penalty += static_cast<Wide>(account.late_principal) * rate.scaled() * raised;
    if (contract.compounds)
      compound += static_cast<Wide>(account.late_interest) * rate.scaled() * (day >= contract.maturity ? raised : one);
  }
}

TEST(Account, EqualsADayByDayWalk) {
  SeededRandom random(20261123);
  for (int round = 0; round < 150; ++round) {
    const auto first = Date::of(2023, 1, 1) + static_cast<std::int64_t>(random.below(400));
    const auto principal = static_cast<std::int64_t>(1'000 + random.below(900'000'000));
    const auto day = [&](std::uint64_t span) { return first + static_cast<std::int64_t>(1 + random.below(span)); };
    Contract contract{.maturity = first + static_cast<std::int64_t>(100 + random.below(300)),
                      .rates = {{first, Rate::scaled(static_cast<std::int64_t>(random.below(20'000'000)))},
                                {day(200), Rate::bp(static_cast<int>(random.below(900)))}},
                      .settlement = random.below(2) ? Settlement::monthly : Settlement::quarterly,
                      .settlement_day = 1 + static_cast<int>(random.below(28)),
                      .penalty_markup = Rate::percent(static_cast<int>(random.below(100))),
                      .compounds = random.below(2) == 0};
    const auto middle = first + (contract.maturity - first) / 2;
    contract.principal_dues = {{middle, Money::fen(principal / 3)},
                               {contract.maturity, Money::fen(principal - principal / 3)}};
    std::vector<LedgerEntry> entries{{first, EntryKind::drawdown, Money::fen(principal), ""}};
    std::int64_t left = principal;
    for (int i = 0; i < 3 && left > 0; ++i) {
      const auto part = i == 2 ? left : static_cast<std::int64_t>(1 + random.below(static_cast<std::uint64_t>(left)));
      entries.push_back({day(500), EntryKind::principal_repayment, Money::fen(part), ""});
      left -= part;
    }
    for (int i = 0; i < 4; ++i)
      entries.push_back({day(500), EntryKind::interest_payment,
                         Money::fen(static_cast<std::int64_t>(1 + random.below(9'000'000))), ""});
    const auto ledger = Ledger::of(entries).value();
    const auto on = first + static_cast<std::int64_t>(random.below(700));
    const auto expected = walk_plainly(contract, entries, first, on, ledger.cleared_on().value_or(Date{}));
    const auto state = statement_on(contract, ledger, on).value();
    std::map<Date, std::int64_t> settled;
    for (const auto& each : state.settled) settled[each.date] = each.total().fen();
    ASSERT_EQ(settled, expected.settled) << round;
    ASSERT_EQ(state.arrears.principal.fen(), expected.late_principal) << round;
    ASSERT_EQ(state.arrears.interest.fen(), expected.late_interest) << round;
  }
}

TEST(Ledger, BalancesJoinAndClear) {
  const auto day = [](const char* text) { return *Date::parse(text); };
  const auto ledger = Ledger::of({{day("2026-03-01"), EntryKind::principal_repayment, Money::fen(40), "r1"},
                                  {day("2026-01-01"), EntryKind::drawdown, Money::fen(100), "d1"},
                                  {day("2026-02-01"), EntryKind::interest_payment, Money::fen(1), "i1"},
                                  {day("2026-04-01"), EntryKind::principal_repayment, Money::fen(60), "r2"}})
                          .value();
  const auto balances = ledger.balances(day("2026-01-15"), day("2026-12-31"));
  ASSERT_EQ(balances.size(), 2u);
  EXPECT_EQ(balances[0].from, day("2026-01-15"));
  EXPECT_EQ(balances[0].principal, Money::fen(100));
  EXPECT_EQ(balances[1].days(), 31);
  EXPECT_EQ(ledger.cleared_on(), day("2026-04-01"));
  EXPECT_EQ(ledger.outstanding_on(day("2026-03-31")), Money::fen(60));
  EXPECT_FALSE(Ledger().first_drawdown());
  EXPECT_FALSE(Ledger().cleared_on());
}

TEST(Arrears, ADueIsLateTheDayAfter) {
  const auto due = Date::of(2026, 6, 21);
  const std::vector<Due> dues{{due, Money(), Money::fen(100)}};
  const auto unpaid = Ledger::of({{due - 30, EntryKind::drawdown, Money::fen(9'000), ""}}).value();
  EXPECT_FALSE(first_late_day(dues, unpaid, due));
  EXPECT_EQ(first_late_day(dues, unpaid, due + 1), due + 1);
  EXPECT_EQ(arrears_on(dues, unpaid, due).days, 0);
  EXPECT_EQ(arrears_on(dues, unpaid, due + 5).days, 5);
  EXPECT_FALSE(arrears_on(dues, unpaid, due - 1).since);
}

TEST(Arrears, ClassFollowsTheDays) {
  // 《商业银行金融资产风险分类办法》(2023): overdue; over 90, over 270, over 360 days.
  const std::vector<ClassBand> bands{{1, LoanClass::special_mention},
                                     {91, LoanClass::substandard},
                                     {271, LoanClass::doubtful},
                                     {361, LoanClass::loss}};
  struct Row {
    std::int64_t days;
    LoanClass expected;
  };
  for (const Row& row : {Row{0, LoanClass::normal}, Row{1, LoanClass::special_mention},
                         Row{90, LoanClass::special_mention}, Row{91, LoanClass::substandard},
                         Row{270, LoanClass::substandard}, Row{271, LoanClass::doubtful}, Row{361, LoanClass::loss}})
    EXPECT_EQ(class_by_days(row.days, bands), row.expected) << row.days;
}

}  // namespace
}  // namespace sanlian::loan
