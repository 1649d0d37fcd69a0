// The description of the API is exact: every answer that people of all roles get is held against it, and what is not
// in it is a fault. Stories do the same with each of their steps.
#include "described_park.h"
#include "story.h"

namespace sanlian::test {
namespace {

constexpr int kSampled = 3;  ///< Records of a type that are opened one by one.

class OpenApi : public DescribedPark {
 protected:
  /// The ids of the first records, each of which is held against the schema of its type as well.
  static std::vector<std::string> ids_of(Person& who, const std::string& type, const std::string& query) {
    std::vector<std::string> ids;
    const auto page = who.get("/records/" + type + query);
    if (page.status != 200) return ids;
    const auto rows = json(page.body);
    for (const auto& row : rows.find("items")->items()) {
      EXPECT_EQ(described_->faults_of_record(row), "") << format::to_json(row);
      ids.push_back(text_at(row, "id"));
    }
    return ids;
  }
  static void open_records(Person& who, const std::string& type) {
    who.get("/types/" + type);
    who.get("/records/" + type + "/count");
    ids_of(who, type, "?limit=10&bin=all");
    auto ids = ids_of(who, type, "?limit=50&titles=1&sort=-id");
    for (std::size_t i = 0; i < ids.size(); i += ids.size() / kSampled + 1) {
      const auto record = "/records/" + type + "/" + ids[i];
      for (const auto* part : {"", "?titles=1", "/journal", "/moves", "/stages", "/files/content"})
        who.get(record + part);
      if (type == "patent") who.get(record + "/life"), who.get("/precheck/" + ids[i]);
      if (type == "subsidy_claim") who.get(record + "/sheet");
      if (type == "loan") who.get("/loans/" + ids[i] + "/schedule");
    }
  }
  static void look_around(Person& who) {
    for (const auto* path :
         {"/session", "/health", "/chains", "/notices?all=1", "/todo?limit=1000", "/indicators", "/users", "/imports",
          "/imports/running/none", "/rules", "/rules/ip/fee_reduction", "/rules/ip/fee_reduction/check",
          "/rules/ip/none", "/precheck?limit=200", "/openapi.json", "/types/nothing", "/records/patent/nothing"})
      who.get(path);
    const auto types = json(who.get("/types").body);
    for (const auto& type : types.find("types")->items()) open_records(who, text_at(type, "key"));
  }
};

TEST_F(OpenApi, WhatEveryRoleReadsIsAsDescribed) {
  for (const auto* login :
       {"manager", "taskforce", "shanyuan", "xiangyu", "bank_a", "appraiser", "subsidy", "province", "admin"}) {
    SCOPED_TRACE(login);
    auto who = person(login);
    look_around(who);
  }
  auto manager = person("manager");
  manager.get("/indicators/ip_held_leading?park=linkong");
  manager.get("/records/enterprise/export?format=csv");
}

TEST_F(OpenApi, FilesListsAndEvents) {
  auto who = person("taskforce");
  HttpEvents events(who.client(), "/api/v1/events");
  const auto next = [&] {
    const auto event = events.next();
    ASSERT_TRUE(event);
    EXPECT_EQ(described_->faults_of("Event", json(event->data)), "") << event->data;
  };
  next();
  const auto imported = json(who.upload("/imports?type=enterprise&mode=insert&name=list.csv",
                                        "企业名称,高新技术企业\nA firm,是\nA bad firm,what\n", "text/csv")
                                 .body);
  next();
  const auto batch = "/imports/" + text_at(imported, "id");
  EXPECT_EQ(text_at(*imported.find("counts"), "refused"), "1") << format::to_json(imported);
  for (const auto& path : {batch, batch + "/errors", std::string("/imports")}) EXPECT_EQ(who.get(path).status, 200);
  EXPECT_EQ(who.post(batch + "/undo", "").status, 200);
  EXPECT_EQ(who.get(batch).status, 200);

  const auto receipt = who.upload("/files?name=a.pdf", "%PDF-1.7 a paper", "application/pdf").body;
  const auto firm = ids_of(who, "enterprise", "?limit=1").front();
  const auto document = json(who.post("/records/document", R"({"title":"a","kind":"other","enterprise":")" + firm +
                                                               R"(","content":)" + receipt + "}")
                                 .body);
  const auto record = "/records/document/" + text_at(document, "id");
  EXPECT_EQ(who.get(record + "/files/content").status, 200);
  EXPECT_EQ(who.patch(record, R"({"version":1,"title":"b"})").status, 200);
  EXPECT_EQ(who.patch(record, R"({"version":1,"title":"c"})").status, 409);
  EXPECT_EQ(who.del(record + "?version=2").status, 200);
  EXPECT_EQ(who.post(record + "/restore?version=3", "").status, 200);
}

TEST_F(OpenApi, AccountsMovesAndReckonings) {
  auto admin = person("admin");
  const auto added = admin.post(
      "/users", R"({"login":"li","name":"Li","roles":["park_manager"],"park":"linkong","password":"a-long-password"})");
  ASSERT_EQ(added.status, 201) << added.body;
  const auto user = "/users/" + text_at(json(added.body), "id");
  EXPECT_EQ(Person(served_->url(), "li", "a-long-password")
                .post("/session/password", R"({"old":"a-long-password","new":"a-longer-password"})")
                .status,
            204);
  auto again = person("admin");
  EXPECT_EQ(again.post(user + "/disable", "").status, 204);
  auto once_more = person("admin");
  EXPECT_EQ(once_more.post(user + "/enable", "").status, 204);

  auto who = person("taskforce");
  const auto loan = ids_of(who, "loan", "?limit=1").front();
  EXPECT_EQ(person("subsidy").post("/subsidies/calculate", R"({"loan":")" + loan + R"(","rule":"jinan_2022"})").status,
            200);
  EXPECT_EQ(who.post("/loans/plan", R"({"principal":1000000,"annual_rate":"3.8","drawn_down_on":"2026-01-10",)"
                                    R"("matures_on":"2027-01-10","repayment_method":"level_payment"})")
                .status,
            200);
  const auto lead = ids_of(who, "financing_case", "?limit=1&filter=" + encoded("stage = \"lead\"")).front();
  const auto version = text_at(json(who.get("/records/financing_case/" + lead).body), "version");
  const auto withdrawn = who.post("/records/financing_case/" + lead + "/moves/withdraw",
                                  R"({"version":)" + version + R"(,"reason":"no need","fields":{}})");
  EXPECT_EQ(withdrawn.status, 200) << withdrawn.body;
  auto bank = person("bank_a");
  const auto notices = json(bank.get("/notices").body);
  ASSERT_GT(notices.find("items")->size(), 0u);
  EXPECT_EQ(bank.post("/notices/" + text_at(notices.find("items")->items()[0], "id") + "/read", "").status, 204);
  EXPECT_EQ(who.del("/session").status, 204);
}

TEST_F(OpenApi, RulesOfThePacksAndOnesInTheMaking) {
  EXPECT_EQ(
      person("bank_a").post("/rules/finance/pledge_subsidy/evaluate", R"({"decision": "Subsidy", "why": true})").status,
      200);
  auto admin = person("admin");
  const std::string files =
      R"("files": [{"file": "a.dmn", "xml": "<definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/' name='a' )"
      R"(namespace='a'><decision name='a'><variable name='a'/><literalExpression><text>1 + \"a\"</text>)"
      R"(</literalExpression></decision></definitions>"}])";
  EXPECT_EQ(admin.post("/rules/check", "{" + files + "}").status, 200);
  EXPECT_EQ(admin.post("/rules/evaluate", "{" + files + R"(, "decision": "a", "why": true})").status, 200);
}

TEST_F(OpenApi, TheCorpusIsSearchedAndMapped) {
  auto who = person("taskforce");
  const auto query = encoded("流量计 OR \"flow meter\"");
  for (const auto& path : {"", "/search?limit=200&q=", "/navigate?by=year,ipc4,applicant&q=", "/analysis?q=",
                           "/white-spaces?q=", "/compare?other=repair&q="})
    EXPECT_EQ(who.get("/corpus" + std::string(path) + (*path ? query : "")).status, 200) << path;
  const auto found = json(who.get("/corpus/search?limit=5&q=" + encoded("CY=US")).body);
  for (const auto& row : found.find("items")->items())
    EXPECT_EQ(who.get("/corpus/publications/" + text_at(row, "number")).status, 200);
  EXPECT_EQ(
      who.post("/corpus/matrix", R"json({"rows": [{"label": "a", "query": "repair"}], "columns": []})json").status,
      200);
  who.get("/corpus/search?q=" + encoded("TI=("));
}

TEST_F(OpenApi, NothingThatIsDescribedWasLeftOut) {
  EXPECT_EQ(described_->unseen({"get", "post", "patch", "delete", "put"}), (std::set<std::string>{"streamEvents"}))
      << "an operation that no test of this file calls";
}

TEST_F(OpenApi, AFaultIsFound) {
  struct Row {
    const char *component, *value, *faults;
  };
  for (const Row& row : {
           Row{"Label", R"({"zh":"一","en":"one"})", ""},
           Row{"Label", R"({"zh":"一"})", "Label.en is missing\n"},
           Row{"Label", R"({"zh":"一","en":"one","fr":"un"})", "Label.fr is described nowhere\n"},
           Row{"Label", R"({"zh":"一","en":null})", "Label.en should be \"string\", but is null\n"},
           Row{"Verdict", R"("maybe")",
               "Verdict should be one of [\"pledgeable\",\"blocked\",\"unknown\"], but is \"maybe\"\n"},
           Row{"Written", R"({"id":"x","version":1.5})", "Written.version should be \"integer\", but is 1.5\n"},
           Row{"Event", R"({"seq":1,"at":"today"})", "Event.at should be an instant, but is \"today\"\n"},
           Row{"Moves", R"({"stage":"x","version":1,"moves":[1]})", "Moves.moves[] should be \"object\", but is 1\n"},
           Row{"LifeStep", R"({"key":"a","label":{"zh":"","en":""},"on":"2026-02-30","mark":"now"})",
               "LifeStep.on should be a date, but is \"2026-02-30\"\n"},
       })
    EXPECT_EQ(described_->faults_of(row.component, json(row.value)), row.faults);
  const HttpAnswer teapot{.status = 418, .headers = {}, .body = "{}"}, plain{.status = 200, .headers = {}, .body = "x"};
  EXPECT_NE(described_->faults_of("get", "/session", "", teapot), "");
  EXPECT_NE(described_->faults_of("get", "/session", "", plain), "");
  EXPECT_NE(described_->faults_of("get", "/nowhere", "", plain), "");
}

}  // namespace
}  // namespace sanlian::test
