// `sanlian rules batch` as a person uses it.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "support/process.h"
#include "support/temp_folder.h"

namespace sanlian::test {
namespace {

constexpr const char* kModel =
    R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="urn:m">
<inputData id="age" name="age"><variable name="age" typeRef="number"/></inputData>
<inputData id="since" name="since"><variable name="since" typeRef="date"/></inputData>
<decision id="grade" name="grade"><variable name="grade"/>
  <informationRequirement><requiredInput href="#age"/></informationRequirement>
  <decisionTable><input><inputExpression><text>age</text></inputExpression></input><output name="o"/>
    <rule><inputEntry><text>&lt; 18</text></inputEntry><outputEntry><text>"minor, of age soon"</text></outputEntry></rule>
    <rule><inputEntry><text>[18..100]</text></inputEntry><outputEntry><text>"adult"</text></outputEntry></rule>
  </decisionTable></decision>
<decision id="share" name="share"><variable name="share"/>
  <informationRequirement><requiredInput href="#age"/></informationRequirement>
  <literalExpression><text>age / 3</text></literalExpression></decision>
<decision id="year" name="year"><variable name="year"/>
  <informationRequirement><requiredInput href="#since"/></informationRequirement>
  <literalExpression><text>since.year</text></literalExpression></decision>
</definitions>)";

class RulesBatch : public testing::Test {
 protected:
  std::string write(const std::string& name, const std::string& text) {
    const auto path = (folder_.path() / name).string();
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  Ran batch(const std::string& rows, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{"--english", "rules", "batch",  write("m.dmn", kModel),  "grade",
                                       "share",     "year",  "--rows", write("firms.csv", rows)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run({.program = SANLIAN_BINARY, .arguments = arguments});
  }
  TempFolder folder_;
};

TEST_F(RulesBatch, AddsAColumnOfAnswersToTheTable) {
  const auto ran = batch("firm,age,since\n\"A, Ltd\",17.5,2026-01-31\nB,18,\nC,200,2020-02-29\nD,,\n");
  EXPECT_EQ(ran.code, 0) << ran.errors;
  EXPECT_EQ(ran.output,
            "firm,age,since,grade,share,year\n"
            "\"A, Ltd\",17.5,2026-01-31,\"minor, of age soon\",5.833333333333333333333333333333333,2026\n"
            "B,18,,adult,6,\n"
            "C,200,2020-02-29,,66.66666666666666666666666666666667,2020\n"
            "D,,,,,\n");
  for (const auto* part : {"4 rows in ", "grade: 2 null", "2 times, first in row 3: ", "year: 2 null"})
    EXPECT_NE(ran.errors.find(part), std::string::npos) << part << "\n" << ran.errors;
}

TEST_F(RulesBatch, WritesAFileOfManyRows) {
  std::ostringstream rows;
  rows << "age\n";
  for (int i = 0; i < 60'000; ++i) rows << i % 90 << (i == 55'000 ? ".25" : "") << '\n';
  const auto out = (folder_.path() / "out.csv").string();
  const auto ran = batch(rows.str(), {"--out", out, "--threads", "2"});
  EXPECT_EQ(ran.code, 0) << ran.errors;
  EXPECT_NE(ran.errors.find("no column since"), std::string::npos) << ran.errors;
  std::ifstream in(out);
  std::string line;
  int lines = 0;
  while (std::getline(in, line))
    if (++lines == 55'002) {
      EXPECT_EQ(line, "10.25,\"minor, of age soon\",3.416666666666666666666666666666667,");
    }
  EXPECT_EQ(lines, 60'001);
}

TEST_F(RulesBatch, LeavesNothingBehindWhenARowIsWrong) {
  std::ostringstream rows;
  rows << "age,since\n";
  for (int i = 0; i < 60'000; ++i) rows << "17,2026-01-31\n";  // more than is read and written at a time
  const auto out = (folder_.path() / "out.csv").string();
  EXPECT_EQ(batch(rows.str() + "18,2026-02-30\n", {"--out", out}).code, 1);
  std::set<std::string> left;
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) left.insert(entry.path().filename());
  EXPECT_EQ(left, (std::set<std::string>{"firms.csv", "m.dmn"}));
  write("out.csv", "of before");
  EXPECT_EQ(batch("age,since\nx,\n", {"--out", out}).code, 1);
  std::ifstream in(out);
  std::string line;
  std::getline(in, line);
  EXPECT_EQ(line, "of before") << "an answer that was there stays";
  EXPECT_EQ(batch("age\n18\n", {"--out", (folder_.path() / "nowhere" / "out.csv").string()}).code, 1);
}

TEST_F(RulesBatch, NamesTheCellThatItCannotRead) {
  const auto ran = batch("age,since\n17,2026-01-31\n18,2026-02-30\n");
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.errors.find("firms.csv: B3"), std::string::npos) << ran.errors;
  EXPECT_NE(batch("age,age\n1,2\n").errors.find("age"), std::string::npos);
  EXPECT_EQ(batch("").code, 1);
  EXPECT_EQ(
      run({.program = SANLIAN_BINARY,
           .arguments = {"rules", "batch", write("m.dmn", kModel), "grad", "--rows", write("one.csv", "age\n1\n")}})
          .code,
      1);
}

}  // namespace
}  // namespace sanlian::test
