// The examples of docs/formats are read as the service would read them, each in place of a file of the packs.
#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "base/random.h"
#include "store/testing/data_folder.h"
#include "work/platform.h"

namespace sanlian::work {
namespace {
namespace fs = std::filesystem;

const fs::path kPages = SANLIAN_SOURCE_DIR "/docs/formats";

/// The blocks of YAML in a page, in their order.
std::vector<std::string> examples(const fs::path& page) {
  std::ifstream stream(page, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  const std::string open = "```yaml\n", close = "```\n";
  std::vector<std::string> blocks;
  for (auto at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
    at += open.size();
    const auto end = text.find(close, at);
    blocks.push_back(text.substr(at, end - at));
    at = end + close.size();
  }
  return blocks;
}

/// Where the packs keep what an example of a page declares.
struct Example {
  const char* page;
  std::size_t block;
  const char* file;
  bool alone = false;  ///< The chains read fields that a shorter type does not have: the types alone are read.
};

constexpr Example kExamples[] = {
    {"chains.md", 0, "finance/chains/pledge_financing.yaml"},
    {"checks.md", 0, "finance/checks/pledge_precheck.yaml"},
    {"indicators.md", 0, "ip/indicators/patents_in_force.yaml"},
    {"subsidies.md", 0, "finance/subsidies/jinan_2022.yaml"},
    {"types.md", 0, "core/types/visit.yaml", true},
    {"types.md", 1, "finance/types/document.extend.yaml", true},
};

void PrintTo(const Example& example, std::ostream* out) { *out << example.page << " " << example.block; }

class FormatPage : public ::testing::TestWithParam<Example> {};

TEST_P(FormatPage, ItsExampleLoadsInPlaceOfThePacksOwn) {
  const auto& example = GetParam();
  const auto blocks = examples(kPages / example.page);
  ASSERT_GT(blocks.size(), example.block) << example.page;
  const store::testing::DataFolder folder;
  const auto packs = folder.path() / "packs";
  fs::copy(SANLIAN_SOURCE_DIR "/packs", packs, fs::copy_options::recursive);
  ASSERT_TRUE(fs::exists(packs / example.file)) << "an example stands in for a file of the packs";
  std::ofstream(packs / example.file, std::ios::binary) << blocks[example.block];
  if (example.alone) {
    const auto types = record::Registry::load(packs);
    EXPECT_TRUE(types) << types.error().print(Lang::en);
    return;
  }
  const ManualClock clock(*Instant::parse("2026-03-02T09:00:00+08:00"));
  SeededRandom random(1);
  const auto platform =
      Platform::open({.data = folder.path() / "data", .packs = packs, .clock = &clock, .random = &random});
  EXPECT_TRUE(platform) << platform.error().print(Lang::en);
}

INSTANTIATE_TEST_SUITE_P(All, FormatPage, ::testing::ValuesIn(kExamples));

TEST(FormatPages, HaveNoExampleThatIsNotLoaded) {
  std::map<std::string, std::size_t> listed, written;
  for (const auto& example : kExamples) ++listed[example.page];
  for (const auto& page : fs::directory_iterator(kPages))
    if (const auto blocks = examples(page.path()); !blocks.empty())
      written[page.path().filename().string()] = blocks.size();
  EXPECT_EQ(written, listed) << "a page has an example that kExamples above does not name";
}

}  // namespace
}  // namespace sanlian::work
