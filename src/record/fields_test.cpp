// What people type into fields, and what is stored; refusals as many as successes. Types come from a pack made here.
#include <gtest/gtest.h>

#include <fstream>

#include "record/draft.h"
#include "record/errors.h"
#include "record/field_kind.h"
#include "record/registry.h"
#include "store/testing/data_folder.h"

namespace sanlian::record {
namespace {

constexpr const char* kPack = "pack: core\nlabel: {zh: 测试, en: Test}\n";
constexpr const char* kRoles = "roles:\n  - {key: clerk, label: {zh: 职员, en: Clerk}, belongs_to: park}\n";
constexpr const char* kType = R"(type: thing
label: {zh: 物, en: Thing}
title: name
fields:
  - {key: name, kind: text, max: 5, label: {zh: 名称, en: Name}, required: true, aliases: [品名]}
  - {key: amount, kind: money, min: 0, max: 1000000, label: {zh: 金额, en: Amount}}
  - {key: share, kind: rate, label: {zh: 比例, en: Share}}
  - {key: pieces, kind: integer, label: {zh: 件数, en: Pieces}}
  - {key: area, kind: bounded, label: {zh: 面积, en: Area}}
  - {key: day, kind: date, label: {zh: 日期, en: Day}}
  - {key: open, kind: boolean, label: {zh: 开放, en: Open}}
  - {key: colour, kind: choice, label: {zh: 颜色, en: Colour}, options: [{key: red, label: {zh: 红, en: Red}, aliases: [赤]}, {key: blue, label: {zh: 蓝, en: Blue}}]}
  - {key: tags, kind: texts, label: {zh: 标签, en: Tags}}
  - {key: rule, kind: feel, over: thing, label: {zh: 条件, en: Rule}}
  - {key: doubled, kind: money, label: {zh: 两倍, en: Doubled}, computed: 'amount * 2'}
access:
  - {roles: [clerk], actions: [read, create], where: "park = user.park"}
)";

class Fields : public testing::Test {
 protected:
  void SetUp() override {
    write("core/pack.yaml", kPack);
    write("core/roles.yaml", kRoles);
    write("core/types/thing.yaml", kType);
  }
  void write(const std::string& name, const std::string& text) {
    const auto path = folder_.path() / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << text;
  }
  Result<std::unique_ptr<Registry>> load() { return Registry::load(folder_.path()); }
  store::testing::DataFolder folder_;
};

TEST_F(Fields, WhatPeopleTypeIsReadExactlyOrRefused) {
  const auto registry = load().value();
  const auto& type = *registry->find("thing");
  struct Row {
    const char *field, *typed, *printed;  // printed null: refused
  };
  for (const Row& row : {Row{"name", "  abc　", "abc"},
                         Row{"name", "六个字的名称", nullptr},
                         Row{"amount", "￥1,234.50", "1234.50"},
                         Row{"amount", "12.5万", "125000.00"},
                         Row{"amount", "1.234", nullptr},
                         Row{"amount", "-1", nullptr},
                         Row{"amount", "1000000.01", nullptr},
                         Row{"amount", "about 5", nullptr},
                         Row{"share", "4.35%", "4.35"},
                         Row{"share", "４.３５", "4.35"},
                         Row{"pieces", "12", "12"},
                         Row{"pieces", "1.5", nullptr},
                         Row{"area", "60余", "≥60"},
                         Row{"area", "近2万", "近20000"},
                         Row{"area", "大约", nullptr},
                         Row{"day", "2026年3月1日", "2026-03-01"},
                         Row{"day", "20260301", "2026-03-01"},
                         Row{"day", "2026-03-01 00:00:00", "2026-03-01"},
                         Row{"day", "2026/3/1", "2026-03-01"},
                         Row{"day", "2026-02-29", nullptr},
                         Row{"day", "03-01-2026", nullptr},
                         Row{"open", "是", "是"},
                         Row{"open", "maybe", nullptr},
                         Row{"colour", "赤", "红"},
                         Row{"colour", "green", nullptr},
                         Row{"tags", "a；b、c", "a；b；c"},
                         Row{"rule", "pieces > 3 and colour = \"red\"", "pieces > 3 and colour = \"red\""},
                         Row{"rule", "peces > 3", nullptr}}) {
    Draft draft(type);
    const auto& field = *type.field(row.field);
    const auto status = draft.set_text(field, row.typed);
    ASSERT_EQ(status.has_value(), row.printed != nullptr) << row.field << " " << row.typed;
    if (!status) continue;
    std::vector<CellView> views;
    for (const auto& cell : draft.of(field)) views.push_back(view(cell));
    EXPECT_EQ(field.kind->print(field, views, Lang::zh), row.printed) << row.field << " " << row.typed;
  }
}

TEST_F(Fields, FieldsAnswerToKeyLabelAndAlias) {
  const auto registry = load().value();
  const auto& type = *registry->find("thing");
  for (const auto* name : {"name", "名称", "Name", "品 名", "ＮＡＭＥ"})
    EXPECT_EQ(type.field(name), type.field_by_key("name")) << name;
  EXPECT_EQ(type.field("nothing"), nullptr);
}

TEST_F(Fields, BrokenDeclarationsAreAllReportedWithPlaceAndNearestWord) {
  write("core/types/thing.yaml", R"(type: thing
label: {zh: 物, en: Thing}
title: nam
feilds: []
fields:
  - {key: name, kind: txt, label: {zh: 名称, en: Name}}
  - {key: other, kind: reference, to: thng, label: {zh: 其他, en: Other}}
access:
  - {roles: [clerc], actions: [read]}
)");
  const auto registry = load();
  ASSERT_FALSE(registry);
  const auto text = registry.error().print(Lang::en);
  for (const auto* part : {"packs/core/types/thing.yaml:4:1", "fields", "txt", "text", "clerk"})
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
}

TEST_F(Fields, AConditionThatCannotWorkStopsTheStart) {
  std::string type = kType;
  type.replace(type.find("park = user.park"), 16, "amont > 3 or park = user.park");
  write("core/types/thing.yaml", type);
  const auto registry = load();
  ASSERT_FALSE(registry);
  EXPECT_NE(registry.error().print(Lang::en).find("amount"), std::string::npos) << registry.error().print(Lang::en);
}

TEST(Packs, TheShippedDeclarationsAreAllWell) {
  const auto registry = Registry::load(std::filesystem::path(SANLIAN_SOURCE_DIR) / "packs");
  ASSERT_TRUE(registry) << registry.error().print(Lang::en);
  EXPECT_NE((**registry).find("patent"), nullptr);
}

}  // namespace
}  // namespace sanlian::record
