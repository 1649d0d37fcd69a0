#include "dmn/model_test.h"

namespace sanlian::dmn {
namespace {
using namespace world;

struct Columns {
  std::string_view policy;
  std::string_view input_extra = {};   ///< Inside <input>.
  std::string_view output_extra = {};  ///< Inside <output>.
  std::string_view input_type = "number";
  std::string_view output_type = "string";
};

/// A table over `x` with one output; each row is `cell|output`.
std::string table(const Columns& columns, std::initializer_list<std::string_view> rows) {
  std::string xml("<decisionTable ");
  xml.append(columns.policy).append("><input label=\"x\"><inputExpression typeRef=\"").append(columns.input_type);
  xml.append("\"><text>x</text></inputExpression>").append(columns.input_extra).append("</input><output name=\"o\"");
  if (!columns.output_type.empty()) xml.append(" typeRef=\"").append(columns.output_type).append("\"");
  xml.append(">").append(columns.output_extra).append("</output>");
  for (const auto row : rows) {
    const auto bar = row.find('|');
    xml.append("<rule><inputEntry><text><![CDATA[").append(row.substr(0, bar));
    xml.append("]]></text></inputEntry><outputEntry><text><![CDATA[").append(row.substr(bar + 1));
    xml.append("]]></text></outputEntry></rule>\n");
  }
  return xml.append("</decisionTable>");
}

Engine engine_of(const std::string& logic, std::string_view type = {}) {
  return load(definitions(input("x") + input("y") + decision("d", logic, needs_input("x") + needs_input("y"), type)));
}

constexpr std::string_view kOrder = R"(<outputValues><text>"high", "middle", "low"</text></outputValues>)";

struct Row {
  std::string_view policy, inputs, value, codes;
};

TEST(DecisionTable, AnswersByItsHitPolicy) {
  // rules 1 to 4: >= 10 low, >= 20 high, >= 30 middle, >= 30 high
  const Row rows[] = {
      {"", "{x: 15}", R"("low")", ""},
      {"hitPolicy=\"UNIQUE\"", "{x: 25}", "null", "dmn.several_rules"},
      {"hitPolicy=\"UNIQUE\"", "{x: 5}", "null", "dmn.no_rule"},
      {"hitPolicy=\"FIRST\"", "{x: 35}", R"("low")", ""},
      {"hitPolicy=\"FIRST\"", "{x: 5}", "null", "dmn.no_rule"},
      {"hitPolicy=\"ANY\"", "{x: 15}", R"("low")", ""},
      {"hitPolicy=\"ANY\"", "{x: 25}", "null", "dmn.rules_differ"},
      {"hitPolicy=\"PRIORITY\"", "{x: 35}", R"("high")", ""},
      {"hitPolicy=\"RULE ORDER\"", "{x: 35}", R"(["low", "high", "middle", "high"])", ""},
      {"hitPolicy=\"RULE ORDER\"", "{x: 5}", "[]", ""},
      {"hitPolicy=\"OUTPUT ORDER\"", "{x: 35}", R"(["high", "high", "middle", "low"])", ""},
      {"hitPolicy=\"OUTPUT ORDER\"", "{x: 5}", "[]", ""},
      {"hitPolicy=\"COLLECT\"", "{x: 25}", R"(["low", "high"])", ""},
      {"hitPolicy=\"COLLECT\"", "{x: 5}", "[]", ""},
      {"hitPolicy=\"COLLECT\" aggregation=\"COUNT\"", "{x: 35}", "4", ""},
      {"hitPolicy=\"COLLECT\" aggregation=\"COUNT\"", "{x: 5}", "0", ""},
      {"hitPolicy=\"COLLECT\" aggregation=\"MIN\"", "{x: 35}", R"("high")", ""},
      {"hitPolicy=\"COLLECT\" aggregation=\"MIN\"", "{x: 5}", "null", "dmn.no_rule"},
  };
  for (const auto& row : rows) {
    const auto engine = engine_of(table({.policy = row.policy, .output_extra = kOrder},
                                        {R"(>= 10|"low")", R"(>= 20|"high")", R"(>= 30|"middle")", R"(>= 30|"high")"}));
    const auto outcome = ask(engine, "d", row.inputs);
    EXPECT_EQ(outcome.value.print(), row.value) << row.policy << " " << row.inputs;
    EXPECT_EQ(codes(outcome), row.codes) << row.policy << " " << row.inputs;
  }
}

TEST(DecisionTable, NamesTheRulesOfAViolation) {
  const auto engine = engine_of(table({.policy = ""}, {R"(> 1|"a")", R"(> 100|"b")", R"(> 2|"c")"}));
  const auto outcome = ask(engine, "d", "{x: 7}");
  ASSERT_EQ(outcome.reasons.size(), 1u);
  EXPECT_NE(outcome.reasons[0]->error.message(Lang::en).find("1, 3"), std::string::npos);
  EXPECT_EQ(outcome.reasons[0]->error.where().substr(0, 6), "m.dmn:");
}

TEST(DecisionTable, SumsExactly) {
  const auto engine = engine_of(table({.policy = R"(hitPolicy="COLLECT" aggregation="SUM")", .output_type = "number"},
                                      {">= 1|0.1", ">= 1|0.2", ">= 2|0.3"}));
  EXPECT_EQ(answer(engine, "d", "{x: 1}"), "0.3");
  EXPECT_EQ(answer(engine, "d", "{x: 2}"), "0.6");
  EXPECT_EQ(answer(engine, "d", "{x: 0}"), "null");
}

TEST(DecisionTable, TakesCellsAsUnaryTests) {
  struct CellRow {
    std::string_view cell, inputs, matched;
  };
  const CellRow rows[] = {
      {"-", "{x: null}", "true"},
      {"", "{x: null}", "true"},
      {"null", "{x: null}", "true"},
      {"5", "{x: null}", "null"},
      {"not(5)", "{x: null}", "true"},
      {"not(> 5)", "{x: null}", "null"},
      {"? = null", "{x: null}", "true"},
      {"5", "{x: 5}", "true"},
      {"5, 7", "{x: 7}", "true"},
      {"5, 7", "{x: 6}", "null"},
      {"not(5, 7)", "{x: 6}", "true"},
      {"not(5, 7)", "{x: 7}", "null"},
      {"[1..5]", "{x: 5}", "true"},
      {"[1..5)", "{x: 5}", "null"},
      {"]1..5]", "{x: 1}", "null"},
      {"-5", "{x: -5}", "true"},
      {"< y", "{x: 1, y: 2}", "true"},
      {"< y", "{x: 1, y: null}", "null"},
      {"[y..y+2]", "{x: 3, y: 2}", "true"},
      {"y", "{x: 3, y: [1, 3]}", "true"},
      {"y", "{x: 4, y: [1, [3..5]]}", "true"},
      {"y", "{x: 9, y: [1, [3..5]]}", "null"},
      {"? > 2 and ? < 5", "{x: 4}", "true"},
      {"? > 2 and ? < 5", "{x: 5}", "null"},
      {"modulo(?, 2) = 0", "{x: 4}", "true"},
      {"modulo(?, 2) = 0", "{x: 3}", "null"},
      {"= 5", "{x: 5}", "true"},
      {"!= 5", "{x: 6}", "true"},
      {"(>= 5)", "{x: 6}", "true"},
      {"y > 1", "{x: 4, y: 2}", "true"},
  };
  for (const auto& row : rows) {
    std::string cell(row.cell);
    const auto engine = engine_of(table({.policy = ""}, {cell.append("|\"yes\"")}));
    const auto value = ask(engine, "d", row.inputs).value;
    EXPECT_EQ(value.is_null() ? "null" : "true", row.matched) << row.cell << " " << row.inputs;
  }
}

TEST(DecisionTable, ComparesBooleansWithTheInput) {
  const auto engine = engine_of(table({.policy = "", .input_type = "boolean"}, {R"(true|"t")", R"(false|"f")"}));
  EXPECT_EQ(answer(engine, "d", "{x: true}"), R"("t")");
  EXPECT_EQ(answer(engine, "d", "{x: false}"), R"("f")");
  EXPECT_EQ(answer(engine, "d", "{x: null}"), "null");
}

TEST(DecisionTable, TakesDefaultsWhenNothingMatches) {
  constexpr std::string_view kDefault = "<defaultOutputEntry><text>\"none\"</text></defaultOutputEntry>";
  EXPECT_EQ(answer(engine_of(table({.policy = "", .output_extra = kDefault}, {R"(1|"one")"})), "d", "{x: 2}"),
            R"("none")");
  EXPECT_EQ(answer(engine_of(table({.policy = "hitPolicy=\"RULE ORDER\"", .output_extra = kDefault}, {R"(1|"one")"})),
                   "d", "{x: 2}"),
            R"(["none"])");
}

TEST(DecisionTable, RefusesValuesThatAreNotListed) {
  const auto inputs = engine_of(
      table({.policy = "", .input_extra = "<inputValues><text>[0..100]</text></inputValues>"}, {R"(-|"any")"}));
  EXPECT_EQ(answer(inputs, "d", "{x: 100}"), R"("any")");
  EXPECT_EQ(codes(ask(inputs, "d", "{x: 101}")), "dmn.not_allowed");
  EXPECT_EQ(codes(ask(inputs, "d", "{x: \"a\"}")), "dmn.not_of_type");
  const auto outputs = engine_of(table({.policy = "", .output_extra = kOrder}, {R"(-|"highest")"}));
  EXPECT_EQ(codes(ask(outputs, "d", "{x: 1}")), "dmn.not_allowed");
}

TEST(DecisionTable, SaysWhatCanNeverWork) {
  EXPECT_EQ(codes(engine_of(table({.policy = "hitPolicy=\"PRIORITY\""}, {R"(1|"a")"})).problems()),
            "dmn.no_priorities");
  EXPECT_EQ(codes(engine_of(table({.policy = "hitPolicy=\"BEST\""}, {R"(1|"a")"})).problems()), "dmn.unknown_choice");
  const auto broken = engine_of(table({.policy = "hitPolicy=\"FIRST\""}, {R"(1 +|"a")", R"(-|"b")"}));
  ASSERT_EQ(codes(broken.problems()), "feel.syntax");
  EXPECT_EQ(broken.problems()[0].where().substr(0, 6), "m.dmn:");
  EXPECT_EQ(answer(broken, "d", "{x: 1}"), R"("b")") << "the other rules work";
}

TEST(DecisionTable, GivesAContextOfSeveralOutputs) {
  const std::string logic = R"(<decisionTable hitPolicy="PRIORITY">
    <input><inputExpression><text>x</text></inputExpression></input>
    <output name="risk"><outputValues><text>"high","low"</text></outputValues></output>
    <output name="fee"><outputValues><text>3,2,1</text></outputValues>
      <defaultOutputEntry><text>1</text></defaultOutputEntry></output>
    <rule><inputEntry><text>&gt; 1</text></inputEntry><outputEntry><text>"low"</text></outputEntry><outputEntry><text>3</text></outputEntry></rule>
    <rule><inputEntry><text>&gt; 1</text></inputEntry><outputEntry><text>"high"</text></outputEntry><outputEntry><text>1</text></outputEntry></rule>
    <rule><inputEntry><text>&gt; 1</text></inputEntry><outputEntry><text>"high"</text></outputEntry><outputEntry><text>2</text></outputEntry></rule>
    <rule><inputEntry><text>&gt; 1</text></inputEntry></rule>
  </decisionTable>)";
  const auto engine = engine_of(logic);
  EXPECT_EQ(codes(engine.problems()), "dmn.cells");
  EXPECT_EQ(answer(engine, "d", "{x: 2}"), R"({risk: "high", fee: 2})");
  EXPECT_EQ(answer(engine, "d", "{x: 0}"), "{risk: null, fee: 1}");
}

TEST(DecisionTable, TellsWhy) {
  const auto engine = engine_of(table({.policy = ""}, {R"(< 18|"minor")", R"(>= 18|"adult")"}));
  const auto outcome = ask(engine, "d", "{x: 17}", true);
  ASSERT_EQ(outcome.why.size(), 1u);
  const auto text = print(outcome.why, Lang::en);
  for (const auto* part : {"decision d = \"minor\" (m.dmn:", "input x = 17", "table d [UNIQUE] = \"minor\"",
                           "condition x = 17", "rule 1 holds (m.dmn:", "test x = 17, < 18: holds",
                           "rule 2 does not hold (m.dmn:", "test x = 17, >= 18: does not hold", "output o [\"minor\"]"})
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  EXPECT_NE(print(outcome.why, Lang::zh).find("规则 1成立"), std::string::npos);
  EXPECT_TRUE(ask(engine, "d", "{x: 17}").why.empty()) << "nobody asked";
  EXPECT_NE(print(ask(engine, "d", "{}", true).why, Lang::en).find("is unknown"), std::string::npos);
}

}  // namespace
}  // namespace sanlian::dmn
