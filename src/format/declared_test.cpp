#include "format/declared.h"

#include <gtest/gtest.h>

#include "format/errors.h"
#include "format/yaml.h"

namespace sanlian::format {
namespace {

extern const Schema kGroup;

const Schema kField{
    .name = "field",
    .named_by = "key",
    .what = {"类型的一个字段", "One field of a type"},
    .keys = {{.key = "key", .shape = Shape::identifier(), .required = true, .what = {"标识", "What others call it"}},
             {.key = "kind",
              .shape = Shape::choice({"text", "money", "reference"}),
              .required = true,
              .what = {"种类", "What it holds"}},
             {.key = "label", .shape = Shape::label(), .required = true, .what = {"名称", "What people read"}},
             {.key = "required", .shape = Shape::boolean(), .what = {"必填", "Must be given"}, .fallback = "false"},
             {.key = "to", .shape = Shape::identifier(), .what = {"指向的类型", "The type it refers to"}},
             {.key = "min", .shape = Shape::number(), .what = {"最小值", "Smallest | allowed"}, .since = "0.2"}}};

const Schema kType{
    .name = "type",
    .named_by = "type",
    .what = {"记录的一种", "One type of record"},
    .keys = {
        {.key = "type", .shape = Shape::identifier(), .required = true, .what = {"标识", "Its key"}},
        {.key = "fields", .shape = Shape::list(Shape::map(kField)), .required = true, .what = {"字段", "Its fields"}},
        {.key = "index", .shape = Shape::list(Shape::either({Shape::identifier(), Shape::list(Shape::identifier())}))},
        {.key = "asks", .shape = Shape::list(Shape::either({Shape::identifier(), Shape::map(kField)}))},
        {.key = "sets", .shape = Shape::dictionary(Shape::feel())},
        {.key = "from", .shape = Shape::date()},
        {.key = "clause", .shape = Shape::words()},
        {.key = "workdays", .shape = Shape::integer(1, 30), .fallback = "5"},
        {.key = "group", .shape = Shape::map(kGroup)},
        {.key = "note", .shape = Shape::text()},
        {.key = "roles", .shape = Shape::filled_list(Shape::identifier())},
        {.key = "extra", .shape = Shape::any()}}};

const Schema kGroup{.name = "group", .keys = {{.key = "groups", .shape = Shape::list(Shape::map(kGroup))}}};

const char* const kGood = R"(type: pledge_loan
fields:
  - {key: amount, kind: money, label: {zh: 金额, en: Amount}, required: true, min: 10000.00}
  - {key: firm, kind: reference, to: firm, label: {zh: 企业, en: Firm}}
index: [amount, [firm, amount]]
asks: [amount, {key: reason, kind: text, label: {zh: 理由, en: Reason}}]
sets: {pledged: true, surveyed_on: today(), share: 0.5}
from: 2022-06-01
clause: 7
workdays: 10
group: {groups: [{groups: []}, {}]}
extra: [1, {x: 2}]
)";

TEST(Declared, ReadsWhatTheSchemaNames) {
  const Value tree = parse_yaml(kGood, "t.yaml").value();
  Errors errors;
  const Declared type(tree, kType, "t.yaml", errors);
  ASSERT_TRUE(errors.empty()) << std::move(errors).take().print(Lang::en);
  EXPECT_EQ(type["type"].text(), "pledge_loan");
  const auto fields = type["fields"].items();
  ASSERT_EQ(fields.size(), 2u);
  EXPECT_EQ(fields[0]["label"].label(), (Label{"金额", "Amount"}));
  EXPECT_EQ(fields[0]["min"].number(), "10000.00");
  EXPECT_TRUE(fields[0]["required"].boolean());
  EXPECT_FALSE(fields[1]["required"].boolean());
  EXPECT_FALSE(fields[1]["min"].present());
  EXPECT_EQ(fields[1]["to"].where(), "t.yaml:4:38");
  const auto index = type["index"].items();
  EXPECT_EQ(index[0].texts(), std::vector<std::string>{"amount"});
  EXPECT_EQ(index[1].texts(), (std::vector<std::string>{"firm", "amount"}));
  const auto asks = type["asks"].items();
  EXPECT_TRUE(asks[0].is_text());
  EXPECT_EQ(asks[1]["key"].text(), "reason");
  const auto sets = type["sets"].entries();
  EXPECT_EQ(sets[0].first + "=" + sets[0].second.text(), "pledged=true");
  EXPECT_EQ(sets[1].first + "=" + sets[1].second.text(), "surveyed_on=today()");
  EXPECT_EQ(sets[2].second.text(), "0.5");
  EXPECT_EQ(type["from"].date()->to_string(), "2022-06-01");
  EXPECT_EQ(type["clause"].text(), "7");
  EXPECT_EQ(type["workdays"].integer(5), 10);
  EXPECT_EQ(type["note"].text("none"), "none");
  EXPECT_EQ(type["group"]["groups"].items().size(), 2u);
  EXPECT_EQ(type["extra"].value()->size(), 2u);
}

/// One wrong line in an otherwise right file; the first error as people read it.
TEST(Declared, SaysWhatIsWrongWhereAndWhatToDo) {
  struct Row {
    std::string_view line, error;
  };
  const Row rows[] = {
      {"feilds: []", "t.yaml:2:1: type x: unknown key \"feilds\"; did you mean \"fields\"?"},
      {"colour: red",
       "t.yaml:2:1: type x: unknown key \"colour\" (known keys: type, fields, index, asks, sets, from, clause, "
       "workdays, "
       "group, note, roles, extra)"},
      {"note: 12", "t.yaml:2:7: type x, note: 12 is read as number where text belongs (put it in quotes: \"12\")"},
      {"note: true",
       "t.yaml:2:7: type x, note: true is read as true or false where text belongs (put it in quotes: \"true\")"},
      {"note: []", "t.yaml:2:7: type x, note: found list where text belongs"},
      {"note: ' '", "t.yaml:2:7: type x, note: the text is empty (fill it in, or remove the key)"},
      {"roles: []", "t.yaml:2:8: type x, roles: the list is empty (write one item at least)"},
      {"index: amount", "t.yaml:2:8: type x, index: found text where list of identifier or list of identifier belongs"},
      {"index: [{}]", "t.yaml:2:9: type x, index: found map where identifier or list of identifier belongs"},
      {"index: [[Amount]]",
       "t.yaml:2:10: type x, index: \"Amount\" cannot be a key (begin with a lower-case letter; use lower-case "
       "letters, "
       "digits and _ only)"},
      {"sets: {a: []}", "t.yaml:2:11: type x, sets.a: found list where FEEL expression belongs"},
      {"from: 2022-02-30", "t.yaml:2:7: type x, from: \"2022-02-30\" is no date (write 2022-06-01)"},
      {"from: 2022", "t.yaml:2:7: type x, from: found number where date belongs"},
      {"workdays: 0", "t.yaml:2:11: type x, workdays: 0 is out of range (1 to 30 allowed)"},
      {"workdays: 99999999999999999999",
       "t.yaml:2:11: type x, workdays: 99999999999999999999 is out of range (1 to 30 allowed)"},
      {"workdays: 1.5", "t.yaml:2:11: type x, workdays: found number where whole number belongs"},
      {"clause: {}", "t.yaml:2:9: type x, clause: found map where text or number belongs"},
      {"group: {groups: [{grups: []}]}", "t.yaml:2:19: group: unknown key \"grups\"; did you mean \"groups\"?"},
  };
  for (const Row& row : rows) {
    const std::string text = "type: x\n" + std::string(row.line) + "\nfields: []\n";
    const Value tree = parse_yaml(text, "t.yaml").value();
    Errors errors;
    const Declared type(tree, kType, "t.yaml", errors);
    ASSERT_FALSE(errors.empty()) << row.line;
    EXPECT_EQ(errors.list()[0].print(Lang::en), row.error);
  }
}

TEST(Declared, CollectsEveryError) {
  const Value tree = parse_yaml(R"(type: x
fields:
  - {key: a, kind: mony, label: {zh: 甲}}
  - {kind: picture, label: {zh: 乙, en: B, fr: C}, requird: true}
  - just text
)",
                                "t.yaml")
                         .value();
  Errors errors;
  const Declared type(tree, kType, "t.yaml", errors);
  std::vector<std::string> printed;
  for (const auto& error : errors.list()) printed.push_back(error.print(Lang::en));
  EXPECT_EQ(
      printed,
      (std::vector<std::string>{
          "t.yaml:3:20: field a, kind: \"mony\" is not among the choices; did you mean \"money\"? (choices: text, "
          "money, reference)",
          "t.yaml:3:33: field a, label: key \"en\" is missing (English)",
          "t.yaml:4:12: field, kind: \"picture\" is not among the choices (choices: text, money, reference)",
          "t.yaml:4:43: field, label: unknown key \"fr\" (known keys: zh, en)",
          "t.yaml:4:51: field: unknown key \"requird\"; did you mean \"required\"?",
          "t.yaml:4:5: field: key \"key\" is missing (What others call it)",
          "t.yaml:5:5: type x, fields: found text where field belongs",
      }));
  EXPECT_EQ(type["fields"].items()[2]["key"].text("fallback"), "fallback");
}

TEST(Declared, CallersAddTheirOwnRules) {
  const Value tree =
      parse_yaml("type: x\nfields: [{key: firm, kind: reference, label: {zh: 企业, en: Firm}}]", "t.yaml").value();
  Errors errors;
  const Declared type(tree, kType, "t.yaml", errors);
  ASSERT_TRUE(errors.empty());
  const Declared field = type["fields"].items()[0];
  field.require("to");
  field.require("label");
  field["kind"].refuse(Error(errors::out_of_range, {{"subject", "x"}, {"found", "y"}, {"min", "1"}, {"max", "2"}}));
  ASSERT_EQ(errors.size(), 2u);
  EXPECT_EQ(errors.list()[0].print(Lang::en), "t.yaml:2:10: field firm: key \"to\" is missing (The type it refers to)");
  EXPECT_EQ(errors.list()[1].where(), "t.yaml:2:28");
}

TEST(Declared, RootMustBeAMap) {
  const Value tree = parse_yaml("[1]", "t.yaml").value();
  Errors errors;
  const Declared type(tree, kType, "t.yaml", errors);
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors.list()[0].print(Lang::en), "t.yaml:1:1: type: found list where type belongs");
  EXPECT_EQ(type["type"].text("fallback"), "fallback");
}

TEST(Reference, IsPrintedFromTheSchema) {
  const std::string page = print_reference(kType);
  EXPECT_TRUE(
      page.starts_with("# type\n\nOne type of record\n\n| key | holds | required | default | since | meaning |\n"))
      << page;
  for (const std::string_view line :
       {"| `fields` | list of [field](#field) | yes |  | 0.1 | Its fields |\n",
        "| `kind` | `text` · `money` · `reference` | yes |  | 0.1 | What it holds |\n",
        "| `min` | number |  |  | 0.2 | Smallest \\| allowed |\n",
        "| `workdays` | whole number 1–30 |  | `5` | 0.1 |  |\n",
        "| `index` | list of identifier; or list of identifier |  |  | 0.1 |  |\n", "\n## field\n", "\n## group\n"})
    EXPECT_NE(page.find(line), std::string::npos) << line << "\n" << page;
  EXPECT_EQ(page.find("## group"), page.rfind("## group"));
  EXPECT_NE(print_reference(kType, Lang::zh).find("| `fields` | 列表：[field](#field) | 是 |"), std::string::npos);
}

}  // namespace
}  // namespace sanlian::format
