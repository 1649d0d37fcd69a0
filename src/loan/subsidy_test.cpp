#include "loan/subsidy.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "loan/errors.h"
#include "loan/testing/ledger_words.h"
#include "loan/testing/terms_words.h"

namespace sanlian::loan {
namespace {
using testing::Case;
using testing::date_in;
using testing::money_in;
using testing::Phrase;
using testing::rate_in;
using testing::rest_of;
using testing::word;
using Kind = SubsidyCondition::Kind;

constexpr std::pair<const char*, Kind> kConditions[] = {
    {"in_region", Kind::in_region},           {"registered_before_drawdown", Kind::registered_before_drawdown},
    {"repaid_on_time", Kind::repaid_on_time}, {"share_stated", Kind::share_stated},
    {"borrower_owns", Kind::borrower_owns},   {"no_other_public_money", Kind::no_other_public_money}};

/// Turns the phrases of one case into a rule, a claim and a table.
class Reader {
 public:
  SubsidyRule rule{.key = "some_city", .label = {"某市贴息", "some city's subsidy"}, .source = {"某市通知", "第七条"}};
  SubsidyClaim claim;
  std::vector<LprQuote> quotes;

  explicit Reader(const Case& each) : place_(each.place) {
    for (const auto& line : each.given) {
      const auto phrases = line.phrases();
      const bool of_loan = phrases[0][0] == "loan";
      if (of_loan) find_loan(word(phrases[0], 1));
      for (std::size_t i = of_loan ? 1 : 0; i < phrases.size(); ++i)
        if (!(of_loan ? read_loan(phrases[i])
                      : read_item(phrases[i]) || read_rule(phrases[i]) || read_firm(phrases[i])))
          ADD_FAILURE() << place_ << ": what is \"" << rest_of(phrases[i], 0) << "\"?";
    }
    for (auto& [id, list] : entries_) {
      auto ledger = Ledger::of(list);
      EXPECT_TRUE(ledger) << place_;
      for (auto& loan : claim.loans)
        if (loan.id == id) loan.ledger = ledger.value();
    }
  }

 private:
  void find_loan(const std::string& id) {
    for (std::size_t i = 0; i < claim.loans.size(); ++i)
      if (claim.loans[i].id == id) return void(current_ = i);
    claim.loans.push_back({.id = id});
    current_ = claim.loans.size() - 1;
  }

  // `interest 40 % capped X share days 360 base table at signing`, `cost KEY 50 % capped X`
  bool read_item(const Phrase& phrase) {
    const bool interest = phrase[0] == "interest";
    if (!interest && phrase[0] != "cost") return false;
    SubsidyItem item{.key = interest ? "interest" : word(phrase, 1)};
    item.formula = interest ? SubsidyItem::Formula::interest : SubsidyItem::Formula::cost;
    std::size_t i = interest ? 1 : 2;
    item.ratio = rate_in({word(phrase, i), word(phrase, i + 1)}, 0);
    for (i += 2; i < phrase.size(); ++i) {
      if (phrase[i] == "share")
        item.times_share = true;
      else if (phrase[i] == "capped")
        item.cap = money_in(phrase, ++i);
      else if (phrase[i] == "days")
        item.day_count = word(phrase, ++i) == "360" ? DayCount::act_360 : DayCount::act_365;
      else if (phrase[i] == "base")
        item.base = word(phrase, ++i) == "table" ? SubsidyItem::Base::table : SubsidyItem::Base::lpr_one_year;
      else if (phrase[i] == "at")
        item.base_at =
            word(phrase, ++i) == "signing" ? SubsidyItem::BaseAt::signing : SubsidyItem::BaseAt::month_before_signing;
      else
        return false;
    }
    rule.items.push_back(item);
    return true;
  }

  bool read_rule(const Phrase& phrase) {
    const auto both = phrase[0] + " " + word(phrase, 1);
    if (phrase[0] == "must") {
      for (const auto& [name, kind] : kConditions)
        if (word(phrase, 1) == name) return rule.conditions.push_back({kind, {name, name}, {}}), true;
      return false;
    }
    if (both == "repaid within")
      rule.repaid_from = date_in(phrase, 2), rule.repaid_to = date_in(phrase, 3);
    else if (both == "drawn since")
      rule.drawn_from = date_in(phrase, 2);
    else if (both == "limit years")
      rule.years_max = std::stoi(word(phrase, 2));
    else if (both == "limit times")
      rule.times_max = std::stoi(word(phrase, 2));
    else if (phrase[0] == "excludes")
      rule.excludes.push_back(word(phrase, 1));
    else if (phrase[0] == "table")
      rule.base_rates.push_back({date_in(phrase, 1), rate_in(phrase, 2)});
    else if (phrase[0] == "quote")
      quotes.push_back({date_in(phrase, 1), rate_in(phrase, 2), Rate()});
    else
      return false;
    return true;
  }

  bool read_firm(const Phrase& phrase) {
    const auto both = phrase[0] + " " + word(phrase, 1);
    if (both == "in region")
      claim.in_region = word(phrase, 2) == "yes";
    else if (both == "as of")
      claim.as_of = date_in(phrase, 2);
    else if (both == "years before")
      claim.years_before = std::stoi(word(phrase, 2));
    else if (both == "times before")
      claim.times_before = std::stoi(word(phrase, 2));
    else if (phrase[0] == "granted") {
      if (!claim.granted_this_year) claim.granted_this_year.emplace();
      if (word(phrase, 1) != "nothing") (*claim.granted_this_year)[word(phrase, 1)] = money_in(phrase, 2);
    } else
      return false;
    return true;
  }

  bool read_loan(const Phrase& phrase) {
    auto& loan = claim.loans[current_];
    const auto& first = phrase[0];
    if (const auto entry = testing::entry_in(phrase))
      entries_[loan.id].push_back(*entry);
    else if (first == "signed")
      loan.signed_on = date_in(phrase, 1);
    else if (first == "registered")
      loan.registered_on = date_in(phrase, 1);
    else if (first == "matures")
      loan.maturity = date_in(phrase, 1);
    else if (first == "share")
      loan.pledge_share = rate_in(phrase, 1);
    else if (first == "owner")
      loan.borrower_owns = word(phrase, 1) == "yes";
    else if (first == "other")
      loan.other_public_money = word(phrase, 2) == "yes";
    else if (first == "fee")
      loan.costs[word(phrase, 1)] = money_in(phrase, 2);
    else if (first == "under") {
      loan.granted_under.emplace();
      if (word(phrase, 1) != "nothing") loan.granted_under->push_back(word(phrase, 1));
    } else if (first == "due") {
      if (!loan.dues) loan.dues.emplace();
      loan.dues->push_back({date_in(phrase, 1), money_in(phrase, 2), money_in(phrase, 3)});
    } else
      return false;
    return true;
  }

  std::string place_;
  std::size_t current_ = 0;
  std::map<std::string, std::vector<LedgerEntry>> entries_;
};

std::string show(const std::optional<Money>& money) { return money ? money->to_string() : "unknown"; }

// What the sheet says where the phrase asks, in the phrase's own form.
std::string found_in(const SubsidySheet& sheet, const Phrase& phrase) {
  const auto& first = phrase[0];
  if (first == "amount") return "amount " + show(sheet.amount);
  if (first == "needs") {
    std::string all;
    for (const auto& need : sheet.needs) {
      const auto text = "needs " + (need.loan.empty() ? "" : need.loan + ".") + need.field;
      if (text == rest_of(phrase, 0)) return text;
      all += text + "; ";
    }
    return all;
  }
  if (first == "loan")
    for (const auto& row : sheet.rows)
      if (row.loan == word(phrase, 1) && row.item == word(phrase, 2))
        return "loan " + row.loan + " " + row.item + " " + show(row.result);
  if (first == "total")
    for (const auto& total : sheet.totals)
      if (total.item == word(phrase, 1))
        return "total " + total.item + " " + show(total.amount) + (total.capped ? " capped" : "");
  constexpr const char* kOutcomes[] = {"met", "unmet", "unknown"};
  for (const auto& check : sheet.checks)
    if (check.key == word(phrase, 2) && check.loan == (first == "firm" ? "" : first))
      return first + " " + kOutcomes[static_cast<int>(check.outcome)] + " " + check.key;
  return "nothing";
}

void run(const Case& each) {
  SCOPED_TRACE(each.place + " " + each.name);
  const Reader given(each);
  const auto sheet = reckon(given.rule, given.claim, LprTable::of(given.quotes).value());
  for (const auto& line : each.then) {
    const auto place = "line " + std::to_string(line.number);
    const auto phrase = line.phrases().at(0);
    if (phrase[0] == "refused") {
      ASSERT_FALSE(sheet) << place;
      EXPECT_EQ(sheet.error().code(), word(phrase, 1)) << place;
      return;
    }
    ASSERT_TRUE(sheet) << place << ": " << sheet.error().print(Lang::en);
    EXPECT_EQ(found_in(*sheet, phrase), rest_of(phrase, 0)) << place;
  }
  EXPECT_EQ(sheet->amount.has_value(), sheet->needs.empty()) << "unknown exactly while something is needed";
}

TEST(Subsidy, Cases) {
  for (const auto& each : testing::read_cases("subsidy.cases")) run(each);
}

// One loan with several vouchers; the printed sheet is what an officer follows.
SubsidySheet example() {
  SubsidyRule rule{.key = "some_city", .label = {"某市贴息", "Some city's subsidy"}, .source = {"某市通知", "第七条"}};
  rule.items = {{.key = "interest",
                 .label = {"贴息", "Interest"},
                 .formula = SubsidyItem::Formula::interest,
                 .ratio = Rate::percent(40),
                 .cap = Money::fen(30'000'000),
                 .source = {"", "第七条第一款"},
                 .times_share = true}};
  rule.conditions = {{Kind::share_stated, {"份额明确", "Share stated"}, {}}};
  const auto ledger =
      Ledger::of({{Date::of(2022, 1, 10), EntryKind::drawdown, Money::fen(500'000'000), "借据1"},
                  {Date::of(2022, 4, 20), EntryKind::principal_repayment, Money::fen(200'000'000), "回单7"},
                  {Date::of(2023, 1, 10), EntryKind::principal_repayment, Money::fen(300'000'000), "回单9"}});
  SubsidyClaim claim{.as_of = Date::of(2023, 2, 1), .granted_this_year = std::map<std::string, Money>{}};
  claim.loans = {
      {.id = "A", .ledger = ledger.value(), .signed_on = Date::of(2022, 1, 5), .pledge_share = Rate::percent(60)}};
  return reckon(rule, claim, LprTable::of({{Date::of(2021, 12, 20), Rate::bp(380), Rate::bp(465)}}).value()).value();
}

TEST(Subsidy, SheetNamesTheSourceOfEveryNumber) {
  // 5,000,000 × 100 + 3,000,000 × 265 = 1,295,000,000; × 3.8 % × 40 % × 60 % / 365 = 32,357.2602…
  EXPECT_EQ(print(example(), Lang::en),
            "Some city's subsidy [某市通知 第七条] 2023-02-01\n"
            "- A Share stated: met, pledge share 60 %\n"
            "A Interest = sum of balance × days ÷ 365 × base rate × ratio × pledge share [第七条第一款]\n"
            "    balance × days, 2022-01-10 to 2022-04-20: 5000000.00 × 100 (借据1)\n"
            "    balance × days, 2022-04-20 to 2023-01-10: 3000000.00 × 265 (回单7)\n"
            "    LPR of the month before signing: 3.8 % (2021-12-20)\n"
            "    ratio: 40 % (第七条第一款)\n"
            "    pledge share: 60 %\n"
            "    = 32357.26\n"
            "Interest: 32357.26; sum 32357.26, cap 300000.00, granted this year 0.00\n"
            "Subsidy: 32357.26\n");
  const auto zh = print(example(), Lang::zh);
  EXPECT_NE(zh.find("签订上月LPR: 3.8 % (2021-12-20)"), zh.npos) << zh;
  EXPECT_NE(zh.find("补助金额: 32357.26"), zh.npos) << zh;
}

TEST(Subsidy, ConditionsAnsweredElsewhereCountAsOwn) {
  SubsidyRule rule{.key = "r", .source = {"doc", ""}};
  rule.items = {{.key = "appraisal", .ratio = Rate::percent(50)}};
  SubsidyClaim claim{.as_of = Date::of(2023, 2, 1)};
  claim.loans = {{.id = "A", .costs = {{"appraisal", Money::fen(100)}}}};
  const auto lpr = LprTable::of({}).value();
  EXPECT_EQ(reckon(rule, claim, lpr)->amount, Money::fen(50));
  claim.loans[0].answered = {{.key = "size", .outcome = Outcome::unknown, .needs = {{"A", "enterprise.size"}}}};
  EXPECT_EQ(reckon(rule, claim, lpr)->needs, (std::vector<Need>{{"A", "enterprise.size"}}));
  claim.loans[0].answered[0].outcome = Outcome::unmet;
  EXPECT_EQ(reckon(rule, claim, lpr)->amount, Money());
  // An answer that forgot to say what it needs still keeps the amount unknown.
  claim.loans[0].answered = {{.key = "size", .outcome = Outcome::unknown}};
  const auto sheet = reckon(rule, claim, lpr).value();
  EXPECT_FALSE(sheet.amount);
  EXPECT_EQ(sheet.needs, (std::vector<Need>{{"A", "size"}}));
}

TEST(Subsidy, DuesInAnyOrderButNotNone) {
  SubsidyRule rule{.key = "r", .source = {"doc", ""}, .conditions = {{Kind::repaid_on_time, {}, {}}}};
  rule.items = {{.key = "appraisal", .ratio = Rate::percent(50)}};
  const auto day = [](int month) { return Date::of(2022, month, 1); };
  const auto ledger = Ledger::of({{day(1), EntryKind::drawdown, Money::fen(100), ""},
                                  {day(5), EntryKind::principal_repayment, Money::fen(40), ""},
                                  {day(9), EntryKind::principal_repayment, Money::fen(60), ""}});
  SubsidyClaim claim{.as_of = day(12)};
  claim.loans = {{.id = "A", .ledger = *ledger, .costs = {{"appraisal", Money::fen(100)}}}};
  const auto lpr = LprTable::of({}).value();
  claim.loans[0].dues = {{day(9), Money::fen(60), Money()}, {day(5), Money::fen(40), Money()}};
  EXPECT_EQ(reckon(rule, claim, lpr)->amount, Money::fen(50));
  claim.loans[0].dues = std::vector<Due>{};
  EXPECT_EQ(reckon(rule, claim, lpr)->needs, (std::vector<Need>{{"A", "dues"}}));
}

TEST(Subsidy, RuleFaultsAreReportedTogether) {
  SubsidyRule rule{.key = "r", .repaid_from = Date{10}, .repaid_to = Date{9}, .years_max = 0};
  rule.items = {{.key = "a",
                 .formula = SubsidyItem::Formula::interest,
                 .cap = Money(),
                 .base = SubsidyItem::Base::table,
                 .day_count = DayCount::monthly},
                {.key = "a", .ratio = Rate::percent(50)}};
  const auto refused = check(rule);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().further().size() + 1, 8u) << refused.error().print(Lang::en);
}

TEST(Subsidy, EqualsADayByDaySum) {
  SeededRandom random(31);
  for (int round = 0; round < 200; ++round) {
    const auto start = Date::of(2022, 1, 1) + static_cast<std::int64_t>(random.below(300));
    std::vector<LedgerEntry> entries;
    std::int64_t owed = 0;
    Date day = start;
    for (int i = 0; i < 8; ++i, day = day + static_cast<std::int64_t>(random.below(60))) {
      const bool draw = owed == 0 || random.below(2);
      const auto amount =
          static_cast<std::int64_t>(1 + random.below(draw ? 900'000'000 : static_cast<std::uint64_t>(owed)));
      entries.push_back({day, draw ? EntryKind::drawdown : EntryKind::principal_repayment, Money::fen(amount), ""});
      owed += draw ? amount : -amount;
    }
    auto ledger = Ledger::of(entries);
    ASSERT_TRUE(ledger);
    SubsidyRule rule{.key = "r", .source = {"doc", ""}};
    rule.items = {
        {.key = "i", .formula = SubsidyItem::Formula::interest, .ratio = Rate::percent(40), .times_share = true}};
    const auto as_of = start + static_cast<std::int64_t>(random.below(500));
    const auto share = static_cast<int>(random.below(101));
    SubsidyClaim claim{.as_of = as_of};
    claim.loans = {{.id = "A", .ledger = *ledger, .signed_on = start, .pledge_share = Rate::percent(share)}};
    const auto quote = add_months(start, -1);
    const auto sheet = reckon(rule, claim, LprTable::of({{quote, Rate::bp(345), Rate()}}).value()).value();
    __extension__ using Wide = __int128;
    Wide units = 0;  // fen × bp × per cent × per cent
    for (Date each = start; each < as_of; each = each + 1)
      units += static_cast<Wide>(ledger->outstanding_on(each).fen()) * 345 * 40 * share;
    const Wide whole = static_cast<Wide>(10'000) * 100 * 100 * 365;
    ASSERT_EQ(sheet.amount.value().fen(), static_cast<std::int64_t>((2 * units + whole) / (2 * whole))) << round;
  }
}

}  // namespace
}  // namespace sanlian::loan
