// Story L of the demo park: every printed count comes from records, through the API, and opens them.
#include "demo_park.h"

namespace sanlian::test {
namespace {

class Linkong : public DemoPark {
 protected:
  static Person manager() { return person("manager"); }
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

TEST_F(Linkong, ABankSeesTheFirmsThatConsentAlone) {
  Person bank(served_->url(), "bank_a", "sanlian-demo-bank-a");
  auto person = manager();
  const auto count = [](Person& who, const std::string& type, const std::string& filter) {
    return std::stoll(text_at(json(who.get("/records/" + type + "/count?filter=" + encoded(filter)).body), "count"));
  };
  const auto seen = count(bank, "enterprise", "true");
  EXPECT_GT(seen, 0);
  EXPECT_LT(seen, 100);
  EXPECT_EQ(seen,
            count(person, "enterprise",
                  "some c in consents satisfies (c.bank.name = \"济水商业银行临空支行\" and c.revoked_on = null and "
                  "c.valid_from <= today() and c.valid_until >= today())"));
  EXPECT_EQ(count(bank, "enterprise", "name = \"山东翔宇航空技术服务\""), 0);
  EXPECT_EQ(count(bank, "patent", "holder.name = \"山东翔宇航空技术服务\""), 0);
}

TEST_F(Linkong, CasesStandAtEveryStageAndTheirJournalTellsHow) {
  auto person = manager();
  for (const auto& [stage, cases] : {std::pair("lead", "6"),
                                     {"surveyed", "5"},
                                     {"pre_checked", "4"},
                                     {"appraised", "3"},
                                     {"offered", "2"},
                                     {"contracted", "2"},
                                     {"registered", "1"},
                                     {"drawn_down", "1"},
                                     {"repaying", "12"},
                                     {"released", "10"},
                                     {"refused", "5"},
                                     {"withdrawn", "3"}}) {
    const auto counted =
        person.get("/records/financing_case/count?filter=" + encoded(std::string("stage = \"") + stage + "\""));
    EXPECT_EQ(text_at(json(counted.body), "count"), cases) << stage;
  }
  const auto story = json(
      person.get("/records/financing_case?filter=" + encoded("enterprise.name = \"济南山源环保科技有限公司\"")).body);
  ASSERT_EQ(story.find("items")->size(), 1u);
  const auto& the_case = story.find("items")->items()[0];
  EXPECT_EQ(text_at(the_case, "stage"), "repaying");
  EXPECT_EQ(text_at(the_case, "days_to_money"), "11");
  const auto history = json(person.get("/records/financing_case/" + text_at(the_case, "id") + "/stages").body);
  EXPECT_EQ(history.find("items")->size(), 10u);
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
