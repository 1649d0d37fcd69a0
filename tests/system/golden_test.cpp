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

/// With a line for every small thing, so that a change is read as a difference of lines.
std::string in_lines(const format::Value& value, const std::string& indent = {}) {
  const auto flat = format::to_json(value);
  if (flat.size() + indent.size() < 140 || (!value.is_map() && !value.is_list())) return flat;
  const auto inner = indent + "  ";
  std::string out;
  if (value.is_list())
    for (const auto& item : value.items()) out += (out.empty() ? "" : ",\n") + inner + in_lines(item, inner);
  for (const auto& entry : value.is_map() ? value.entries() : std::span<const format::Value::Entry>())
    out += (out.empty() ? "" : ",\n") + inner + '"' + entry.key + "\": " + in_lines(entry.value, inner);
  return (value.is_list() ? "[\n" : "{\n") + out + "\n" + indent + (value.is_list() ? "]" : "}");
}

/// All but the record types of the packs and the clock of a test server. The types of the interface are made from it.
TEST_F(Golden, TheDescriptionOfTheApi) {
  auto document = story_->get("wang", "/openapi.json");
  auto paths = format::Value::make_map(), shapes = format::Value::make_map();
  for (const auto& path : document.find("paths")->entries())
    if (!path.key.starts_with("/test/")) paths.set(path.key, path.value);
  for (const auto& shape : document.find("components")->find("schemas")->entries())
    if (shape.key[0] >= 'A' && shape.key[0] <= 'Z') shapes.set(shape.key, shape.value);
  auto components = *document.find("components");
  document.set("paths", paths).set("components", components.set("schemas", shapes));
  expect_golden("openapi.json", in_lines(document) + "\n");
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
  const auto batch = story_->as("wang").upload(
      "/imports?type=patent&mode=insert&create_missing=enterprise&name=list.csv", list, "text/csv");
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
