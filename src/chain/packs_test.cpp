// The chains of the real packs load whole. Effects and checks are room work's; here their names are enough.
#include <gtest/gtest.h>

#include <fstream>

#include "chain/chain_book.h"
#include "format/yaml.h"
#include "store/testing/data_folder.h"

namespace sanlian::chain {
namespace {

/// The face of every check that the packs declare, judging nothing.
class DeclaredChecks final : public Checks {
 public:
  explicit DeclaredChecks(const record::Registry& registry) {
    for (const auto& pack : registry.packs()) {
      std::error_code none;
      for (const auto& entry : std::filesystem::directory_iterator(pack.folder / "checks", none))
        add(entry.path(), registry);
    }
  }
  std::vector<std::string> names() const override {
    std::vector<std::string> names;
    for (const auto& face : faces_) names.push_back(face.key);
    return names;
  }
  const CheckFace* find(std::string_view key) const override {
    for (const auto& face : faces_)
      if (face.key == key) return &face;
    return nullptr;
  }
  Result<std::vector<Ground>> held_up(store::Source&, const CheckFace&, const record::Row&, const feel::Context&,
                                      Instant) const override {
    return std::vector<Ground>();
  }

 private:
  void add(const std::filesystem::path& path, const record::Registry& registry) {
    std::ifstream stream(path, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    const auto tree = format::parse_yaml(text, path.filename().string());
    ASSERT_TRUE(tree) << tree.error().print(Lang::en);
    CheckFace face{.key = *tree->find_text("check"), .over = registry.find(*tree->find_text("over")), .inputs = {}};
    if (const auto* inputs = tree->find("inputs"))
      for (const auto& input : inputs->items()) {
        const auto* to = input.find_text("to");
        const auto* target = to ? registry.find(*to) : nullptr;
        face.inputs.push_back({.key = *input.find_text("key"),
                               .type = target ? feel::Type(target->entity) : feel::Type(feel::Kind::number)});
      }
    faces_.push_back(std::move(face));
  }
  std::vector<CheckFace> faces_;
};

/// The packs of a folder with their chains; effects and checks outlive the book.
struct Loaded {
  explicit Loaded(const std::filesystem::path& folder) {
    auto types = record::Registry::load(folder);
    if (!types) {
      error = types.error().print(Lang::en);
      return;
    }
    registry = std::move(*types);
    for (const auto* name : {"loan_schedule", "subsidy_sheet"})
      effects.add(name, [](EffectContext&) { return Status(); });
    checks = std::make_unique<DeclaredChecks>(*registry);
    auto chains = ChainBook::load({.folder = folder, .registry = *registry, .effects = effects, .checks = *checks});
    if (chains)
      book = std::move(*chains);
    else
      error = chains.error().print(Lang::en);
  }
  std::string error;
  EffectBook effects;
  std::unique_ptr<record::Registry> registry;
  std::unique_ptr<DeclaredChecks> checks;
  std::unique_ptr<ChainBook> book;
};

const std::filesystem::path kPacks = SANLIAN_SOURCE_DIR "/packs";

TEST(Packs, EveryChainLoads) {
  const Loaded loaded(kPacks);
  ASSERT_TRUE(loaded.book) << loaded.error;
  const auto* pledge = loaded.book->find("pledge_financing");
  ASSERT_TRUE(pledge);
  // Two weeks from lead to money, as the park promises: the working days of the stages on that way.
  int days = 0;
  for (const auto* stage : {"lead", "surveyed", "pre_checked", "appraised", "offered", "contracted", "registered"})
    days += pledge->stage(stage)->target_workdays.value_or(100);
  EXPECT_EQ(days, 10);
}

}  // namespace
}  // namespace sanlian::chain
