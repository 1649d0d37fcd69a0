// Answers that change only on purpose, kept as text in tests/golden. `./dev golden` writes them anew; review the diff.
#include <cstdlib>
#include <fstream>

#include "story.h"

namespace sanlian::test {
namespace {
namespace fs = std::filesystem;

void expect_golden(const std::string& name, const std::string& text) {
  const auto path = fs::path(SANLIAN_SOURCE_DIR) / "tests/golden" / name;
  if (std::getenv("SANLIAN_GOLDEN")) {
    std::ofstream(path, std::ios::binary) << text;
    return;
  }
  std::ifstream in(path, std::ios::binary);
  const std::string kept{std::istreambuf_iterator<char>(in), {}};
  EXPECT_EQ(kept, text) << name << ": if this is meant, run ./dev golden and review the diff";
}

class Golden : public testing::Test {
 protected:
  void SetUp() override {
    const auto ran = sanlian({"user", "add", "--data", folder_.path().string(), "wang", "--name", "wang", "--role",
                              "task_force", "--park", "linkong"},
                             Story::password("wang") + "\n");
    ASSERT_EQ(ran.code, 0) << ran.errors;
    story_.emplace(folder_.path(), "2026-03-02");
  }

  TempFolder folder_;
  std::optional<Story> story_;
};

TEST_F(Golden, EndpointsOfTheApi) {
  std::string text;
  const auto document = story_->get("wang", "/openapi.json");
  for (const auto& path : document.find("paths")->entries())
    for (const auto& method : path.value.entries())
      text += method.key + " " + path.key + " " + text_at(method.value, "operationId") + "\n";
  expect_golden("endpoints.txt", text);
}

TEST_F(Golden, ThePrecheckOfAMixedList) {
  const std::string list =
      "企业名称,专利名称,专利类型,申请日,授权公告日,法律状态,登记权利人,年费缴至,是否质押,是否中止,是否保全,是否无效中,"
      "同日申请\n"
      "甲公司,干净的发明,发明,2019-05-06,2021-01-05,有效,甲公司,2026-05-05,否,否,否,否,\n"
      "甲公司,已质押,发明,2019-05-06,2021-01-05,有效,甲公司,2026-05-05,是,否,否,否,\n"
      "甲公司,快到期的新型,实用新型,2016-09-01,2017-01-05,有效,甲公司,2026-08-31,否,否,否,否,无\n"
      "甲公司,欠费,实用新型,2020-05-06,2021-01-05,等年费滞纳金,甲公司,2025-05-05,否,否,否,否,无\n"
      "甲公司,旧名登记,发明,2019-05-06,2021-01-05,有效,旧名公司,2026-05-05,否,否,否,否,\n"
      "甲公司,共有未同意,发明,2019-05-06,2021-01-05,有效,甲公司;乙研究院,2026-05-05,否,否,否,否,\n"
      "甲公司,什么都不知道,,,,,,,,,,,\n"
      "甲公司,还在审查,发明,2024-05-06,,实审,甲公司,,否,否,否,否,\n";
  const auto batch = story_->as("wang").client().upload(
      "/api/v1/imports?type=patent&mode=insert&create_missing=enterprise&name=list.csv", list, "text/csv");
  ASSERT_EQ(batch.status, 200) << batch.body;
  std::string text;
  const auto checked = story_->get("wang", "/precheck?limit=100");
  for (const auto& item : checked.find("items")->items()) {
    text += text_at(item, "title") + ": " + text_at(item, "verdict") + "\n";
    for (const auto& reason : item.find("reasons")->items()) {
      text += "  " + text_at(reason, "finding") + " " + text_at(reason, "key");
      if (const auto* needs = reason.find("needs"))
        for (const auto& need : needs->items()) text += " [" + text_at(need, "path") + "]";
      if (const auto* mend = reason.find("mend"); mend && mend->is_map())
        text += " by " + text_at(*mend, "role") + " until " + text_at(*mend, "by");
      text += "\n";
    }
  }
  expect_golden("precheck.txt", text);
}

}  // namespace
}  // namespace sanlian::test
