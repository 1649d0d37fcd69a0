#include "dmn/cases/runner.h"

#include <fstream>

#include "dmn/load_file.h"
#include "dmn/model_test.h"

namespace sanlian::dmn {
namespace {
namespace fs = std::filesystem;
using namespace world;

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / "sanlian-cases-XXXXXX") {
    auto name = path_.string();
    if (::mkdtemp(name.data())) path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  fs::path write(std::string_view name, std::string_view text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path_ / name;
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::string model() {
  return definitions(input("Age", "number") + input("Since", "date") +
                     decision("Adult", literal("Age >= 18"), needs_input("Age"), "boolean") +
                     decision("Next", literal("Since + @\"P1Y\""), needs_input("Since"), "date") +
                     decision("Ratio", literal("Age / 0"), needs_input("Age")) + decision("Today", literal("today()")));
}

std::vector<RuleCaseOutcome> run(const fs::path& file, RulesHit* hit = nullptr) {
  std::vector<RuleCaseOutcome> out;
  const auto status = run_rule_cases(
      file, morning(), [&](const RuleCaseOutcome& outcome) { out.push_back(outcome); }, hit);
  EXPECT_TRUE(status) << status.error().print(Lang::en);
  return out;
}

// clang-format off
TEST(RuleCases, AskTheModelBesideThem) {
  const Folder folder;
  folder.write("m.dmn", model());
  const auto outcomes = run(folder.write("m.cases.yaml", R"(
decision: Adult
cases:
  - {case: of age, given: {Age: 18}, then: true}
  - {case: wrong, given: {Age: 17}, then: true}
  - {case: dates are read as the model declares them, decision: Next, given: {Since: 2024-02-29}, then: 2025-02-28}
  - {case: null and why, decision: Ratio, given: {Age: 1}, then: null, because: [feel.no_result]}
  - {case: another reason, decision: Ratio, given: {Age: 1}, then: null, because: [dmn.no_rule]}
  - {case: a fixed clock, decision: Today, now: "2024-02-29T10:00:00+08:00", then: 2024-02-29}
  - {case: no such decision, decision: Adlut, then: null}
  - {case: exact, decision: Ratio, given: {Age: 1}, then: 0}
)"));
  ASSERT_EQ(outcomes.size(), 8u);
  const bool passed[] = {true, false, true, true, false, true, false, false};
  for (std::size_t i = 0; i < outcomes.size(); ++i) EXPECT_EQ(outcomes[i].passed, passed[i]) << outcomes[i].name;
  EXPECT_TRUE(outcomes[1].where.ends_with("m.cases.yaml:5:5")) << outcomes[1].where;
  EXPECT_EQ(outcomes[1].expected + " " + outcomes[1].found, "true false");
  EXPECT_EQ(outcomes[4].complaints.front().code(), "dmn.no_such_reason");
  EXPECT_EQ(outcomes[6].complaints.front().code(), "dmn.no_such_decision_near");
}

TEST(RuleCases, AreRefusedWithTheirPlace) {
  const Folder folder;
  folder.write("m.dmn", model());
  struct Row {
    std::string_view text, code;
  };
  const Row rows[] = {
      {"cases: []", "format."},
      {"cases:\n  - {case: a, decision: Adult}", "dmn.bad_case"},
      {"cases:\n  - {case: a, then: 1}", "format.missing_key"},
      {"cases:\n  - {case: a, decision: Adult, then: 1, givne: {}}", "format."},
      {"cases:\n  - {case: a, decision: Adult, then: 1, now: noon}", "dmn.bad_case"},
      {"model: ../m.dmn\ncases:\n  - {case: a, decision: Adult, then: 1}", "dmn.bad_case"},
      {"model: none.dmn\ncases:\n  - {case: a, decision: Adult, then: 1}", "dmn.no_file"},
  };
  for (const auto& row : rows) {
    const auto status = run_rule_cases(folder.write("m.cases.yaml", row.text), morning(), [](const auto&) {});
    ASSERT_FALSE(status) << row.text;
    EXPECT_TRUE(status.error().code().starts_with(row.code)) << row.text << status.error().print(Lang::en);
  }
  EXPECT_FALSE(find_case_files(folder.path() / "nowhere"));
}
// clang-format on

TEST(LoadFile, FindsWhatIsImportedBesideIt) {
  const Folder folder;
  folder.write("b.dmn", definitions(input("x") + decision("Twice", literal("x * 2"), needs_input("x")), "urn:b"));
  folder.write("c.dmn", "<no model/>");
  const auto file = folder.write(
      "a.dmn", definitions("<import name=\"b\" namespace=\"urn:b\" importType=\"\"/>" +
                               decision("d", literal("b.Twice + 1"), needs("requiredDecision", "urn:b#Twice")),
                           "urn:a"));
  const auto engine = load_file(file);
  ASSERT_TRUE(engine) << engine.error().print(Lang::en);
  EXPECT_EQ(answer(*engine, "d", "{b: {x: 4}}"), "9");
  EXPECT_EQ(load_file(folder.path() / "none.dmn").error().code(), "dmn.no_file");
}

/// The rules that come with the platform: every model has cases that pass, meets every rule and has no mistake.
TEST(RulesOfThePacks, AreCheckedAndTested) {
  const fs::path packs = fs::path(SANLIAN_SOURCE_DIR) / "packs";
  int models = 0, cases = 0;
  for (const auto& entry : fs::recursive_directory_iterator(packs)) {
    if (entry.path().extension() != ".dmn") continue;
    ++models;
    RulesHit hit;
    for (const auto& outcome : run(fs::path(entry.path()).replace_extension(".cases.yaml"), &hit)) {
      ++cases;
      std::string why;
      for (const auto& complaint : outcome.complaints) why.append("\n").append(complaint.print(Lang::en));
      EXPECT_TRUE(outcome.passed) << outcome.where << ": " << outcome.name << ": expected " << outcome.expected
                                  << ", found " << outcome.found << why;
    }
    const auto engine = load_file(entry.path(), {}, true);
    ASSERT_TRUE(engine) << engine.error().print(Lang::en);
    for (const auto& finding : check(*engine, {.tested = &hit}).findings) ADD_FAILURE() << print(finding, Lang::en);
  }
  EXPECT_GE(models, 2);
  EXPECT_GE(cases, 15);
}

}  // namespace
}  // namespace sanlian::dmn
