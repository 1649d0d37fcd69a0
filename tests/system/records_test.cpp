// The record endpoints as people of several roles use them: what is answered, and what has changed.
#include "served.h"

namespace sanlian::test {
namespace {

class Records : public testing::Test {
 protected:
  void SetUp() override {
    for (const auto* role : {"task_force", "park_manager", "province_viewer"}) {
      const auto ran =
          sanlian({"user", "add", "--data", data(), role, "--name", role, "--role", role, "--park", "linkong"},
                  std::string("password-") + role + "\n");
      ASSERT_EQ(ran.code, 0) << ran.errors;
    }
    served_.emplace(folder_.path());
  }
  std::string data() const { return folder_.path().string(); }
  Person person(const std::string& role) { return Person(served_->url(), role, "password-" + role); }
  std::string created(Person& person, const std::string& type, const std::string& body) {
    const auto answer = person.post("/records/" + type, body);
    EXPECT_EQ(answer.status, 201) << answer.body;
    return text_at(json(answer.body), "id");
  }
  std::int64_t count(Person& person, const std::string& type) {
    return std::stoll(text_at(json(person.get("/records/" + type + "/count").body), "count"));
  }

  TempFolder folder_;
  std::optional<Served> served_;
};

TEST_F(Records, NothingWithoutASessionOrItsToken) {
  HttpClient stranger(served_->url());
  EXPECT_EQ(stranger.get("/api/v1/records/enterprise").status, 401);
  auto wang = person("task_force");
  wang.client().always("X-CSRF-Token", "");
  const auto refused = wang.post("/records/enterprise", R"({"name":"X"})");
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(text_at(json(refused.body), "code"), "work.csrf_missing");
  EXPECT_EQ(count(wang, "enterprise"), 0);
}

TEST_F(Records, AWrongPasswordIsRefusedAndThenThrottled) {
  HttpClient stranger(served_->url());
  const std::string body = R"({"login":"task_force","password":"wrong password"})";
  for (int i = 0; i < 5; ++i) EXPECT_EQ(stranger.post_json("/api/v1/session", body).status, 401);
  EXPECT_EQ(stranger.post_json("/api/v1/session", body).status, 429);
  EXPECT_EQ(stranger.post_json("/api/v1/session", R"({"login":"task_force","password":"password-task_force"})").status,
            429);
}

TEST_F(Records, EveryErrorOfABodyIsReportedAndNothingIsKept) {
  auto wang = person("task_force");
  const auto answer =
      wang.post("/records/enterprise", R"({"nam":"A","foreign_invested":"perhaps","registered_capital":"1.234"})");
  EXPECT_EQ(answer.status, 422);
  const auto problem = json(answer.body);
  EXPECT_EQ(problem.find("errors")->size(), 3u) << answer.body;
  EXPECT_NE(answer.body.find("→ name"), std::string::npos) << answer.body;
  EXPECT_EQ(count(wang, "enterprise"), 0);
}

TEST_F(Records, ADoubtfulCodeNeedsAReasonAndIsKeptWithIt) {
  auto wang = person("task_force");
  EXPECT_EQ(wang.post("/records/enterprise", R"({"name":"A","uscc":"91350203M0001QAY9B"})").status, 422);
  const auto id =
      created(wang, "enterprise",
              R"({"name":"A","uscc":"91350203M0001QAY9B","overrides":{"uscc":"as printed on the licence"}})");
  EXPECT_NE(wang.get("/records/enterprise/" + id).body.find("as printed on the licence"), std::string::npos);
}

TEST_F(Records, TheSecondOfTwoEditorsIsToldSo) {
  auto wang = person("task_force");
  const auto path = "/records/enterprise/" + created(wang, "enterprise", R"({"name":"A"})");
  EXPECT_EQ(wang.patch(path, R"({"name":"B"})").status, 422);
  EXPECT_EQ(wang.patch(path, R"({"version":1,"name":"B"})").status, 200);
  const auto late = wang.patch(path, R"({"version":1,"name":"C"})");
  EXPECT_EQ(late.status, 409);
  EXPECT_EQ(text_at(json(late.body), "code"), "record.version_conflict");
  EXPECT_EQ(text_at(json(wang.get(path).body), "name"), "B");
  const auto journal = json(wang.get(path + "/journal").body);
  EXPECT_EQ(journal.find("items")->size(), 2u);
}

TEST_F(Records, TheRecycleBinGivesBackWhatItTook) {
  auto wang = person("task_force");
  const auto firm = created(wang, "enterprise", R"({"name":"A"})");
  const auto patent = created(
      wang, "patent",
      R"({"title":"一种装置","kind":"utility_model","patent_number":"202020217799.0","holder":")" + firm + R"("})");
  EXPECT_EQ(wang.del("/records/enterprise/" + firm + "?version=1").status, 409) << "a patent refers to it";
  EXPECT_EQ(wang.del("/records/patent/" + patent + "?version=1").status, 200);
  EXPECT_EQ(count(wang, "patent"), 0);
  EXPECT_EQ(wang.post("/records/patent/" + patent + "/restore?version=2", "{}").status, 200);
  EXPECT_EQ(count(wang, "patent"), 1);
}

TEST_F(Records, TheSameNumberIsNotEnteredTwice) {
  auto wang = person("task_force");
  created(wang, "patent", R"({"title":"A","kind":"utility_model","patent_number":"ZL 2020 2 0217799.0"})");
  const auto again =
      wang.post("/records/patent", R"({"title":"B","kind":"utility_model","patent_number":"202020217799.0"})");
  EXPECT_EQ(again.status, 409) << again.body;
  EXPECT_EQ(text_at(json(again.body), "code"), "record.not_unique");
}

TEST_F(Records, FiltersPagesAndHiddenFields) {
  auto wang = person("task_force");
  for (int i = 0; i < 25; ++i)
    created(wang, "enterprise",
            R"({"name":"Firm )" + std::to_string(10 + i) + R"(","high_tech":)" + (i % 2 ? "true" : "false") +
                R"(,"internal_note":"secret"})");
  std::string after;
  int seen = 0;
  std::string last;
  for (int page = 0; page < 5; ++page) {
    const auto answer =
        json(wang.get("/records/enterprise?sort=name&limit=5&filter=" + encoded("high_tech = true") + "&after=" + after)
                 .body);
    for (const auto& item : answer.find("items")->items()) {
      EXPECT_LT(last, text_at(item, "name"));
      last = text_at(item, "name");
      ++seen;
    }
    if (answer.find("next")->is_null()) break;
    after = text_at(answer, "next");
  }
  EXPECT_EQ(seen, 12);
  auto province = person("province_viewer");
  const auto shown = province.get("/records/enterprise?limit=1");
  EXPECT_EQ(shown.status, 200) << shown.body;
  EXPECT_EQ(shown.body.find("secret"), std::string::npos);
  EXPECT_EQ(province.get("/records/enterprise?filter=" + encoded("internal_note = \"secret\"")).status, 403);
  EXPECT_EQ(province.post("/records/enterprise", R"({"name":"X"})").status, 403);
  const auto wrong = wang.get("/records/enterprise?filter=" + encoded("hightech = true"));
  EXPECT_EQ(wrong.status, 422);
  EXPECT_NE(wrong.body.find("high_tech"), std::string::npos) << wrong.body;
}

}  // namespace
}  // namespace sanlian::test
