#include "dmn/check/check.h"

#include <random>

#include "dmn/model_test.h"

namespace sanlian::dmn {
namespace {
using namespace world;

struct Shape {
  std::string_view policy = "UNIQUE";
  std::string_view x_type = "number", y_type = "string";
  std::string_view x_values = {}, y_values = {}, outputs = {}, otherwise = {};
  std::string_view x = "x", y = "y";
  std::string_view aggregation = {};
};

std::string element(std::string_view name, std::string_view text) {
  if (text.empty()) return {};
  std::string xml("<");
  xml.append(name).append("><text><![CDATA[").append(text).append("]]></text></").append(name).append(">");
  return xml;
}

/// Rows of `cell|cell|output`; the second column is left out where `y` is empty.
std::string table_of(const Shape& shape, const std::vector<std::string>& rows) {
  std::string xml("<decisionTable hitPolicy=\"");
  xml.append(shape.policy).append("\"");
  if (!shape.aggregation.empty()) xml.append(" aggregation=\"").append(shape.aggregation).append("\"");
  xml.append(">");
  const auto column = [&](std::string_view text, std::string_view type, std::string_view values) {
    xml.append("<input><inputExpression");
    if (!type.empty()) xml.append(" typeRef=\"").append(type).append("\"");
    xml.append("><text>").append(text).append("</text></inputExpression>");
    xml.append(element("inputValues", values)).append("</input>");
  };
  column(shape.x, shape.x_type, shape.x_values);
  if (!shape.y.empty()) column(shape.y, shape.y_type, shape.y_values);
  xml.append("<output name=\"o\">").append(element("outputValues", shape.outputs));
  xml.append(element("defaultOutputEntry", shape.otherwise)).append("</output>");
  for (const auto& row : rows) {
    xml.append("\n<rule>");
    std::size_t from = 0;
    for (auto bar = row.find('|'); bar != std::string::npos; from = bar + 1, bar = row.find('|', from))
      xml.append(element("inputEntry", row.substr(from, bar - from)));
    xml.append(element("outputEntry", row.substr(from))).append("</rule>");
  }
  return xml.append("</decisionTable>");
}

Engine engine_of(const std::string& logic, std::string_view types = {}, std::string_view x_type = {}) {
  std::string body(types);
  body += input("x", x_type) + input("y") + decision("d", logic, needs_input("x") + needs_input("y"));
  auto engine = Engine::load({{.file = "m.dmn", .xml = definitions(body)}}, {}, true);
  EXPECT_TRUE(engine);
  return *std::move(engine);
}

/// `gap x = 5.5 in (5..6); overlap 1, 2: x = 3`
std::string print(const Checked& checked) {
  std::string out;
  for (const auto& finding : checked.findings) {
    if (!out.empty()) out += "; ";
    out += name_of(finding.kind);
    for (const auto rule : finding.rules) out += (rule == finding.rules.front() ? " " : ",") + std::to_string(rule);
    if (finding.kind == Finding::Kind::problem) out.append(" ").append(finding.error.code());
    for (const auto& sample : finding.sample) {
      out.append(" ").append(sample.input).append("=").append(sample.value.print());
      if (!sample.range.empty() && sample.range != sample.value.print()) out.append(" in ").append(sample.range);
    }
  }
  return out;
}

struct Row {
  Shape shape;
  std::vector<std::string> rules;
  std::string findings;
};

TEST(Check, FindsWhatATableLacks) {
  const Row rows[] = {
      // one column of numbers
      {{.y = ""}, {"< 5|1", ">= 5|2"}, ""},
      {{.y = ""}, {"[0..5]|1", "[6..9]|2"}, "gap x=-1 in < 0, (5..6), > 9"},
      {{.x_values = "[0..9]", .y = ""}, {"[0..5]|1", "[6..9]|2"}, "gap x=5.5 in (5..6)"},
      {{.x_values = "[0..9]", .otherwise = "0", .y = ""}, {"[0..5]|1", "[6..9]|2"}, ""},
      {{.y = ""}, {"< 5|1", "> 5|2"}, "gap x=5"},
      {{.y = ""}, {"<= 5|1", ">= 5|2"}, "overlap 1,2 x=5"},
      {{.y = ""}, {"< 5|1", "not(< 5)|2"}, ""},
      {{.y = ""}, {"0.1|1", "!= 0.10|2"}, ""},
      {{.y = ""}, {"not(1, 2)|1", "1|2", "[2..2]|3"}, ""},
      {{.y = ""}, {"-|1"}, ""},
      // other kinds
      {{.x_type = "boolean", .y = ""}, {"true|1"}, "gap x=false"},
      {{.x_type = "boolean", .y = ""}, {"true|1", "false|2"}, ""},
      {{.x_type = "boolean", .y = ""}, {"true|1", "-|2"}, "overlap 1,2 x=true"},
      {{.x_type = "date", .y = ""}, {R"(< @"2024-02-29"|1)", R"(> @"2024-02-29"|2)"}, "gap x=@\"2024-02-29\""},
      {{.x_type = "date", .y = ""}, {R"(<= @"2024-02-28"|1)", R"(>= @"2024-02-29"|2)"}, ""},
      {{.x_type = "string", .y = ""}, {R"("a"|1)", R"("b", "c"|2)"}, "gap x=\"?\" in …"},
      {{.x_type = "string", .x_values = R"("a", "b", "c")", .y = ""}, {R"("a"|1)", R"("b"|2)"}, "gap x=\"c\""},
      {{.x_type = "string", .y = ""}, {R"(< "m"|1)", R"(> "m"|2)"}, "gap x=\"m\""},
      {{.x_type = "years and months duration", .y = ""},
       {R"(< @"P1Y"|1)", R"(> @"P13M"|2)"},
       "gap x=@\"P1Y\" in [@\"P1Y\"..@\"P1Y1M\"]"},
      {{.x_type = "time", .y = ""},
       {R"(< @"08:00:00"|1)", R"([@"08:00:00"..@"17:00:00")|2)"},
       "gap x=@\"17:00:00\" in >= @\"17:00:00\""},
      {{.x_type = "days and time duration", .y = ""}, {R"(< @"PT1H"|1)", R"(> @"PT1H"|2)"}, "gap x=@\"PT1H\""},
      // null counts where a cell names it
      {{.y = ""}, {"null|1", "< 5|2"}, "gap x=5 in >= 5"},
      {{.y = ""}, {"null|1", "-|2"}, "overlap 1,2 x=null"},
      {{.y = ""}, {"not(null)|1"}, "gap x=null"},
      {{.policy = "FIRST", .y = ""}, {"< 5|1", ">= 5|2", "-|3"}, ""},
      {{.policy = "FIRST", .y = ""}, {"< 5|1", ">= 5|2", "null|3", "-|4"}, "unreachable 4"},
      // two columns
      {{.x_values = "[0..10]", .y_values = R"("a","b")"}, {R"(< 5|"a"|1)", R"(>= 5|-|2)"}, "gap x=0 in [0..5) y=\"b\""},
      {{.x_values = "[0..10]", .y_values = R"("a","b")"},
       {R"(<= 5|"a"|1)", R"(-|"b"|2)", R"(>= 5|-|3)"},
       "overlap 1,3 x=5 y=\"a\"; overlap 2,3 x=5 in [5..10] y=\"b\""},
      // the same expression twice is one input
      {{.y_type = "number", .y = "x"}, {"< 5|-|1", "-|>= 5|2"}, ""},
      {{.policy = "FIRST", .y_type = "number", .otherwise = "0", .y = "x"}, {"< 5|> 6|1"}, "unreachable 1"},
      // hit policies
      {{.policy = "ANY", .y = ""}, {"<= 5|1", ">= 5|1", "5|2"}, "conflict 1,3 x=5; conflict 2,3 x=5"},
      {{.policy = "FIRST", .y = ""}, {"-|1", "< 5|2"}, "unreachable 2"},
      {{.policy = "FIRST", .y = ""}, {"< 5|1", ">= 4|2", "[3..6]|3"}, "unreachable 3"},
      {{.policy = "PRIORITY", .outputs = R"("high","low")", .y = ""}, {R"(< 5|"low")", R"(-|"high")"}, "unreachable 1"},
      {{.policy = "PRIORITY", .outputs = R"("high","low")", .y = ""}, {R"(< 5|"high")", R"(-|"low")"}, ""},
      {{.policy = "RULE ORDER", .y = ""}, {"< 5|1", "< 6|2"}, ""},
      {{.policy = "COLLECT", .y = ""}, {"< 5|1", "< 6|2"}, ""},
      {{.policy = "COLLECT", .y = "", .aggregation = "SUM"}, {"< 5|1", "< 6|2"}, "gap x=6 in >= 6"},
      // rules that no input meets
      {{.y = ""}, {"-|1", "[5..3]|2"}, "unreachable 2"},
      {{.x_values = "[0..9]", .y = ""}, {"< 10|1", "> 9|2"}, "unreachable 2"},
      // what cannot be seen through blames nobody
      {{.y = ""}, {"< y|1", ">= 5|2"}, "opaque 1"},
      {{.y_type = "number"}, {"< 5|> x|1", "< 5|1|2"}, "opaque 1; gap x=5 in >= 5 y=0"},
      {{.policy = "FIRST", .y = ""}, {"< y|1", "-|2", "3|3"}, "opaque 1; unreachable 3"},
      {{.policy = "FIRST", .y = ""}, {"modulo(?, 2) = 0|1", "-|2"}, "opaque 1"},
      {{.x_type = "", .y = ""}, {R"(< 5|1)", R"("a"|2)", "-|3"}, "overlap 1,3 x=4 in < 5; overlap 2,3 x=\"a\""},
      // outputs
      {{.outputs = R"("a","b")", .y = ""}, {R"(-|"c")"}, "output 1"},
      {{.x_type = "number", .y = ""}, {R"(-|1 + "a")"}, "problem feel.never_works"},
      {{.x_type = "number", .y = ""}, {R"("a"|1)", "-|2"}, "problem feel.never_works; unreachable 1"},
      {{.y = ""}, {"-|amuont"}, "problem feel.unknown_name"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(print(check(engine_of(table_of(row.shape, row.rules)), {})), row.findings)
        << testing::PrintToString(row.rules);
}

TEST(Check, TakesAllowedValuesFromTypes) {
  constexpr std::string_view kTypes =
      R"(<itemDefinition name="Band"><typeRef>string</typeRef><allowedValues><text>"a","b"</text></allowedValues></itemDefinition>
<itemDefinition name="Even"><typeRef>number</typeRef><allowedValues><text>modulo(?, 2) = 0</text></allowedValues></itemDefinition>
<itemDefinition name="Firm"><itemComponent name="band"><typeRef>Band</typeRef></itemComponent></itemDefinition>)";
  const auto found = [&](Shape shape, std::string_view x_type, const std::vector<std::string>& rules) {
    shape.y = "";
    return print(check(engine_of(table_of(shape, rules), kTypes, x_type), {}));
  };
  EXPECT_EQ(found({.x_type = "Band"}, "", {R"("a"|1)"}), "gap x=\"b\"");
  EXPECT_EQ(found({.x_type = "string"}, "Band", {R"("a"|1)", R"("b"|2)"}), "") << "as the input declares it";
  EXPECT_EQ(found({.x_type = "", .x = "x.band"}, "Firm", {R"("a"|1)"}), "gap x.band=\"b\"");
  EXPECT_EQ(found({.x_type = "Even"}, "", {"< 3|1", "> 3|2"}), "") << "3 is not allowed, so nothing is shown";
  EXPECT_EQ(found({.x_type = "Even"}, "", {"< 4|1", "> 4|2"}), "gap x=4");
}

TEST(Check, SaysSoWhereInputsAreComputed) {
  const auto checked = check(engine_of(table_of({.x = "count(x)", .y = ""}, {"<= 0|1", ">= 0|2"})), {});
  ASSERT_EQ(checked.findings.size(), 1u);
  EXPECT_TRUE(checked.findings[0].assumes);
  EXPECT_EQ(checked.findings[0].severity, Finding::Severity::warning) << "0 may never come";
  EXPECT_FALSE(checked.has_errors());
  const auto sure = check(engine_of(table_of({.y = ""}, {"<= 0|1", ">= 0|2"})), {});
  EXPECT_TRUE(sure.has_errors());
  EXPECT_EQ(sure.findings[0].error.where().substr(0, 6), "m.dmn:");
  EXPECT_NE(sure.findings[0].error.message(Lang::zh).find("规则 1, 2 重叠：x = 0"), std::string::npos);
}

TEST(Check, EndsWhereATableIsTooLarge) {
  std::vector<std::string> rules;
  for (int i = 0; i < 200; ++i) rules.push_back("[" + std::to_string(i) + ".." + std::to_string(i + 150) + "]|-|1");
  const auto few = check(engine_of(table_of({}, rules)), {.work_max = 5'000'000, .findings_max = 10});
  EXPECT_EQ(std::count_if(few.findings.begin(), few.findings.end(),
                          [](auto& finding) { return finding.kind == Finding::Kind::overlap; }),
            10);
  EXPECT_NE(print(few).find("limit"), std::string::npos);
  EXPECT_EQ(print(check(engine_of(table_of({}, rules)), {.work_max = 1000})), "limit");
}

TEST(Check, NamesRulesThatNoTestMeets) {
  const auto engine = engine_of(table_of({.y = ""}, {"< 5|1", ">= 5|2"}));
  RulesHit hit;
  hit.add(ask(engine, "d", "{x: 7}", true).why);
  EXPECT_EQ(print(check(engine, {.tested = &hit})), "untested 1");
  hit.add(ask(engine, "d", "{x: 1}", true).why);
  EXPECT_EQ(print(check(engine, {.tested = &hit})), "");
}

/// What an engine answers for every combination of a grid decides what is true of a random table.
class Plain {
 public:
  explicit Plain(const std::string& logic) : engine_(engine_of(logic)) {
    for (int half = -2; half <= 12; ++half) values_.emplace_back(*divide(Decimal(half), Decimal(2)));
    values_.emplace_back();
    for (const auto& x : values_)
      for (const auto& y : values_) look(x, y);
  }
  const Engine& engine() const { return engine_; }
  bool has_gap = false;
  std::set<std::vector<int>> overlaps;
  std::set<int> met;  ///< Rules that are ever reached; under FIRST a rule that is hidden never is.

 private:
  void look(const feel::Value& x, const feel::Value& y) {
    feel::Context inputs;
    inputs.put("x", x), inputs.put("y", y);
    const auto outcome = engine_.evaluate("d", {.values = inputs}, {.now = morning(), .why = true});
    std::vector<int> hits;
    for (const auto& step : outcome->why.front().children)
      if (step.kind == Step::Kind::table)
        for (const auto& rule : step.children)
          if (rule.kind == Step::Kind::rule && rule.verdict == Step::Verdict::holds) hits.push_back(rule.number);
    has_gap = has_gap || (hits.empty() && !x.is_null() && !y.is_null());
    met.insert(hits.begin(), hits.end());
    for (std::size_t a = 0; a < hits.size(); ++a)
      for (std::size_t b = a + 1; b < hits.size(); ++b) overlaps.insert({hits[a], hits[b]});
  }
  Engine engine_;
  std::vector<feel::Value> values_;
};

TEST(Check, AgreesWithTryingEverything) {
  std::mt19937 random(20261123);
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const auto cell = [&]() -> std::string {
    const auto a = std::to_string(below(6)), b = std::to_string(below(6));
    switch (below(9)) {
      case 0:
        return "-";
      case 1:
        return "< " + a;
      case 2:
        return ">= " + a;
      case 3:
        return "[" + a + ".." + b + ")";
      case 4:
        return a + ", " + b;
      case 5:
        return "not(" + a + ")";
      case 6:
        return "(" + a + ".." + b + "]";
      case 7:
        return "<= " + a;
      default:
        return "> " + a + ", < " + b;
    }
  };
  int gaps = 0, overlaps = 0, hidden = 0;
  for (int round = 0; round < 120; ++round) {
    std::vector<std::string> rules;
    for (int i = 1 + below(6); i > 0; --i) rules.push_back(cell() + "|" + cell() + "|1");
    const bool first = round % 2 == 1;
    const Plain plain(table_of({.policy = first ? "FIRST" : "UNIQUE", .y_type = "number"}, rules));
    const auto checked = check(plain.engine(), {});
    std::set<std::vector<int>> found;
    std::set<int> unreachable;
    bool gap = false;
    for (const auto& finding : checked.findings) {
      gap = gap || finding.kind == Finding::Kind::gap;
      if (finding.kind == Finding::Kind::overlap) found.insert(finding.rules);
      if (finding.kind == Finding::Kind::unreachable) unreachable.insert(finding.rules[0]);
    }
    EXPECT_EQ(gap, plain.has_gap) << testing::PrintToString(rules);
    if (!first) {
      EXPECT_EQ(found, plain.overlaps) << testing::PrintToString(rules);
    }
    for (int rule = 1; rule <= static_cast<int>(rules.size()); ++rule)
      EXPECT_NE(unreachable.contains(rule), plain.met.contains(rule)) << rule << testing::PrintToString(rules);
    gaps += gap, overlaps += !found.empty(), hidden += !unreachable.empty();
  }
  EXPECT_GT(gaps, 10);
  EXPECT_GT(overlaps, 10);
  EXPECT_GT(hidden, 10);
}

}  // namespace
}  // namespace sanlian::dmn
