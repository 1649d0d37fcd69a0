#include "work/subsidies.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/random.h"
#include "format/json.h"
#include "store/testing/data_folder.h"
#include "work/ledgers.h"
#include "work/platform.h"
#include "work/records.h"
#include "work/subsidy_json.h"

namespace sanlian::work {
namespace {

/// The real declarations over an empty data folder; a firm of Jinan with a loan of one instalment that it has repaid.
class SubsidiesTest : public ::testing::Test {
 protected:
  struct Loan {
    std::string principal = "6250000.00", share = "100", signed_on = "2022-02-18", drawn = "2022-02-20",
                registered = "2022-02-19", due = "2022-12-09", paid = "2022-12-09", owns = "true", other = "false";
  };

  void SetUp() override {
    auto opened = Platform::open({.data = data_.path(),
                                  .packs = std::filesystem::path(SANLIAN_SOURCE_DIR) / "packs",
                                  .clock = &clock_,
                                  .random = &random_});
    ASSERT_TRUE(opened) << opened.error().print(Lang::en);
    platform_ = std::move(*opened);
    firm_ = make("enterprise", R"({"name": "济南某精密有限公司", "region_code": "370102", "size": "small"})");
    bank_ = make("bank", R"({"name": "甲银行"})");
  }

  std::string make(std::string_view type, const std::string& json) {
    const auto body = format::parse_json(json);
    EXPECT_TRUE(body) << json;
    auto draft = record::read_draft(**platform_->registry().type(type), *body, record::DoubtMode::keep);
    if (!draft) return ADD_FAILURE() << draft.error().print(Lang::en), "";
    draft->park = "linkong";
    const auto ready = platform_->writer().prepare(*draft, system_, clock_.now());
    EXPECT_TRUE(ready) << ready.error().print(Lang::en);
    const auto written = platform_->store().write_and_wait([&](store::Transaction& t) {
      return create_record(*platform_, t, {system_, cause_}, *draft);
    });
    if (!written) return ADD_FAILURE() << type << ": " << written.error().print(Lang::en), "";
    return written->id;
  }

  static std::string text(const std::string& value) { return value.empty() ? "null" : '"' + value + '"'; }

  std::string lend(const Loan& loan) {
    const auto id = make(
        "loan", R"({"enterprise": ")" + firm_ + R"(", "bank": ")" + bank_ + R"(", "loan_contract_number": "HT-)" +
                    std::to_string(++contracts_) + R"(", "annual_rate": "4.35", "term_months": 10, "matures_on": ")" +
                    loan.due + R"(", "repayment_method": "bullet", "principal": ")" + loan.principal +
                    R"(", "signed_on": ")" + loan.signed_on + R"(", "drawn_down_on": ")" + loan.drawn +
                    R"(", "registered_on": )" + text(loan.registered) + R"(, "pledge_share": )" + text(loan.share) +
                    R"(, "borrower_owns": )" + loan.owns + R"(, "other_public_subsidy": )" + loan.other + "}");
    make("instalment", R"({"loan": ")" + id + R"(", "sequence": 1, "due_on": ")" + loan.due + R"(", "principal": ")" +
                           loan.principal + R"(", "interest": "1000.00"})");
    if (!loan.paid.empty())
      make("repayment", R"({"loan": ")" + id + R"(", "paid_on": ")" + loan.paid + R"(", "principal": ")" +
                            loan.principal + R"(", "interest": "1000.00", "voucher_number": "P-1"})");
    return id;
  }

  void settle(const std::string& loan) {
    const auto edited = platform_->store().write_and_wait([&](store::Transaction& t) -> Status {
      record::Draft change(**platform_->registry().type("loan"));
      change.version = row("loan", loan).version;
      SANLIAN_TRY(change.set_text(*change.type->field_by_key("state"), "settled"));
      SANLIAN_TRY(change.set_text(*change.type->field_by_key("settled_on"), "2022-12-09"));
      SANLIAN_TRY(platform_->writer().edit(t, {system_, cause_}, loan, std::move(change)));
      return {};
    });
    ASSERT_TRUE(edited) << edited.error().print(Lang::en);
  }

  void pay_cost(const std::string& loan, const std::string& kind, const std::string& amount) {
    make("loan_cost", R"({"loan": ")" + loan + R"(", "cost_kind": ")" + kind + R"(", "amount": ")" + amount +
                          R"(", "invoice_number": "F-1", "paid_on": "2022-03-01"})");
  }

  std::string claim_for(const std::string& loan, const std::string& rule = "") {
    return make("subsidy_claim",
                R"({"enterprise": ")" + firm_ + R"(", "loan": ")" + loan + R"(", "rule": )" + text(rule) + "}");
  }

  record::Row row(std::string_view type, const std::string& id) {
    auto found = record::load(platform_->store().reader(), **platform_->registry().type(type), id);
    EXPECT_TRUE(found && *found);
    return **found;
  }

  /// Code of the refusal, or "done".
  std::string move(const std::string& claim, std::string_view key) {
    const record::Actor person({.id = "u-1",
                                .login = "firm",
                                .name = "王总",
                                .roles = {"enterprise_user"},
                                .park = "linkong",
                                .organisation = firm_});
    const auto given = key == "submit" ? *format::parse_json(R"({"no_double_funding": true})") : format::Value();
    const auto version = row("subsidy_claim", claim).version;
    const auto moved = platform_->store().write_and_wait([&](store::Transaction& t) {
      return platform_->moves().perform(t, {person, cause_},
                                        {.type = **platform_->registry().type("subsidy_claim"),
                                         .id = claim,
                                         .move = key,
                                         .given = given,
                                         .version = version});
    });
    if (!moved) message_ = moved.error().print(Lang::en);
    return moved ? "done" : std::string(moved.error().code());
  }

  std::string money(const std::string& claim, std::string_view field) {
    const auto fen = row("subsidy_claim", claim).integer(field);
    return fen ? Money::fen(*fen).to_string() : "unknown";
  }

  std::vector<record::Row> lines(const std::string& claim) {
    auto rows = record::load_where(platform_->store().reader(), **platform_->registry().type("subsidy_line"),
                                   "subsidy_claim", record::Cell(claim));
    EXPECT_TRUE(rows);
    std::sort(rows->begin(), rows->end(),
              [](const auto& a, const auto& b) { return a.integer("sequence") < b.integer("sequence"); });
    return *rows;
  }

  std::string explanation(const std::string& claim, std::string_view item) {
    for (const auto& line : lines(claim))
      if (line.text("item_key") == item) return line.text("explanation");
    return "";
  }

  store::testing::DataFolder data_;
  ManualClock clock_{*Instant::parse("2023-02-10T09:00:00+08:00")};
  SeededRandom random_{1};
  record::Actor system_ = record::Actor::system("test");
  record::Cause cause_{.kind = "edit"};
  std::unique_ptr<Platform> platform_;
  std::string firm_, bank_, message_;
  int contracts_ = 0;
};

// Source of the figures: by hand, P × days × 3.70 % × 40 % × share ÷ 365, 3.70 % being the quote of January 2022.
TEST_F(SubsidiesTest, InterestFollowsLprRatioAndShare) {
  struct Case {
    const char *principal, *share, *amount;
  };
  for (const auto& each : {Case{"6250000.00", "100", "74000.00"}, Case{"6250000.00", "60", "44400.00"},
                           Case{"31250000.00", "60", "222000.00"}}) {
    SCOPED_TRACE(each.principal);
    firm_ = make("enterprise", R"({"name": "企业)" + std::to_string(contracts_) + R"(", "region_code": "370102"})");
    const auto claim = claim_for(lend({.principal = each.principal, .share = each.share}));
    ASSERT_EQ(move(claim, "calculate"), "done") << message_;
    EXPECT_EQ(money(claim, "interest_subsidy"), each.amount);
    EXPECT_EQ(money(claim, "total_subsidy"), each.amount);
    EXPECT_EQ(money(claim, "guarantee_subsidy"), "0.00");  // none was paid, none is claimed
    EXPECT_EQ(row("subsidy_claim", claim).text("rule"), "jinan_2022");
  }
}

TEST_F(SubsidiesTest, SheetHoldsEveryFactor) {
  const auto claim = claim_for(lend({}));
  ASSERT_EQ(move(claim, "calculate"), "done") << message_;
  const auto sheet = lines(claim);
  ASSERT_GE(sheet.size(), 4U);
  const auto& line = sheet.front();
  EXPECT_EQ(line.text("item_key"), "interest_subsidy");
  EXPECT_EQ(line.text("period_from"), "2022-02-20");
  EXPECT_EQ(line.text("period_until"), "2022-12-09");
  EXPECT_EQ(line.integer("days"), 292);
  EXPECT_EQ(line.integer("base_amount"), 625'000'000);
  EXPECT_EQ(line.integer("granted_amount"), 7'400'000);
  const auto rate_of = [&](const char* key) { return line.value(*line.type->field_by_key(key)).print(); };
  EXPECT_EQ(rate_of("base_rate"), "3.7");
  EXPECT_EQ(rate_of("ratio"), "40");
  EXPECT_EQ(rate_of("share"), "100");
  EXPECT_NE(line.text("explanation").find("3.7 %"), std::string::npos) << line.text("explanation");
  // Calculated again it says the same, and leaves the lines alone.
  ASSERT_EQ(move(claim, "calculate"), "done") << message_;
  const auto again = lines(claim);
  ASSERT_EQ(again.size(), sheet.size());
  for (std::size_t i = 0; i < sheet.size(); ++i) EXPECT_EQ(again[i].version, sheet[i].version);
}

TEST_F(SubsidiesTest, CapHoldsOverAllClaimsOfTheYear) {
  const auto first = claim_for(lend({.principal = "18750000.00"}));  // 222,000
  ASSERT_EQ(move(first, "calculate"), "done") << message_;
  EXPECT_EQ(money(first, "interest_subsidy"), "222000.00");
  const auto second = lend({.principal = "31250000.00"});  // 370,000, of which 300,000 at most
  const auto claim = claim_for(second);
  ASSERT_EQ(move(claim, "calculate"), "done") << message_;
  EXPECT_EQ(money(claim, "interest_subsidy"), "300000.00");  // the first is a draft and takes nothing
  EXPECT_NE(explanation(claim, "interest_subsidy").find("上限 300000.00"), std::string::npos);

  const auto& type = **platform_->registry().type("subsidy_claim");
  const auto handed_in = platform_->store().write_and_wait([&](store::Transaction& t) -> Status {
    record::Draft change(type);
    change.version = row("subsidy_claim", first).version;
    SANLIAN_TRY(platform_->writer().edit(t, {system_, cause_}, first, std::move(change),
                                         record::StageCells{.stage = "submitted", .since = t.now(), .due = {}}));
    return {};
  });
  ASSERT_TRUE(handed_in) << handed_in.error().print(Lang::en);
  ASSERT_EQ(move(claim, "calculate"), "done") << message_;
  EXPECT_EQ(money(claim, "interest_subsidy"), "78000.00");
  EXPECT_NE(explanation(claim, "interest_subsidy").find("已用 222000.00"), std::string::npos);
}

TEST_F(SubsidiesTest, CostsAreSubsidisedItemByItem) {
  const auto loan = lend({});
  pay_cost(loan, "appraisal_fee", "60000.00");
  pay_cost(loan, "insurance_premium", "120000.00");
  const auto claim = claim_for(loan);
  ASSERT_EQ(move(claim, "calculate"), "done") << message_;
  EXPECT_EQ(money(claim, "appraisal_subsidy"), "30000.00");  // half
  EXPECT_EQ(money(claim, "insurance_subsidy"), "40000.00");  // 40 % is 48,000; the cap is 40,000
  EXPECT_EQ(money(claim, "total_subsidy"), "144000.00");
}

TEST_F(SubsidiesTest, UnmetConditionsCountForNothingAndSayWhy) {
  struct Case {
    Loan loan;
    const char *condition, *says;
  };
  const Case cases[] = {
      {{.registered = "2022-02-21"}, "registered_before_drawdown", "质押登记日 2022-02-21，放款日期 2022-02-20"},
      {{.paid = "2022-12-10"}, "repaid_on_time", "2022-12-09"},
      {{.owns = "false"}, "borrower_owns", "否"},
      {{.other = "true"}, "no_other_public_money", "是"},
  };
  for (const auto& each : cases) {
    SCOPED_TRACE(each.condition);
    const auto loan = lend(each.loan);
    const auto claim = claim_for(loan);
    ASSERT_EQ(move(claim, "calculate"), "done") << message_;
    EXPECT_EQ(money(claim, "total_subsidy"), "0.00");
    const auto why = explanation(claim, each.condition);
    EXPECT_TRUE(why.starts_with("条件 不符合")) << why;
    EXPECT_NE(why.find(each.says), std::string::npos) << why;
  }
}

TEST_F(SubsidiesTest, UnknownNamesTheMissingField) {
  struct Case {
    Loan loan;
    const char *item, *field;
  };
  const Case cases[] = {
      {{.share = ""}, "interest_subsidy", "质押所占份额"},
      {{.registered = ""}, "registered_before_drawdown", "质押登记日"},
      {{.owns = "null"}, "borrower_owns", "借款人即专利权人"},
  };
  for (const auto& each : cases) {
    SCOPED_TRACE(each.field);
    const auto claim = claim_for(lend(each.loan));
    ASSERT_EQ(move(claim, "calculate"), "done") << message_;
    EXPECT_EQ(money(claim, "total_subsidy"), "unknown");
    EXPECT_EQ(money(claim, "interest_subsidy"), "unknown");
    const auto why = explanation(claim, each.item);
    EXPECT_NE(why.find(each.field), std::string::npos) << why;
  }
}

TEST_F(SubsidiesTest, RuleFollowsTheDayAndTheRegion) {
  struct Case {
    const char *region, *paid, *rule;
  };
  for (const auto& each : {Case{"370102", "2022-12-09", "jinan_2022"}, Case{"370102", "2020-12-09", "jinan_2020"},
                           Case{"370202", "2020-12-09", "shandong_2020"}, Case{"370102", "2021-06-01", ""},
                           Case{"110105", "2022-12-09", ""}}) {
    SCOPED_TRACE(std::string(each.region) + " " + each.paid);
    firm_ = make("enterprise",
                 R"({"name": "企业)" + std::to_string(contracts_) + R"(", "region_code": ")" + each.region + "\"}");
    const auto loan = row("loan", lend({.drawn = "2020-02-20", .paid = each.paid}));
    const auto reckoned =
        platform_->subsidies().reckon(platform_->store().reader(), platform_->chains(), {.loan = loan}, clock_.now());
    if (*each.rule)
      EXPECT_EQ(reckoned ? reckoned->rule->face.key : reckoned.error().print(Lang::en), each.rule);
    else
      EXPECT_EQ(reckoned ? reckoned->rule->face.key : std::string(reckoned.error().code()), "work.no_subsidy_then");
  }
  const auto loan = row("loan", lend({}));
  const auto wrong = platform_->subsidies().reckon(platform_->store().reader(), platform_->chains(),
                                                   {.loan = loan, .rule = "jinan_2032"}, clock_.now());
  EXPECT_EQ(wrong ? "found" : std::string(wrong.error().code()), "work.no_such_subsidy");
}

TEST_F(SubsidiesTest, InstalmentsFollowTheLedger) {
  const auto loan = lend({.paid = ""});
  const auto paid_on = [&] {
    const auto rows = record::load_where(platform_->store().reader(), **platform_->registry().type("instalment"),
                                         "loan", record::Cell(loan));
    return (*rows).at(0).text("paid_on");
  };
  EXPECT_EQ(paid_on(), "");
  make("repayment",
       R"({"loan": ")" + loan + R"(", "paid_on": "2022-06-01", "principal": "6000000.00", "interest": "1000.00"})");
  EXPECT_EQ(paid_on(), "");
  const auto last =
      make("repayment", R"({"loan": ")" + loan + R"(", "paid_on": "2022-12-01", "principal": "250000.00"})");
  EXPECT_EQ(paid_on(), "2022-12-01");
  const auto& type = **platform_->registry().type("repayment");
  const auto removed = platform_->store().write_and_wait([&](store::Transaction& t) {
    return set_record_deleted(*platform_, t, {system_, cause_}, type, last, row("repayment", last).version, true);
  });
  ASSERT_TRUE(removed) << removed.error().print(Lang::en);
  EXPECT_EQ(paid_on(), "");
}

TEST_F(SubsidiesTest, LedgerThatDoesNotReachTheStatedSettlementIsUnknown) {
  const auto loan = lend({.paid = ""});
  settle(loan);
  const auto claim = claim_for(loan);
  ASSERT_EQ(move(claim, "calculate"), "done") << message_;
  EXPECT_EQ(money(claim, "total_subsidy"), "unknown");
  EXPECT_NE(explanation(claim, "interest_subsidy").find("还款记录"), std::string::npos);
}

TEST(DaysMetTest, PaymentsMeetTheOldestDueFirst) {
  const auto day = [](const char* text) { return *Date::parse(text); };
  const auto yuan = [](std::int64_t whole) { return Money::fen(whole * 100); };
  const std::vector<loan::Due> dues = {{day("2022-01-21"), yuan(100), yuan(10)},
                                       {day("2022-02-21"), yuan(100), yuan(5)},
                                       {day("2022-03-21"), yuan(100), yuan(2)}};
  using enum loan::EntryKind;
  const auto ledger = loan::Ledger::of({{day("2022-01-01"), drawdown, yuan(300), ""},
                                        {day("2022-01-21"), principal_repayment, yuan(100), ""},
                                        {day("2022-01-25"), interest_payment, yuan(10), ""},
                                        {day("2022-02-10"), interest_payment, yuan(4), ""},
                                        {day("2022-02-28"), interest_payment, yuan(1), ""},
                                        {day("2022-02-28"), principal_repayment, yuan(200), ""}});
  ASSERT_TRUE(ledger);
  const auto met = days_met(dues, *ledger);
  EXPECT_EQ(met[0], day("2022-01-25"));  // interest was late
  EXPECT_EQ(met[1], day("2022-02-28"));
  EXPECT_EQ(met[2], day("2022-02-28"));  // cleared: no interest falls due any more
}

TEST_F(SubsidiesTest, QuotesRepeatUntilTheNextOne) {
  const auto lpr = load_lpr(platform_->packs(), platform_->calendar());
  ASSERT_TRUE(lpr) << lpr.error().print(Lang::en);
  struct Case {
    const char *signed_on, *rate, *published;
  };
  for (const auto& each : {Case{"2022-02-18", "3.7 %", "2022-01-20"}, Case{"2021-06-15", "3.85 %", "2021-05-20"},
                           Case{"2022-12-31", "3.65 %", "2022-11-21"}, Case{"2026-10-01", "3 %", "2026-09-20"}}) {
    const auto quote = lpr->month_before(*Date::parse(each.signed_on), loan::Tenor::one_year);
    ASSERT_TRUE(quote) << each.signed_on;
    EXPECT_EQ(quote->rate.to_string(), each.rate) << each.signed_on;
    EXPECT_EQ(quote->published.to_string(), each.published) << each.signed_on;
  }
  // 2026-09-20 is a Sunday that is worked.
  for (const auto* outside : {"2019-08-30", "2026-12-01"})
    EXPECT_FALSE(lpr->month_before(*Date::parse(outside), loan::Tenor::one_year)) << outside;
}

TEST_F(SubsidiesTest, AClaimIsHandedInWithAnAmountOrNotAtAll) {
  struct Case {
    Loan loan;
    const char* code;
  };
  for (const auto& each :
       {Case{{}, "done"}, Case{{.share = ""}, "work.subsidy_unknown"}, Case{{.other = "true"}, "work.subsidy_unmet"}}) {
    SCOPED_TRACE(each.code);
    const auto loan = lend(each.loan);
    settle(loan);
    const auto claim = claim_for(loan);
    make("document", R"({"title": "承诺书", "kind": "subsidy_undertaking", "subsidy_claim": ")" + claim + "\"}");
    EXPECT_EQ(move(claim, "submit"), each.code) << message_;
    EXPECT_EQ(row("subsidy_claim", claim).stage, std::string(each.code) == "done" ? "submitted" : "drafted");
    EXPECT_EQ(lines(claim).empty(), std::string(each.code) != "done");
  }
}

TEST_F(SubsidiesTest, ReckoningAsJsonCarriesItsSteps) {
  const auto loan = row("loan", lend({.share = ""}));
  const auto reckoned =
      platform_->subsidies().reckon(platform_->store().reader(), platform_->chains(), {.loan = loan}, clock_.now());
  ASSERT_TRUE(reckoned);
  const auto json = format::parse_json(subsidy_json(*reckoned, platform_->subsidies()));
  ASSERT_TRUE(json) << json.error().print(Lang::en);
  EXPECT_EQ(*json->find("rule")->find_text("key"), "jinan_2022");
  EXPECT_TRUE(json->find("amount")->is_null());
  const auto needs = json->find("needs")->items();
  ASSERT_EQ(needs.size(), 1U);
  EXPECT_EQ(*needs[0].find_text("path"), "pledge_share");
  const auto spans = json->find("rows")->items()[0].find("spans")->items();
  ASSERT_EQ(spans.size(), 1U);
  EXPECT_EQ(spans[0].find("days")->number_text(), "292");
}

TEST_F(SubsidiesTest, APlanNeedsNoLoan) {
  const auto& type = **platform_->registry().type("loan");
  const auto body = format::parse_json(
      R"({"principal": 10000.00, "annual_rate": 3.6, "drawn_down_on": "2026-01-31", "matures_on": "2026-04-30", "repayment_method": "equal_principal"})");
  const auto planned = loan_plan_json(type, *body);
  ASSERT_TRUE(planned) << planned.error().print(Lang::en);
  const auto json = *format::parse_json(*planned);
  ASSERT_EQ(json.find("instalments")->size(), 3U);
  // By hand: a twelfth of 3.6 % of 10000, of 6666.67 and of 3333.34.
  EXPECT_EQ(json.find("total_interest")->number_text(), "60.00");
  const auto lacking = loan_plan_json(type, *format::parse_json(R"({"principal": 10000.00})"));
  EXPECT_EQ(lacking ? "planned" : std::string(lacking.error().code()), "work.loan_incomplete");
}

/// A pack of one rule, to be spoilt: every error is found, each at its place.
TEST_F(SubsidiesTest, ErrorsOfARuleAreReportedTogether) {
  store::testing::DataFolder packs;
  std::filesystem::copy(platform_->packs(), packs.path(), std::filesystem::copy_options::recursive);
  std::ofstream(packs.path() / "finance/subsidies/zz_wrong.yaml") << R"(subsidy: wrong
label: {zh: 错, en: Wrong}
authority: {zh: 某局, en: Some bureau}
source: {document: 某文, from: 2022-01-01}
over: loan
region_codes: ["37"]
settled: {from: 2022-01-01, to: 2022-12-31}
conditions:
  - {key: typo, label: {zh: 甲, en: A}, must: "registered_onn != null"}
items:
  - {key: no_such_field, label: {zh: 乙, en: B}, formula: cost, base: "1", ratio: 50}
  - {key: interest_subsidy, label: {zh: 丙, en: C}, formula: interest, base: libor, ratio: 40, capp: 3}
)";
  const auto registry = record::Registry::load(packs.path());
  ASSERT_TRUE(registry) << registry.error().print(Lang::en);
  const auto book = SubsidyBook::load(packs.path(), **registry, platform_->calendar());
  ASSERT_FALSE(book);
  const auto said = book.error().print(Lang::en);
  for (const auto* part : {"zz_wrong.yaml:9:", "registered_onn", "zz_wrong.yaml:11:", "no_such_field",
                           "zz_wrong.yaml:12:", "libor", "capp"})
    EXPECT_NE(said.find(part), std::string::npos) << part << " in\n" << said;
}

}  // namespace
}  // namespace sanlian::work
