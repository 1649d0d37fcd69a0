// What the screens lean on: names instead of ids, the to-do in one answer, every ground with its values, what types and
// roles declare for menus and forms, and how far an import is.
#include <algorithm>
#include <atomic>
#include <map>
#include <set>
#include <thread>

#include "demo_park.h"

namespace sanlian::test {
namespace {

class Screens : public DemoPark {
 protected:
  static format::Value read(Person& who, const std::string& path) {
    const auto answer = who.get(path);
    EXPECT_EQ(answer.status, 200) << path << ": " << answer.body;
    return json(answer.body);
  }
  static std::vector<format::Value> items(Person& who, const std::string& path) {
    std::vector<format::Value> list;
    const auto page = read(who, path);
    for (const auto& item : page.find("items")->items()) list.push_back(item);
    return list;
  }
};

TEST_F(Screens, ANameThatRefersToARecordIsThatRecordsName) {
  auto wang = person("taskforce");
  const auto cases =
      items(wang, "/records/financing_case?titles=1&limit=1000&filter=" + encoded("chosen_offer != null"));
  ASSERT_FALSE(cases.empty());
  for (const auto& one : cases) {
    const auto offer = read(wang, "/records/offer/" + text_at(one, "chosen_offer") + "?titles=1");
    const auto bank = read(wang, "/records/bank/" + text_at(offer, "bank"));
    EXPECT_EQ(text_at(*one.find("titles"), "chosen_offer"), text_at(bank, "name"));
  }
}

TEST_F(Screens, ANameThatMayNotBeReadIsLeftOut) {
  auto appraiser = person("appraiser");  // reads no offers
  for (const auto& one : items(appraiser, "/records/financing_case?titles=1&limit=1000"))
    EXPECT_EQ(text_at(*one.find("titles"), "chosen_offer"), "(absent)");
}

TEST_F(Screens, FiguresOfThePrecheckCountTheRowsThatTheirFilterLists) {
  auto manager = person("manager");
  for (const std::string verdict : {"pledgeable", "blocked", "unknown"}) {
    const auto figure = read(manager, "/indicators/patents_" + verdict);
    const auto filter = text_at(*figure.find("records"), "filter");
    const auto rows = read(manager, "/precheck?limit=0&filter=" + encoded(filter));
    EXPECT_EQ(text_at(*rows.find("totals"), verdict), text_at(figure, "value")) << verdict;
  }
  EXPECT_EQ(person("province").get("/precheck?filter=" + encoded("internal_note = \"x\"")).status, 403);
}

TEST_F(Screens, ThePrecheckOfOnePatentTellsEveryGroundWithItsValues) {
  auto wang = person("taskforce");
  const auto rows = items(wang, "/precheck?verdict=blocked&limit=1&filter=" + encoded("annuity_paid_to < today()"));
  ASSERT_EQ(rows.size(), 1u);
  const auto id = text_at(rows[0], "id");
  const auto sheet = read(wang, "/precheck/" + id);
  std::set<std::string> findings;
  bool annuity = false;
  for (const auto& ground : sheet.find("grounds")->items()) {
    findings.insert(text_at(ground, "finding"));
    if (text_at(ground, "key") != "annuity_unpaid") continue;
    annuity = true;
    EXPECT_EQ(text_at(ground, "finding"), "unmet");
    for (const auto& value : ground.find("used")->items()) {
      if (text_at(value, "path") != "annuity_paid_to") continue;
      EXPECT_EQ(text_at(*value.find("text"), "zh"), text_at(read(wang, "/records/patent/" + id), "annuity_paid_to"));
    }
  }
  EXPECT_TRUE(annuity);
  EXPECT_TRUE(findings.contains("met"));
  EXPECT_TRUE(findings.contains("not_applicable"));
  EXPECT_EQ(text_at(sheet.find("inputs")->items()[0], "value"), "12");
  EXPECT_EQ(text_at(read(wang, "/precheck/" + id + "?term=24").find("inputs")->items()[0], "value"), "24");
}

TEST_F(Screens, AValueThatMayNotBeReadIsHiddenInThePrecheck) {
  auto wang = person("taskforce");
  const auto firm = items(wang, "/records/enterprise?limit=1&filter=" + encoded("contains(name, \"翔宇\")"));
  ASSERT_EQ(firm.size(), 1u);
  const auto id = text_at(firm[0], "id");
  const auto bank = items(wang, "/records/bank?limit=1&filter=" + encoded("contains(name, \"岱岳\")"));
  ASSERT_EQ(bank.size(), 1u);
  const auto consent =
      wang.post("/records/consent", R"({"enterprise":")" + id + R"(","bank":")" + text_at(bank[0], "id") +
                                        R"(","scope":["patents"],"valid_until":"2099-12-31","signed_by":"翔宇"})");
  ASSERT_EQ(consent.status, 201) << consent.body;
  auto bob = person("bank_b");
  const auto patents = items(bob, "/records/patent?limit=1&filter=" + encoded("holder.id = \"" + id + "\""));
  ASSERT_EQ(patents.size(), 1u);
  bool seen = false;
  const auto sheet = read(bob, "/precheck/" + text_at(patents[0], "id"));
  for (const auto& ground : sheet.find("grounds")->items())
    for (const auto& value : ground.find("used")->items())
      if (text_at(value, "path") == "holder.name") {
        seen = true;
        EXPECT_EQ(text_at(value, "hidden"), "true");
        EXPECT_TRUE(value.find("text")->is_null());
      }
  EXPECT_TRUE(seen);
}

/// The move that waits, as the moves of the one case tell it; empty: none.
std::string waiting_move(Person& who, const std::string& type, const std::string& id) {
  std::string first;
  const auto moves = json(who.get("/records/" + type + "/" + id + "/moves").body);
  for (const auto& move : moves.find("moves")->items()) {
    if (text_at(move, "return") == "true" || text_at(move, "reason_required") == "true") continue;
    if (text_at(move, "allowed") == "true") return text_at(move, "move");
    if (first.empty()) first = text_at(move, "move");
  }
  return first;
}

TEST_F(Screens, TheTodoHoldsExactlyTheCasesWithAMoveForward) {
  for (const std::string login : {"taskforce", "shanyuan", "bank_a", "appraiser", "subsidy", "province"}) {
    auto who = person(login);
    const auto todo = read(who, "/todo?limit=1000");
    std::map<std::string, std::string> told;
    bool blocked_seen = false;
    for (const auto& item : todo.find("items")->items()) {
      told[text_at(*item.find("record"), "id")] = text_at(*item.find("move"), "move");
      const bool allowed = text_at(*item.find("move"), "allowed") == "true";
      EXPECT_FALSE(allowed && blocked_seen) << "allowed ones come first";
      blocked_seen = blocked_seen || !allowed;
      EXPECT_NE(item.find("record")->find("titles"), nullptr);
    }
    std::map<std::string, std::string> expected;
    const auto chains = read(who, "/chains");
    for (const auto& chain : chains.find("chains")->items()) {
      const auto type = text_at(chain, "type");
      std::set<std::string> ends;
      for (const auto& stage : chain.find("stages")->items())
        if (!stage.find("terminal")->is_null()) ends.insert(text_at(stage, "key"));
      for (const auto& row : items(who, "/records/" + type + "?limit=1000"))
        if (!ends.contains(text_at(row, "stage")))
          if (const auto move = waiting_move(who, type, text_at(row, "id")); !move.empty())
            expected[text_at(row, "id")] = move;
    }
    EXPECT_EQ(told, expected) << login;
    const auto& totals = *todo.find("totals");
    EXPECT_EQ(std::stoll(text_at(totals, "allowed")) + std::stoll(text_at(totals, "blocked")), std::ssize(expected));
    EXPECT_EQ(text_at(todo, "complete"), "true");
    EXPECT_EQ(read(who, "/todo?limit=0").find("items")->size(), 0u);
  }
}

TEST_F(Screens, TypesTellWhatIsUniqueAndWhereTheyStandInTheMenu) {
  auto wang = person("taskforce");
  const auto type = read(wang, "/types/enterprise");
  EXPECT_EQ(format::to_json(*type.find("unique")), R"([["park","uscc"],["park","name"]])");
  EXPECT_EQ(text_at(type, "menu"), "records");
  EXPECT_TRUE(read(wang, "/types/instalment").find("menu")->is_null());
  auto province = person("province");  // may not read who the contact is, but what a firm is called
  EXPECT_EQ(read(province, "/types/enterprise").find("unique")->size(), 2u);
}

TEST_F(Screens, TheSessionTellsThePagesOfTheRole) {
  for (const auto& [login, home] : {std::pair("manager", "overview"), {"bank_a", "bank"}, {"shanyuan", "firm"}}) {
    auto who = person(login);
    EXPECT_EQ(read(who, "/session").find("pages")->items()[0].text(), home) << login;
  }
}

TEST_F(Screens, ARunningImportTellsItsOwnPersonHowFarItIs) {
  auto wang = person("taskforce");
  EXPECT_EQ(text_at(read(wang, "/imports/running/none"), "phase"), "none");
  std::string list = "企业名称\n";
  for (int i = 0; i < 20'000; ++i) list += "试导入企业" + std::to_string(i) + "\n";
  std::atomic<bool> ended = false;
  std::thread run([&] {
    auto same = person("taskforce");
    const auto answer = same.client().upload(
        "/api/v1/imports?type=enterprise&mode=insert&dry_run=1&name=list.csv&ticket=t1", list, "text/csv");
    EXPECT_EQ(answer.status, 200) << answer.body;
    ended = true;
  });
  std::int64_t most = 0;
  std::set<std::string> phases;
  auto manager = person("manager");
  while (!ended) {
    const auto progress = read(wang, "/imports/running/t1");
    phases.insert(text_at(progress, "phase"));
    if (text_at(progress, "phase") == "writing") {
      EXPECT_EQ(text_at(progress, "total"), "20000");
      const auto done = std::stoll(text_at(progress, "done"));
      EXPECT_GE(done, most);
      most = done;
    }
    EXPECT_EQ(text_at(read(manager, "/imports/running/t1"), "phase"), "none") << "another person's import";
  }
  run.join();
  EXPECT_TRUE(phases.contains("reading") || phases.contains("writing"));
  EXPECT_EQ(text_at(read(wang, "/imports/running/t1"), "phase"), "none");
}

}  // namespace
}  // namespace sanlian::test
