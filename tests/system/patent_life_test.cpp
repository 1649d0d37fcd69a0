// The life cycle and annuities of a patent over HTTP: the worked example, who may ask, and what is missing.
#include "served.h"

namespace sanlian::test {
namespace {

class PatentLife : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempFolder();
    const auto made = sanlian({"demo", "--data", folder_->path().string(), "--parks", "linkong"});
    ASSERT_EQ(made.code, 0) << made.errors;
    served_ = new Served(folder_->path(), {"--demo"});
  }
  static void TearDownTestSuite() {
    delete served_;
    delete folder_;
  }
  static Person as(const std::string& login) {
    auto password = "sanlian-demo-" + login;
    std::replace(password.begin(), password.end(), '_', '-');
    return Person(served_->url(), login, password);
  }
  static format::Value life(Person& person, const std::string& id) {
    const auto answer = person.get("/records/patent/" + id + "/life");
    EXPECT_EQ(answer.status, 200) << answer.body;
    return json(answer.body);
  }
  static inline TempFolder* folder_ = nullptr;
  static inline Served* served_ = nullptr;
};

// A utility model in the park of the demo, whose clock stands still; the figures follow from the answer's own day.
TEST_F(PatentLife, TellsWhatIsDueAndWhatItCosts) {
  auto person = as("manager");
  const auto made = person.post("/records/patent", R"({"title": "一种转子", "kind": "utility_model", "park": "linkong",
      "filing_date": "2020-02-26", "grant_date": "2020-11-03", "annuity_year": 10, "fee_reduction": "85",
      "status": "in_force"})");
  ASSERT_EQ(made.status, 201) << made.body;
  const auto id = text_at(json(made.body), "id");
  auto told = life(person, id);
  EXPECT_EQ(text_at(*told.find("term"), "expires_on"), "2030-02-26");
  EXPECT_EQ(text_at(*told.find("state"), "phase"), "in_force");
  EXPECT_EQ(text_at(*told.find("fees"), "kind"), "paid_up");
  EXPECT_EQ(text_at(*told.find("fees"), "total_to_expiry"), "0.00");
  EXPECT_EQ(told.find("needs")->size(), 0u);
  EXPECT_EQ(told.find("fees")->find("sources")->size(), 5u);

  const auto back = person.patch("/records/patent/" + id,
                                 R"({"version": )" + text_at(json(made.body), "version") + R"(, "annuity_year": 8})");
  ASSERT_EQ(back.status, 200) << back.body;
  told = life(person, id);
  const auto& fees = *told.find("fees");
  const auto& next = *fees.find("next");
  EXPECT_EQ(text_at(next, "year"), "9");
  EXPECT_EQ(text_at(next, "nominal_on"), "2028-02-26");
  EXPECT_EQ(text_at(next, "due_on"), "2028-02-28");  // a Saturday
  EXPECT_EQ(text_at(next, "outstanding"), "300.00");
  ASSERT_EQ(next.find("prices")->size(), 7u);
  EXPECT_EQ(text_at(next.find("prices")->items()[6], "total"), "800.00");  // 300 and 25 % of 2000
  EXPECT_EQ(text_at(fees, "total_to_expiry"), "600.00");
}

TEST_F(PatentLife, NamesWhatIsMissing) {
  auto person = as("manager");
  const auto made = person.post("/records/patent", R"({"title": "一种定子", "park": "linkong"})");
  ASSERT_EQ(made.status, 201) << made.body;
  const auto told = life(person, text_at(json(made.body), "id"));
  std::string needs;
  for (const auto& need : told.find("needs")->items()) needs += text_at(need, "path") + " ";
  EXPECT_EQ(needs, "kind filing_date grant_date status ");
  EXPECT_EQ(text_at(*told.find("fees"), "kind"), "unknown");
  EXPECT_TRUE(told.find("fees")->find("total_to_expiry")->is_null());
}

TEST_F(PatentLife, IsReadByWhoReadsThePatent) {
  auto manager = as("manager");
  const auto others = json(manager
                               .get("/records/patent?limit=1&filter=" +
                                    encoded("holder.name = \"山东翔宇航空技术服务\" and status = \"in_force\""))
                               .body);
  ASSERT_EQ(others.find("items")->size(), 1u);
  const auto id = text_at(others.find("items")->items()[0], "id");
  EXPECT_EQ(manager.get("/records/patent/" + id + "/life").status, 200);
  EXPECT_EQ(as("shanyuan").get("/records/patent/" + id + "/life").status, 404);
  EXPECT_EQ(manager.get("/records/patent/01890000-0000-7000-8000-000000000000/life").status, 404);
}

/// Every patent of the park has an answer, and one that is in force and knows its payments has a price.
TEST_F(PatentLife, AnswersForThePatentsOfThePark) {
  auto person = as("manager");
  const auto page = json(person.get("/records/patent?limit=100").body);
  for (const auto& item : page.find("items")->items()) {
    const auto told = life(person, text_at(item, "id"));
    const auto& fees = *told.find("fees");
    const bool known = fees.find("next")->is_map();
    EXPECT_EQ(known, fees.find("total_to_expiry")->is_text()) << format::to_json(told);
    if (text_at(fees, "kind") == "unknown") {
      EXPECT_GT(told.find("needs")->size(), 0u) << format::to_json(told);
    }
  }
}

}  // namespace
}  // namespace sanlian::test
