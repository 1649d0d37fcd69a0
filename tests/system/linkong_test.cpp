// Story L of the demo park: every printed count comes from records, through the API, and opens them.
#include "served.h"

namespace sanlian::test {
namespace {

class Linkong : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempFolder();
    const auto made = sanlian({"demo", "--data", folder_->path().string(), "--parks", "linkong"});
    ASSERT_EQ(made.code, 0) << made.errors;
    served_ = new Served(folder_->path());
  }
  static void TearDownTestSuite() {
    delete served_;
    delete folder_;
  }
  static Person manager() { return Person(served_->url(), "manager", "sanlian-demo-manager"); }
  static inline TempFolder* folder_ = nullptr;
  static inline Served* served_ = nullptr;
};

TEST_F(Linkong, PrintedCountsComeFromRecordsAndOpenThem) {
  struct Row {
    const char *key, *value, *bound;
    bool lists;
  };
  auto person = manager();
  for (const Row& row :
       {Row{"ip_held_leading", "4435", "=", false}, Row{"inventions_in_force", "571", "=", true},
        Row{"inventions_kept_10_years", "51", "=", true}, Row{"inventions_kept_10_years_share", "8.9", "=", false},
        Row{"pledge_financing", "104000000", "~", false}, Row{"foreign_invested_firms", "53", "=", true},
        Row{"fortune_500_projects", "17", "=", true}}) {
    const auto answer = person.get(std::string("/indicators/") + row.key + "?park=linkong");
    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto figure = json(answer.body);
    EXPECT_EQ(text_at(figure, "value"), row.value) << row.key;
    EXPECT_EQ(text_at(figure, "bound"), row.bound) << row.key;
    if (!row.lists) continue;
    const auto& records = *figure.find("records");
    const auto counted =
        person.get("/records/" + text_at(records, "type") + "/count?filter=" + encoded(text_at(records, "filter")));
    EXPECT_EQ(text_at(json(counted.body), "count"), row.value) << row.key << ": " << counted.body;
  }
}

TEST_F(Linkong, ThePrecheckAnswersForEveryPatent) {
  auto person = manager();
  const auto all = json(person.get("/records/patent/count").body);
  const auto checked = json(person.get("/precheck?park=linkong&verdict=blocked&limit=1000").body);
  const auto& totals = *checked.find("totals");
  EXPECT_EQ(text_at(totals, "records"), text_at(all, "count"));
  const auto sum = std::stoll(text_at(totals, "pledgeable")) + std::stoll(text_at(totals, "blocked")) +
                   std::stoll(text_at(totals, "unknown"));
  EXPECT_EQ(std::to_string(sum), text_at(all, "count"));
  for (const auto& item : checked.find("items")->items()) {
    bool unmet = false;
    for (const auto& reason : item.find("reasons")->items()) unmet = unmet || text_at(reason, "finding") == "unmet";
    EXPECT_TRUE(unmet) << format::to_json(item);
  }
}

TEST_F(Linkong, AFirmSeesItsOwnPatentsAlone) {
  Person firm(served_->url(), "shanyuan", "sanlian-demo-shanyuan");
  EXPECT_EQ(text_at(json(firm.get("/records/patent/count").body), "count"),
            "27");  // 8 utility models and 19 applications
  EXPECT_EQ(text_at(json(firm.get("/records/enterprise/count").body), "count"), "1");
  EXPECT_EQ(text_at(*json(firm.get("/precheck").body).find("totals"), "records"), "27");
}

TEST_F(Linkong, ABankSeesNoFirmWithoutConsent) {
  Person bank(served_->url(), "bank_a", "sanlian-demo-bank-a");
  EXPECT_EQ(text_at(json(bank.get("/records/enterprise/count").body), "count"), "0");
  EXPECT_EQ(text_at(json(bank.get("/records/patent/count").body), "count"), "0");
}

TEST_F(Linkong, TheCommandLineSaysTheSame) {
  served_->process().terminate();
  served_->process().wait();
  const auto ran = sanlian({"indicators", "--data", folder_->path().string(), "--park", "linkong", "--json"});
  ASSERT_EQ(ran.code, 0) << ran.errors;
  bool seen = false;
  const auto figures = json(ran.output);
  for (const auto& figure : figures.items())
    if (text_at(figure, "key") == "inventions_in_force") {
      seen = true;
      EXPECT_EQ(text_at(figure, "value"), "571");
    }
  EXPECT_TRUE(seen);
  const auto again = sanlian({"demo", "--data", folder_->path().string()});
  EXPECT_EQ(again.code, 1);
  EXPECT_NE(again.errors.find("holds records already"), std::string::npos) << again.errors;
}

}  // namespace
}  // namespace sanlian::test
