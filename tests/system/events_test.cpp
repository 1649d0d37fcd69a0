// What an open page is told, and what it is not: changes of records that its reader may see, in the journal's order,
// without their values, from where it left off.
#include <thread>

#include "story.h"

namespace sanlian::test {
namespace {

class Events : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_NO_FATAL_FAILURE(Story::add_root(folder_.path()));
    story_.emplace(folder_.path(), "2021-05-10");
    ASSERT_NO_FATAL_FAILURE(story().add_user("wang", "task_force"));
    firm_ = story().create("wang", "enterprise", R"({"name":"A firm"})");
    bank_ = story().create("wang", "bank", R"({"name":"A bank"})");
    ASSERT_NO_FATAL_FAILURE(story().add_user("firm", "enterprise_user", firm_));
    ASSERT_NO_FATAL_FAILURE(story().add_user("alice", "bank_officer", bank_));
  }

  HttpEvents open(const std::string& login, const std::string& last_id = {}) {
    HttpClient::Headers headers;
    if (!last_id.empty()) headers.emplace_back("Last-Event-ID", last_id);
    return HttpEvents(story().as(login).client(), "/api/v1/events", headers);
  }
  /// `change enterprise edit 2`, `ready`, `reset`, or `end`. The id of an event is the number in its data.
  std::string next(HttpEvents& events) {
    const auto event = events.next();
    if (!event) return "end";
    const auto data = json(event->data);
    last_id_ = event->id;
    last_record_ = text_at(data, "id");
    EXPECT_EQ(event->id, text_at(data, "seq"));
    if (event->type != "change") {
      EXPECT_EQ(data.entries().size(), 1u) << event->data;
      return event->type;
    }
    EXPECT_EQ(data.entries().size(), 6u) << "an event never holds values: " << event->data;
    EXPECT_EQ(text_at(data, "at"), "2021-05-10T09:00:00+08:00") << event->data;
    return "change " + text_at(data, "type") + " " + text_at(data, "action") + " " + text_at(data, "version");
  }
  void rename_firm(const std::string& name) { story().edit("wang", "enterprise", firm_, R"("name":")" + name + "\""); }
  std::string add_firm(const std::string& name) {
    return story().create("wang", "enterprise", R"({"name":")" + name + "\"}");
  }
  Story& story() { return *story_; }

  TempFolder folder_;
  std::optional<Story> story_;
  std::string firm_, bank_, last_id_, last_record_;
};

TEST_F(Events, ABankHearsOfAFirmOnlyOnceItMaySeeIt) {
  auto staff = open("wang"), bank = open("alice"), firm = open("firm");
  for (auto* stream : {&staff, &bank, &firm}) ASSERT_EQ(next(*stream), "ready");
  rename_firm("A firm with another name");
  EXPECT_EQ(next(staff), "change enterprise edit 2");
  EXPECT_EQ(last_record_, firm_);
  EXPECT_EQ(next(firm), "change enterprise edit 2");
  const auto other = add_firm("Somebody else's firm");
  EXPECT_EQ(next(staff), "change enterprise create 1");
  const auto consent = story().create("firm", "consent",
                                      R"({"enterprise":")" + firm_ + R"(","bank":")" + bank_ +
                                          R"(","scope":["profile"],"valid_until":"2022-12-31","signed_by":"x"})");
  EXPECT_EQ(next(bank), "change consent create 1") << "nothing came before it";
  EXPECT_EQ(next(firm), "change consent create 1") << "nor of another firm to this one";
  rename_firm("A third name");
  EXPECT_EQ(next(bank), "change enterprise edit 3");
  EXPECT_EQ(last_record_, firm_);
  story().edit("firm", "consent", consent, R"("revoked_on":"2021-05-09","revoked_reason":"no more")");
  EXPECT_EQ(next(bank), "change consent edit 2");
  rename_firm("A fourth name");
  for (int i = 0; i < 4; ++i) next(staff);
  story().edit("wang", "bank", bank_, R"("name":"A bank of another name")");
  EXPECT_EQ(next(bank), "change bank edit 2") << "what was revoked is silent again";
}

TEST_F(Events, ItGoesOnWhereItWasLeft) {
  auto staff = open("wang");
  ASSERT_EQ(next(staff), "ready");
  std::vector<std::string> firms, ids;
  for (const char* name : {"One", "Two", "Three"}) {
    firms.push_back(add_firm(name));
    EXPECT_EQ(next(staff), "change enterprise create 1");
    EXPECT_EQ(last_record_, firms.back());
    ids.push_back(last_id_);
  }
  const auto expect_two_and_three = [&](HttpEvents events) {
    for (const int i : {1, 2}) {
      EXPECT_EQ(next(events), "change enterprise create 1");
      EXPECT_EQ(last_record_, firms[static_cast<std::size_t>(i)]);
      EXPECT_EQ(last_id_, ids[static_cast<std::size_t>(i)]);
    }
    EXPECT_EQ(next(events), "ready");
    EXPECT_EQ(last_id_, ids[2]);
  };
  expect_two_and_three(open("wang", ids[0]));
  expect_two_and_three(HttpEvents(story().as("wang").client(), "/api/v1/events?after=" + ids[0]));
  auto bank = open("alice", ids[0]);
  EXPECT_EQ(next(bank), "ready") << "what she may not see is not told later either";
}

TEST_F(Events, WhoIsTooFarBehindIsToldToReadAnew) {
  auto staff = open("wang");
  ASSERT_EQ(next(staff), "ready");
  const auto before = last_id_;
  for (const std::string nowhere : {"999999999", "-1", "yesterday"}) {
    auto events = open("wang", nowhere);
    EXPECT_EQ(next(events), "reset") << nowhere;
    EXPECT_EQ(last_id_, before) << "the cursor from which it goes on";
    EXPECT_EQ(next(events), "ready");
  }
  std::string list = "企业名称\n";
  for (int i = 0; i < 1100; ++i) list += "企业" + std::to_string(i) + "\n";
  const auto batch = story().as("wang").upload("/imports?type=enterprise&mode=insert&name=list.csv", list, "text/csv");
  ASSERT_EQ(batch.status, 200) << batch.body;
  EXPECT_EQ(next(staff), "reset") << "a thousand lines are not news but another list";
  const auto after = last_id_;
  add_firm("One more");
  EXPECT_EQ(next(staff), "change enterprise create 1") << "and then it goes on";
  auto late = open("wang", before);
  EXPECT_EQ(next(late), "reset");
  auto in_time = open("wang", after);
  EXPECT_EQ(next(in_time), "change enterprise create 1");
}

TEST_F(Events, ADeletionIsToldToThoseWhoCouldSeeTheRecord) {
  auto staff = open("wang"), bank = open("alice");
  ASSERT_EQ(next(staff), "ready");
  ASSERT_EQ(next(bank), "ready");
  const auto firm = add_firm("Entered twice");
  const auto path = "/records/enterprise/" + firm;
  ASSERT_EQ(story().as("wang").del(path + "?version=1").status, 200);
  ASSERT_EQ(story().as("wang").post(path + "/restore?version=2", "{}").status, 200);
  for (const char* event :
       {"change enterprise create 1", "change enterprise delete 2", "change enterprise restore 3"}) {
    EXPECT_EQ(next(staff), event);
    EXPECT_EQ(last_record_, firm);
  }
  story().edit("wang", "bank", bank_, R"("name":"The next that the bank hears of")");
  EXPECT_EQ(next(bank), "change bank edit 2");
}

TEST_F(Events, AStreamEndsWithItsSession) {
  auto logs_out = open("wang"), is_disabled = open("alice"), expires = open("firm");
  for (auto* stream : {&logs_out, &is_disabled, &expires}) ASSERT_EQ(next(*stream), "ready");
  const auto alice = text_at(story().get("alice", "/session"), "id");
  ASSERT_EQ(story().as("wang").del("/session").status, 204);
  EXPECT_EQ(next(logs_out), "end");
  EXPECT_EQ(story().as("wang").get("/events").status, 401);
  ASSERT_EQ(story().as("root").post("/users/" + alice + "/disable", "{}").status, 204);
  EXPECT_EQ(next(is_disabled), "end");
  HttpClient clock(story().served().url());
  ASSERT_EQ(clock.post_json("/api/v1/test/clock", R"({"now":"2021-05-10T20:59:00+08:00"})").status, 204);
  EXPECT_EQ(story().as("firm").get("/session").status, 200);
  ASSERT_EQ(clock.post_json("/api/v1/test/clock", R"({"now":"2021-05-10T21:01:00+08:00"})").status, 204);
  EXPECT_EQ(next(expires), "end");
}

TEST_F(Events, ASessionHasThreeStreamsAtMost) {
  EXPECT_EQ(HttpClient(story().served().url()).get("/api/v1/events").status, 401);
  std::optional<HttpEvents> first(open("wang"));
  auto second = open("wang"), third = open("wang");
  const auto fourth = story().as("wang").get("/events");
  EXPECT_EQ(fourth.status, 429);
  EXPECT_EQ(text_at(json(fourth.body), "code"), "work.too_many_streams");
  auto others = open("alice");
  EXPECT_EQ(next(others), "ready");
  first.reset();
  std::optional<HttpEvents> again;
  for (int i = 0; i < 200 && !again; ++i) try {
      again.emplace(open("wang"));
    } catch (const std::runtime_error&) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));  // until the server has seen the first one go
    }
  ASSERT_TRUE(again);
  EXPECT_EQ(next(*again), "ready");
}

TEST_F(Events, TheServerEndsThemWhenItStops) {
  auto staff = open("wang");
  ASSERT_EQ(next(staff), "ready");
  story().served().process().terminate();
  EXPECT_EQ(next(staff), "end");
  EXPECT_EQ(story().served().process().wait(), 0);
}

}  // namespace
}  // namespace sanlian::test
