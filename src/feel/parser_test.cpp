#include <gtest/gtest.h>

#include "feel/expression.h"
#include "feel/world_test.h"

namespace sanlian::feel {
namespace {

struct Fixture : testing::Test {
  world::Types types;
  Scope scope;

  Fixture() {
    scope.set_root(types.firm);
    scope.add("user", Type::context_of({{"park", Kind::string},
                                        {"firm", types.firm},
                                        {"limit", Kind::number},
                                        {"parks", Type::list_of(Kind::string)}}));
    scope.add("a", Kind::number);
    scope.add("b", Kind::number);
    scope.add("x", Kind::number);
    scope.add("c-d", Kind::number);
    scope.add("a totals", Kind::number);
    scope.add("Profit and loss", Kind::number);
    scope.add("Approved/Declined", Kind::boolean);
    scope.add("Student's name", Kind::string);
    scope.add("days in weekend", Type::list_of(Kind::number));
    scope.add("anything", Kind::any);
  }

  std::string refusal(std::string_view text, CompileOptions options = {}) {
    const auto expression = compile(text, scope, options);
    return expression ? "compiles to " + expression->to_text() : expression.error().print(Lang::en);
  }
};
using Parser = Fixture;

TEST_F(Parser, PrintsBackWhatItUnderstood) {
  struct Row {
    const char *text, *understood;
  };
  for (const Row& row : {
           Row{"-3 ** 2", "-3 ** 2"},
           {"3**4**5", "3 ** 4 ** 5"},
           {"3**(4**5)", "3 ** (4 ** 5)"},
           {"1-(2-3)-4", "1 - (2 - 3) - 4"},
           {"(1+2)*3", "(1 + 2) * 3"},
           {"1.5e3 + .5", "1500 + 0.5"},
           {"a - b", "a - b"},
           {"c-d - a", "c-d - a"},
           {"c - d - a", "c-d - a"},
           {"Profit and loss > 3 and a > b", "Profit and loss > 3 and a > b"},
           {"Approved/Declined", "Approved/Declined"},
           {"Student's name = \"x\"", "Student's name = \"x\""},
           {"for x in days in weekend return x+1", "for x in days in weekend return x + 1"},
           {"park in (\"a\") and (active)", "park in (\"a\") and active"},
           {"x in [1..3] and a > 2", "x in ([1..3]) and a > 2"},
           {"x in (1..3)", "x in ((1..3))"},
           {"x in ]1..3[", "x in ((1..3))"},
           {"x in (< 3, [5..6], 9)", "x in (< 3, [5..6], 9)"},
           {"x in (a + b) * 2", "x in ((a + b) * 2)"},
           {"x between 1 and 2 and active", "x between 1 and 2 and active"},
           {"贷款金额 > 100", "amount > 100"},
           {"loan amount (CNY) > 100", "amount > 100"},
           {"head-count - 1", "staff - 1"},
           {"研发占比/营收 >= 0.3", "rate >= 0.3"},
           {"贷款金额＞100　and （在营）", "amount > 100 and active"},
           {"园区 = “临空”", "park = \"临空\""},
           {"所在城市.名称 = \"济南\"", "city.name = \"济南\""},
           {"patents[法律状态 = \"in_force\"].年费", "patents[status = \"in_force\"].fee"},
           {"founded\u00A0<\u3000date(\"2020-01-01\")", "founded < date(\"2020-01-01\")"},
           {"not(active) // why", "not(active)"},
           {"/* a */ active", "active"},
           {"if active then 1 else 2 + 3", "if active then 1 else 2 + 3"},
           {"(if active then 1 else 2) + 3", "(if active then 1 else 2) + 3"},
           {"date and time(\"2020-01-01T00:00:00\") < created", "date and time(\"2020-01-01T00:00:00\") < created"},
           {"{a b: 1, \"c\": a b + 1}.c", "{\"a b\": 1, \"c\": a b + 1}.c"},
           {"function(p: number) p + a", "function(p: number) p + a"},
           {"x instance of number", "x instance of number"},
           {"@\"2020-02-29\" + @\"P1Y\"", "@\"2020-02-29\" + @\"P1Y\""},
           {"anything.some name = 3", "anything.some name = 3"},
           {"[1, 2][item > 1]", "[1, 2][item > 1]"},
           {"founded.year", "founded.year"},
           {"created.time offset", "created.time offset"},
       }) {
    const auto expression = compile(row.text, scope);
    ASSERT_TRUE(expression) << row.text << "\n" << expression.error().print(Lang::en);
    EXPECT_EQ(expression->to_text(), row.understood) << row.text;
    const auto again = compile(expression->to_text(), scope);
    ASSERT_TRUE(again) << expression->to_text() << "\n" << again.error().print(Lang::en);
    EXPECT_EQ(again->to_text(), row.understood);
  }
}

TEST_F(Parser, RefusesWithPlaceAndNearestName) {
  struct Row {
    const char *text, *message;
  };
  for (const Row& row : {
           Row{"ammount > 3", "1:1: unknown name \"ammount\"; did you mean \"amount\"?"},
           {"a +\n  zzzzzz", "2:3: unknown name \"zzzzzz\" (use a field's key or label; text stands in double quotes)"},
           {"city.nme = \"x\"", "1:6: city has no field \"nme\"; did you mean \"name\"?"},
           {"user.parc = \"x\"", "1:6: user has no field \"parc\"; did you mean \"park\"?"},
           {"user.zzz", "1:6: user has no field \"zzz\" (the fields are listed in the declaration of the type)"},
           {"contians(name, \"x\")", "1:1: unknown name \"contians\"; did you mean \"contains\"?"},
           {"frobnicate(name)", "1:1: there is no function \"frobnicate\""},
           {"Profit and lss > 3", "1:1: unknown name \"Profit and lss\"; did you mean \"Profit and loss\"?"},
           {"Student's nam = \"x\"", "1:1: unknown name \"Student's nam\"; did you mean \"Student's name\"?"},
           {"1 + loan amont (CNY)", "1:5: unknown name \"loan amont (CNY)\"; did you mean \"loan amount (CNY)\"?"},
           {"a total > 1", "1:1: unknown name \"a total\"; did you mean \"a totals\"?"},
           {"(a of x + 1)", "1:4: expected ), found of (check brackets, quotes and commas)"},
           {"park = 5",
            "1:1: \"=\" between string and number can never have a result (convert one side first, for example with "
            "number(…), date(…) or string(…))"},
           {"founded < created",
            "1:1: \"<\" between date and date and time can never have a result (convert one side first, for example "
            "with number(…), date(…) or string(…))"},
           {"founded + 1",
            "1:1: \"+\" between date and number can never have a result (convert one side first, for example with "
            "number(…), date(…) or string(…))"},
           {"amount and active", "1:1: and should be boolean, but is number"},
           {"if amount then 1 else 2", "1:4: if should be boolean, but is number"},
           {"upper case(amount)",
            "1:1: upper case cannot be called like this (its forms: upper case(string: string) -> string)"},
           {"count()",
            "1:1: count cannot be called like this (its forms: count(list: list) -> number | count(c...: any) -> "
            "number)"},
           {"patents[name]", "1:9: […] should be boolean / number, but is string"},
           {"x in 1..3", "1:7: expected end / 结尾, found . (check brackets, quotes and commas)"},
           {"@\"2026-02-30\"",
            "1:1: \"2026-02-30\" is no date, time or duration (for example @\"2026-01-31\", @\"08:30:00\", @\"P1Y6M\", "
            "@\"P3D\")"},
           {"a > ", "1:5: expected value / 值, found end / 结尾 (check brackets, quotes and commas)"},
           {"(a > 1", "1:7: expected ), found end / 结尾 (check brackets, quotes and commas)"},
           {"name = \"x", "1:8: expected \", found end (check brackets, quotes and commas)"},
           {"a b", "1:3: expected end / 结尾, found b (check brackets, quotes and commas)"},
           {"{a: 1, a: 2}", "1:8: expected new key / 新的键, found a (check brackets, quotes and commas)"},
           {"", "1:1: expected value / 值, found end / 结尾 (check brackets, quotes and commas)"},
           {"amount.year", "1:8: amount has no field \"year\" (the fields are listed in the declaration of the type)"},
       }) {
    EXPECT_EQ(refusal(row.text), row.message) << row.text;
  }
  EXPECT_EQ(refusal("\n ammount", {.source = "packs/ip/types/firm.yaml", .first_line = 14, .first_column = 9}),
            "packs/ip/types/firm.yaml:15:2: unknown name \"ammount\"; did you mean \"amount\"?");
  EXPECT_EQ(refusal("amount", {.expected = Type(Kind::boolean)}), "1:1: amount should be boolean, but is number");
}

TEST_F(Parser, BoundsDepthAndLength) {
  const std::string deep = std::string(5000, '(') + "1" + std::string(5000, ')');
  EXPECT_NE(refusal(deep).find("nests deeper"), std::string::npos);
  std::string chain = "1", alternatives = "a = 0", nots = "active";
  for (int i = 0; i < 2000; ++i) chain += " + 1", alternatives += " or a = " + std::to_string(i);
  EXPECT_NE(refusal(chain).find("nests deeper"), std::string::npos);
  EXPECT_TRUE(compile(alternatives, scope)) << "a long filter is wide, not deep";
  EXPECT_NE(refusal(std::string(100'000, ' ')).find("at most 65536 are read"), std::string::npos);
  EXPECT_NE(refusal(std::string(3000, '-') + "1").find("nests deeper"), std::string::npos);
  EXPECT_NE(refusal("x instance of " +
                    [] {
                      std::string type;
                      for (int i = 0; i < 3000; ++i) type += "list<";
                      return type;
                    }())
                .find("nests deeper"),
            std::string::npos);
}

TEST_F(Parser, SaysWhatItReads) {
  const auto expression =
      compile("amount > user.limit and city.name = \"x\" and count(patents[status = \"in_force\"]) > a", scope);
  ASSERT_TRUE(expression);
  std::vector<std::string> reads;
  for (const auto& read : expression->reads()) reads.push_back(read.attribute->owner->key + ": " + read.path);
  EXPECT_EQ(reads, (std::vector<std::string>{"firm: amount", "firm: city", "city: city.name", "firm: patents",
                                             "patent: patents.status"}));
}

TEST_F(Parser, TypesWhatItKnows) {
  struct Row {
    const char *text, *type;
  };
  for (const Row& row : {Row{"amount * 2", "number"},
                         {"patents.fee", "list<number>"},
                         {"patents[fee > 1]", "list<patent>"},
                         {"patents[1]", "patent"},
                         {"patents[1].firm.city", "city"},
                         {"founded + @\"P1Y\"", "date"},
                         {"today() - founded", "days and time duration"},
                         {"max(patents.fee)", "number"},
                         {"for p in patents return p.no", "list<string>"},
                         {"if active then 1 else \"x\"", "Any"},
                         {"{k: [1]}", "context<k: list<number>>"},
                         {"anything + 1", "number"},
                         {"anything ** 2", "number"},
                         {"[1..2]", "range<number>"}}) {
    const auto expression = compile(row.text, scope);
    ASSERT_TRUE(expression) << row.text << "\n" << expression.error().print(Lang::en);
    EXPECT_EQ(expression->type().to_string(), row.type) << row.text;
  }
}

TEST_F(Parser, LenientTreesKeepWhatCannotWork) {
  for (const char* text : {"park = 5", "nobody + 1", "nothing(1)", "1 + \"a\"", "@\"x\"", "5(3)", "amount.year"})
    EXPECT_TRUE(compile(text, scope, {.lenient = true})) << text;
}

}  // namespace
}  // namespace sanlian::feel
