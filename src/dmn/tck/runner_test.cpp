#include "dmn/tck/runner.h"

#include <fstream>

#include "dmn/model_test.h"
#include "dmn/tck/case_file.h"

namespace sanlian::dmn::tck {
namespace {
namespace fs = std::filesystem;
using namespace world;

constexpr std::string_view kCases = R"(<?xml version="1.0"?>
<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <modelName>own.dmn</modelName><labels><label>Own</label></labels>
  <!-- <testCase id="hidden"/> -->
  <testCase id="untyped"><inputNode name="x"><value>01.50</value></inputNode>
    <resultNode name="d"><expected><component name="twice"><value xsi:type="xsd:decimal">3.000000001</value></component>
      <component name="days"><list><item><value xsi:type="xsd:date">2026-01-31</value></item><item><value xsi:nil="true"/></item></list></component></expected></resultNode></testCase>
  <testCase id="wrong"><inputNode name="x"><value xsi:type="xsd:double">2</value></inputNode>
    <resultNode name="e"><expected><value xsi:type="xsd:string">4</value></expected></resultNode></testCase>
  <testCase id="null"><resultNode name="e" errorResult="true"><expected><value xsi:nil="true"/></expected></resultNode></testCase>
  <testCase id="service" type="decisionService" invocableName="s"><inputNode name="x"><value xsi:type="xsd:decimal">4</value></inputNode>
    <resultNode name="e"><expected><value xsi:type="xsd:decimal">8</value></expected></resultNode></testCase>
</testCases>)";

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / "sanlian-tck-XXXXXX") {
    auto name = path_.string();
    if (::mkdtemp(name.data())) path_ = name;
    fs::create_directories(path_ / "level" / "own");
  }
  ~Folder() { fs::remove_all(path_); }
  void write(std::string_view name, std::string_view text) const {
    std::ofstream(path_ / "level" / "own" / name, std::ios::binary) << text;
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

TEST(Runner, ComparesCasesWithModels) {
  const Folder folder;
  folder.write(
      "own.dmn",
      definitions(
          input("x", "number") + decision("e", literal("x * 2"), needs_input("x")) +
          decision("d", literal("{twice: e, days: [@\"2026-01-31\", null]}"), needs_decision("e")) +
          R"(<decisionService id="s" name="s"><outputDecision href="#e"/><inputData href="#x"/></decisionService>)"));
  folder.write("own-test-01.xml", kCases);
  folder.write("other.xml", "<other/>");
  std::string lines;
  const auto status = run_folder(folder.path(), {.now = morning()},
                                 [&](const CaseOutcome& outcome) { lines += report_line(outcome) + "\n"; });
  ASSERT_TRUE(status) << status.error().print(Lang::en);
  EXPECT_EQ(lines,
            "\"level/own\",\"own-test-01\",\"untyped\",\"SUCCESS\",\"\"\n"
            "\"level/own\",\"own-test-01\",\"wrong\",\"ERROR\",\"e: expected \"\"4\"\", found 4\"\n"
            "\"level/own\",\"own-test-01\",\"null\",\"SUCCESS\",\"\"\n"
            "\"level/own\",\"own-test-01\",\"service\",\"SUCCESS\",\"\"\n");
  EXPECT_FALSE(run_folder(folder.path() / "nowhere", {.now = morning()}, [](const CaseOutcome&) {}));
}

TEST(Runner, TellsValuesApart) {
  struct SameRow {
    std::string_view expected, found;
    bool same;
  };
  const SameRow rows[] = {
      {"1", "1.00000001", true},
      {"1", "1.0000001", false},
      {"1", "\"1\"", false},
      {"[1, 2]", "[2, 1]", false},
      {"{a: 1, b: 2}", "{b: 2, a: 1}", true},
      {"{a: 1}", "{a: 1, b: 2}", false},
      {"@\"10:00:00Z\"", "@\"10:00:00+00:00\"", true},
      {"@\"10:00:00Z\"", "@\"11:00:00+01:00\"", false},
      {"@\"10:00:00Z\"", "@\"10:00:00\"", false},
      {"@\"2026-01-31T10:00:00Z\"", "@\"2026-01-31T10:00:00.5Z\"", false},
      {"@\"P12M\"", "@\"P1Y\"", true},
      {"null", "null", true},
      {"null", "false", false},
  };
  for (const auto& row : rows) {
    std::string why;
    EXPECT_EQ(is_same(feel_value(row.expected), feel_value(row.found), why), row.same)
        << row.expected << " " << row.found;
  }
}

TEST(CaseFile, RefusesWhatIsNone) {
  EXPECT_FALSE(read_cases("<testCases/>", "t.xml"));
  EXPECT_FALSE(read_cases("<!DOCTYPE t><testCases/>", "t.xml"));
  EXPECT_FALSE(to_value({.kind = CaseValue::Kind::text, .type = "decimal", .text = "ten"}, {}));
}

}  // namespace
}  // namespace sanlian::dmn::tck
