// The index of a table says what its cells say, one by one.
#include "dmn/impl/rule_index.h"

#include <random>

#include "dmn/model_test.h"

namespace sanlian::dmn {
namespace {
using namespace world;
using feel::SimpleTests;
using feel::Value;

SimpleTests simple(std::string_view cell) {
  feel::Scope scope;
  scope.add("?", feel::Type());
  const auto tests = feel::compile(cell, scope, {.unary_tests = true});
  EXPECT_TRUE(tests) << cell;
  const auto out = feel::as_simple(*tests, true);
  EXPECT_TRUE(out) << cell;
  return out.value_or(SimpleTests());
}

std::optional<ColumnIndex> index_of(const std::vector<SimpleTests>& cells) {
  std::vector<const SimpleTests*> pointers;
  for (const auto& cell : cells) pointers.push_back(&cell);
  return ColumnIndex::of(pointers);
}

TEST(RuleIndex, SaysWhatTheCellsSay) {
  const std::vector<std::vector<const char*>> kinds{
      {"-", "5", "not(5)", "!= 5.0", "< 5", "<= 5", "> 5", ">= 5", "[1..5]", "(1..5)", "[5..1]", "1, 7.50",
       "not(1, > 6)", "[-2..-1], 7.5", "12345678901234567890.5", "[5..5]", "(5..5]"},
      {"-", "\"a\"", "\"a\", \"企业\"", "not(\"b\")", "!= \"b\"", "< \"b\"", "[\"a\"..\"b\")"},
      {"-", "true", "false", "not(true)", "true, false", "= true", "!= false"},
      {"-", "@\"2024-02-29\"", "< @\"2024-03-01\"", "[@\"2024-02-28\"..@\"2024-02-29\"]", "not(@\"2024-02-29\")"},
      {"-", "@\"P1Y\"", "> @\"P11M\"", "[@\"P1M\"..@\"P12M\"]"},
      {"-", "@\"PT24H\"", "> @\"PT1H\"", "[@\"PT0S\"..@\"P1D\"]"}};
  std::vector<Value> values{Value()};
  for (const auto* text : {"0",
                           "1",
                           "4.99",
                           "5",
                           "5.0",
                           "5.01",
                           "6",
                           "7.5",
                           "-2",
                           "-1.5",
                           "12345678901234567890.5",
                           "1e40",
                           "\"\"",
                           "\"a\"",
                           "\"aa\"",
                           "\"b\"",
                           "\"企业\"",
                           "true",
                           "false",
                           "@\"2024-02-27\"",
                           "@\"2024-02-28\"",
                           "@\"2024-02-29\"",
                           "@\"2025-01-01\"",
                           "@\"P1Y\"",
                           "@\"P12M\"",
                           "@\"P13M\"",
                           "@\"P0M\"",
                           "@\"P1D\"",
                           "@\"PT1S\"",
                           "@\"-PT1S\"",
                           "[5]",
                           "@\"10:00:00\""})
    values.push_back(feel_value(text));
  std::mt19937_64 random(4);
  for (int round = 0; round < 300; ++round) {
    const auto& texts = kinds[random() % kinds.size()];
    std::vector<SimpleTests> cells;
    for (auto count = 1 + random() % 90; count > 0; --count) cells.push_back(simple(texts[random() % texts.size()]));
    const auto index = index_of(cells);
    ASSERT_TRUE(index);
    for (const auto& value : values) {
      const auto* rules = index->rules(value);
      if (!rules) continue;
      for (std::size_t rule = 0; rule < cells.size(); ++rule) {
        const bool asks_nothing = cells[rule].alternatives.front().kind == feel::SimpleTest::Kind::any;
        EXPECT_EQ(rules->has(rule), asks_nothing || feel::holds(cells[rule], value) == true) << value.print();
      }
    }
  }
}

TEST(RuleIndex, IsMadeOnlyWhereEveryValueOfTheKindIsDecided) {
  struct Row {
    std::vector<std::string_view> cells;
    bool is_made;
    std::string_view value = "5";
    bool is_known = true;
  };
  for (const auto& row : std::vector<Row>{{{"5", "-"}, true},
                                          {{"5"}, true, "null", false},
                                          {{"5"}, true, "\"5\"", false},
                                          {{"-"}, true, "null"},
                                          {{"5", "\"a\""}, false},
                                          {{"5", "null"}, false},
                                          {{"@\"10:00:00\""}, false},
                                          {{"@\"10:00:00Z\""}, false},
                                          {{"@\"2024-02-29T10:00:00\""}, false}}) {
    std::vector<SimpleTests> cells;
    for (const auto cell : row.cells) cells.push_back(simple(cell));
    const auto index = index_of(cells);
    ASSERT_EQ(index.has_value(), row.is_made) << row.cells.front();
    if (index) {
      EXPECT_EQ(index->rules(feel_value(row.value)) != nullptr, row.is_known) << row.value;
    }
  }
  std::vector<SimpleTests> many;
  for (int i = 0; i < 3'000; ++i) many.push_back(simple(std::to_string(i)));
  EXPECT_FALSE(index_of(many)) << "too large to be worth it";
}

/// Cells that have to be asked stand between others; what is met on the way is the same with the index and without.
TEST(RuleIndex, ChangesNoAnswerAndNoReason) {
  const char* cells[] = {"-", "5", "< 5", "[2..7)", "not(5)", "? > \"a\"", "x + y", "null", "? = null", "not(null)"};
  const char* given[] = {"5", "1", "7", "null", "\"a\"", "true", "2.50"};
  std::mt19937_64 random(5);
  for (int round = 0; round < 60; ++round) {
    const char* policies[] = {"UNIQUE", "FIRST", "ANY", "COLLECT", "RULE ORDER"};
    std::string table = std::string("<decisionTable hitPolicy=\"") + policies[random() % 5] + "\">";
    for (const auto* name : {"x", "y", "z"})
      table += std::string("<input><inputExpression><text>") + name + "</text></inputExpression></input>";
    table += "<output name=\"o\"/>";
    for (int rule = 0; rule < 12; ++rule) {
      table += "<rule>";
      for (int column = 0; column < 3; ++column)
        table += std::string("<inputEntry><text><![CDATA[") + cells[random() % (rule < 6 ? 5 : 10)] +
                 "]]></text></inputEntry>";
      table += "<outputEntry><text>" + std::to_string(rule) + "</text></outputEntry></rule>";
    }
    const auto engine = load(
        definitions(input("x") + input("y") + input("z") +
                    decision("d", table + "</decisionTable>", needs_input("x") + needs_input("y") + needs_input("z"))));
    for (int row = 0; row < 20; ++row) {
      const auto inputs = std::string("{x: ") + given[random() % 7] + ", y: " + given[random() % 7] +
                          ", z: " + given[random() % 7] + "}";
      const auto plain = ask(engine, "d", inputs), traced = ask(engine, "d", inputs, true);  // which asks every cell
      EXPECT_EQ(plain.value.print(), traced.value.print()) << inputs << table;
      EXPECT_EQ(codes(plain), codes(traced)) << inputs << table;
      EXPECT_EQ(plain.reasons.size(), traced.reasons.size()) << inputs << table;
    }
  }
}

}  // namespace
}  // namespace sanlian::dmn
