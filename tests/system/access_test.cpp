// Who finds out what: two banks, one firm, a consent that runs out, and everybody who has no business here. Each probe
// goes through the whole binary: lists, filters, counts, exports, indicators, pre-checks and single records.
#include "story.h"

namespace sanlian::test {
namespace {

constexpr const char* kSecret = "9876543";  // the other bank's amount

class Access : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_NO_FATAL_FAILURE(Story::add_root(folder_.path()));
    story_.emplace(folder_.path(), "2021-05-10");
    add_user("wang", "task_force");
    firm_ =
        story().create("wang", "enterprise",
                       R"({"name":"济南山源环保科技有限公司","region_code":"370112","high_tech":true,"size":"small",)"
                       R"("internal_note":"a secret of the park"})");
    other_firm_ = story().create("wang", "enterprise", R"({"name":"Another firm"})");
    bank_a_ = story().create("wang", "bank", R"({"name":"Bank A"})");
    bank_b_ = story().create("wang", "bank", R"({"name":"Bank B"})");
    const auto appraiser = story().create("wang", "appraiser", R"({"name":"衡泺评估","in_panel":true})");
    add_user("firm", "enterprise_user", firm_);
    add_user("other", "enterprise_user", other_firm_);
    add_user("alice", "bank_officer", bank_a_);
    add_user("bob", "bank_officer", bank_b_);
    add_user("hengluo", "appraiser_officer", appraiser);
    add_user("manager", "park_manager");
    add_user("subsidies", "subsidy_officer");
    story().create("wang", "enterprise_year",
                   R"({"enterprise":")" + firm_ + R"(","fiscal_year":2020,"revenue":7654321})");
    appraise(appraiser);
  }

  void add_user(const std::string& login, const std::string& role, const std::string& organisation = {}) {
    ASSERT_NO_FATAL_FAILURE(story().add_user(login, role, organisation));
  }

  /// One patent, one case, up to the stage in which banks offer.
  void appraise(const std::string& appraiser) {
    patent_ = story().create(
        "wang", "patent",
        R"({"title":"一种装置","kind":"utility_model","patent_number":"202020217799.0","holder":")" + firm_ +
            R"(","registered_holders":["济南山源环保科技有限公司"],"filing_date":"2020-02-26","grant_date":"2020-11-20","status":"in_force",)"
            R"("pledged":false,"ownership_suspended":false,"preserved":false,"invalidation_pending":false,"same_day_invention":"none",)"
            R"("annuity_paid_to":"2022-02-25","other_obstacle":false,"internal_note":"a secret of the park"})");
    case_ = story().create("wang", "financing_case",
                           R"({"title":"山源环保质押融资","enterprise":")" + firm_ + R"(","lead_source":"visit"})");
    story().create("wang", "visit", R"({"enterprise":")" + firm_ + R"(","visited_by":"王明","findings":"缺流动资金"})");
    const auto moved = story().try_move("wang", "financing_case", case_, "survey",
                                        R"("amount_wanted":5000000,"term_months":12,"fund_use":"采购原材料")");
    ASSERT_EQ(moved.status, 200) << moved.body;
    story().create("firm", "collateral", R"({"financing_case":")" + case_ + R"(","patent":")" + patent_ + "\"}");
    document("firm", "business_licence");
    story().move("wang", "financing_case", case_, "pre_check");
    const auto appraisal = story().create("wang", "appraisal",
                                          R"({"financing_case":")" + case_ + R"(","appraiser":")" + appraiser + "\"}");
    story().edit(
        "hengluo", "appraisal", appraisal,
        R"("base_date":"2021-04-30","valid_until":"2022-04-29","method":"relief_from_royalty","value":11200000,"report_number":"HL-1",)"
        R"("reported_on":"2021-05-10","fee":30000,"state":"final")");
    document("hengluo", "appraisal_report");
    story().move("hengluo", "financing_case", case_, "appraise", R"("appraisal":")" + appraisal + "\"");
  }
  void document(const std::string& login, const std::string& kind) {
    story().create(login, "document",
                   R"({"title":")" + kind + R"(","kind":")" + kind + R"(","enterprise":")" + firm_ +
                       R"(","financing_case":")" + case_ + "\"}");
  }
  std::string consent(const std::string& bank, const std::string& scope, const std::string& until) {
    return story().create("firm", "consent",
                          R"({"enterprise":")" + firm_ + R"(","bank":")" + bank + R"(","scope":)" + scope +
                              R"(,"valid_until":")" + until + R"(","signed_by":"山源"})");
  }
  std::string offer(const std::string& login, const std::string& bank, const std::string& amount) {
    return story().create(
        login, "offer",
        R"({"financing_case":")" + case_ + R"(","bank":")" + bank + R"(","amount":)" + amount +
            R"(,"annual_rate":3.8,"term_months":12,"repayment_method":"level_payment","valid_until":"2021-06-30","state":"submitted"})");
  }
  std::string count(const std::string& login, const std::string& type, const std::string& filter = {}) {
    const auto answer = story().as(login).get("/records/" + type + "/count?filter=" + encoded(filter));
    return answer.status == 200 ? text_at(json(answer.body), "count") : std::to_string(answer.status);
  }
  Story& story() { return *story_; }

  TempFolder folder_;
  std::optional<Story> story_;
  std::string firm_, other_firm_, bank_a_, bank_b_, patent_, case_;
};

TEST_F(Access, BanksAreBlindToEachOtherBeforeTheFirmChooses) {
  const std::string all = R"(["profile","financials","patents","financing","documents"])";
  consent(bank_a_, all, "2022-12-31");
  consent(bank_b_, all, "2022-12-31");
  offer("alice", bank_a_, "5000000");
  const auto rival = offer("bob", bank_b_, kSecret);

  EXPECT_EQ(count("alice", "offer"), "1");
  EXPECT_EQ(story().as("alice").get("/records/offer/" + rival).status, 404);
  EXPECT_EQ(story().as("alice").get("/records/offer/" + rival + "/journal").status, 404);
  EXPECT_EQ(story().as("alice").patch("/records/offer/" + rival, R"({"version":1,"amount":1})").status, 404);
  for (const std::string type :
       {"offer", "financing_case", "enterprise", "patent", "collateral", "consent", "document"})
    for (const std::string query : {"?limit=100", "?limit=100&titles=1", "?limit=100&sort=-id", "?limit=100&bin=all"}) {
      const auto list = story().as("alice").get("/records/" + type + query);
      ASSERT_EQ(list.status, 200) << type << query << list.body;
      EXPECT_EQ(list.body.find(kSecret), std::string::npos) << type << query;
      EXPECT_EQ(list.body.find(rival), std::string::npos) << type << query;
      EXPECT_EQ(list.body.find("Bank B"), std::string::npos) << type << query;
    }
  // A filter may pass through the case to its offers; it meets her own alone, whatever it asks.
  struct Probe {
    const char *type, *filter, *count;
  };
  const std::string of_rival = "some o in offers satisfies o.bank.id = \"" + bank_b_ + "\"";
  for (const Probe& probe :
       {Probe{"financing_case", "some o in offers satisfies o.amount > 5000001", "0"},
        Probe{"financing_case", "some o in offers satisfies o.amount = 9876543", "0"},
        Probe{"financing_case", "max(offers.amount) = 5000000", "1"},
        Probe{"financing_case", "sum(offers.amount) = 5000000", "1"}, Probe{"financing_case", "count(offers) = 1", "1"},
        Probe{"financing_case", "count(offers) > 1", "0"},
        Probe{"financing_case", "every o in offers satisfies o.amount < 6000000", "1"},
        Probe{"financing_case", of_rival.c_str(), "0"}, Probe{"offer", "count(financing_case.offers) > 1", "0"},
        Probe{"offer", "some o in financing_case.offers satisfies o.amount > amount", "0"},
        Probe{"offer", "amount < max(financing_case.offers.amount)", "0"},
        Probe{"patent", "some c in holder.financing_cases satisfies count(c.offers) > 1", "0"},
        Probe{"enterprise", "some c in financing_cases satisfies count(c.offers[amount > 9000000]) > 0", "0"},
        Probe{"enterprise", "count(consents) > 1", "0"},
        Probe{"offer", "financing_case.enterprise.internal_note = \"a secret of the park\"", "403"},
        Probe{"patent", "internal_note = \"a secret of the park\"", "403"},
        Probe{"enterprise", "count(visits) > 0", "403"}})
    EXPECT_EQ(count("alice", probe.type, probe.filter), probe.count) << probe.type << ": " << probe.filter;
  // The same questions have other answers for who may see both.
  EXPECT_EQ(count("firm", "financing_case", "count(offers) = 2 and sum(offers.amount) = 14876543"), "1");
  EXPECT_EQ(count("firm", "financing_case", of_rival), "1");
  // A rule of her own product is a filter as well.
  const auto product =
      story().create("alice", "loan_product",
                     R"({"name":"P","bank":")" + bank_a_ +
                         R"(","accepted_kinds":["utility_model"],"term_months_max":36,"amount_max":10000000,)"
                         R"("firm_condition":"some f in financing_cases satisfies count(f.offers) > 1"})");
  const auto seen = story().get("alice", "/precheck/" + patent_ + "?product=" + product);
  const auto park = story().get("wang", "/precheck/" + patent_ + "?product=" + product);
  EXPECT_NE(format::to_json(seen), format::to_json(park)) << "the park sees two offers, the bank one";
  for (const char* sort : {"internal_note", "financing_case.offers", "offers"})
    EXPECT_GE(story().as("alice").get("/records/enterprise?sort=" + std::string(sort)).status, 400) << sort;
  const auto exported = story().as("alice").get("/records/offer/export?format=csv");
  EXPECT_EQ(exported.status, 403) << exported.body;
}

TEST_F(Access, ABankSeesAFirmOnlyUnderAConsentThatRuns) {
  const auto nothing = [&](const std::string& when) {
    for (const std::string type :
         {"enterprise", "enterprise_year", "patent", "financing_case", "collateral", "document"})
      EXPECT_EQ(count("alice", type), "0") << type << " " << when;
    EXPECT_EQ(story().as("alice").get("/records/enterprise/" + firm_).status, 404) << when;
    EXPECT_EQ(story().as("alice").get("/records/patent/" + patent_ + "?titles=1").status, 404) << when;
    EXPECT_EQ(story().as("alice").get("/records/financing_case/" + case_ + "/moves").status, 404) << when;
    EXPECT_EQ(story().as("alice").get("/records/financing_case/" + case_ + "/stages").status, 404) << when;
    EXPECT_EQ(text_at(*story().get("alice", "/precheck").find("totals"), "records"), "0") << when;
    const auto figures = story().as("alice").get("/indicators");
    EXPECT_EQ(figures.status, 200);
    const auto values = json(figures.body);
    for (const auto& figure : values.find("items")->items())
      EXPECT_TRUE(text_at(figure, "value") == "0" || text_at(figure, "value") == "null" ||
                  text_at(figure, "value").find_first_not_of("0.") == std::string::npos)
          << when << format::to_json(figure);
  };
  nothing("before any consent");
  // The patents alone: the firm behind them stays in the dark, also where a filter passes through it.
  consent(bank_a_, R"(["patents"])", "2021-05-20");
  EXPECT_EQ(count("alice", "patent"), "1");
  EXPECT_EQ(count("alice", "enterprise"), "0");
  EXPECT_EQ(count("alice", "patent", "holder.name = \"济南山源环保科技有限公司\""), "0");
  EXPECT_EQ(count("alice", "patent", "holder.high_tech"), "0");
  EXPECT_EQ(count("alice", "patent", "holder.high_tech = null"), "1");
  EXPECT_EQ(count("alice", "patent", "some y in holder.years satisfies y.revenue > 5000000"), "0");
  EXPECT_EQ(count("alice", "patent", "count(holder.financing_cases) > 0"), "0");
  const auto patent = story().get("alice", "/records/patent/" + patent_ + "?titles=1");
  EXPECT_EQ(patent.find("titles")->find("holder"), nullptr) << format::to_json(patent);
  // The whole, until it runs out at the end of 20 May.
  consent(bank_a_, R"(["profile","financials","patents","financing","documents"])", "2021-05-20");
  EXPECT_EQ(count("alice", "patent", "some y in holder.years satisfies y.revenue > 5000000"), "1");
  EXPECT_EQ(count("alice", "patent", "holder.high_tech"), "1");
  EXPECT_EQ(count("bob", "patent"), "0");
  story().at("2021-05-20T23:59:59+08:00");
  EXPECT_EQ(count("alice", "enterprise"), "1");
  story().at("2021-05-21T00:00:00+08:00");
  nothing("after the consent ran out");
  // Revoked counts at once.
  const auto revoked = consent(bank_a_, R"(["profile"])", "2022-05-20");
  EXPECT_EQ(count("alice", "enterprise"), "1");
  story().edit("firm", "consent", revoked, R"("revoked_on":"2021-05-21")");
  nothing("after the consent was revoked");
}

TEST_F(Access, AStrangerAFirmAndAPersonOfNoParkSeeNothingOfOthers) {
  HttpClient stranger(story().served().url());
  const std::vector<std::string> paths = {"/records/enterprise",
                                          "/records/enterprise/count",
                                          "/records/enterprise/" + firm_,
                                          "/records/enterprise/export?format=csv",
                                          "/indicators",
                                          "/precheck",
                                          "/types",
                                          "/chains",
                                          "/notices",
                                          "/users"};
  for (const auto& path : paths) EXPECT_EQ(stranger.get("/api/v1" + path).status, 401) << path;
  EXPECT_EQ(stranger.post_json("/api/v1/records/enterprise", R"({"name":"X"})").status, 401);

  EXPECT_EQ(count("other", "enterprise"), "1");
  EXPECT_EQ(count("other", "patent"), "0");
  EXPECT_EQ(count("other", "financing_case"), "0");
  EXPECT_EQ(story().as("other").get("/records/enterprise/" + firm_).status, 404);
  EXPECT_EQ(count("other", "loan_product", "count(bank.offers) > 0"), "0");

  const auto ran = sanlian(
      {"user", "add", "--data", folder_.path().string(), "nowhere", "--name", "nowhere", "--role", "task_force"},
      Story::password("nowhere") + "\n");
  ASSERT_NE(ran.code, 0) << "a person of the park needs a park";
}

/// That a record exists is not told by refusing to point to it, and no paper is planted in the case of another firm.
TEST_F(Access, AReferenceToWhatIsHiddenIsOneToNothing) {
  const auto own_case =
      story().create("wang", "financing_case", R"({"title":"C","enterprise":")" + other_firm_ + "\"}");
  const auto paper = [&](const std::string& of_case) {
    return R"({"title":"T","kind":"other","enterprise":")" + other_firm_ + R"(","financing_case":")" + of_case + "\"}";
  };
  const auto told = [&](const HttpAnswer& answer, const std::string& id) {
    EXPECT_EQ(answer.status, 422) << answer.body;
    EXPECT_EQ(text_at(json(answer.body), "code"), "record.no_such_target");
    auto text = answer.body;
    for (auto at = text.find(id); at != std::string::npos; at = text.find(id)) text.replace(at, id.size(), "ID");
    return text;
  };
  const std::string absent = "00000000-0000-7000-8000-000000000000";
  auto& other = story().as("other");
  EXPECT_EQ(told(other.post("/records/document", paper(case_)), case_),
            told(other.post("/records/document", paper(absent)), absent));
  const auto own = "/records/document/" + story().create("other", "document", paper(own_case));
  const auto change = [](const std::string& id) { return R"({"version":1,"financing_case":")" + id + "\"}"; };
  EXPECT_EQ(told(other.patch(own, change(case_)), case_), told(other.patch(own, change(absent)), absent));
  EXPECT_EQ(text_at(story().record("other", "document", own.substr(18)), "version"), "1");
  // The park's own people see the patent and point to it, also by its number in a list.
  const auto list = story().as("wang").upload("/imports?type=collateral&mode=insert&name=list.csv",
                                              "融资办件,专利\nC,ZL 2020 2 0217799.0\n", "text/csv");
  ASSERT_EQ(list.status, 200) << list.body;
  EXPECT_EQ(text_at(*json(list.body).find("counts"), "inserted"), "1") << list.body;
}

/// What no rule allows is refused: for every role and type, before anything is read or written.
TEST_F(Access, WhatNoRuleNamesIsDenied) {
  for (const std::string login : {"wang", "manager", "firm", "alice", "hengluo", "subsidies", "root"}) {
    const auto types = story().get(login, "/types");
    std::map<std::string, std::string> actions;
    for (const auto& type : types.find("types")->items())
      actions[text_at(type, "key")] = format::to_json(*type.find("actions"));
    for (const std::string type : {"appraisal", "bank", "collateral", "consent", "document", "enterprise",
                                   "enterprise_year", "financing_case", "loan", "loan_product", "offer", "patent",
                                   "person", "pledge_contract", "repayment", "subsidy_claim", "visit"}) {
      const auto may = [&](const char* action) {
        return actions[type].find("\"" + std::string(action) + "\"") != std::string::npos;
      };
      auto& person = story().as(login);
      const auto status = [&](const HttpAnswer& answer) { return answer.status; };
      EXPECT_EQ(status(person.get("/records/" + type)), may("read") ? 200 : 403) << login << " reads " << type;
      EXPECT_EQ(status(person.get("/records/" + type + "/count")), may("read") ? 200 : 403) << login << " " << type;
      if (!may("export")) {
        EXPECT_EQ(status(person.get("/records/" + type + "/export?format=csv")), 403) << login << " exports " << type;
      }
      if (!may("create")) {
        const auto refused = person.post("/records/" + type, "{}");
        EXPECT_TRUE(refused.status == 403 || refused.status == 422) << login << " creates " << type;
      }
      if (!may("read")) {
        EXPECT_GE(status(person.get("/records/" + type + "/" + firm_)), 403) << login << " " << type;
      }
    }
  }
  EXPECT_EQ(story().as("alice").get("/users").status, 403);
}

}  // namespace
}  // namespace sanlian::test
