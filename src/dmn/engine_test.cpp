#include "dmn/model_test.h"

#include "feel/function.h"

namespace sanlian::dmn {
namespace {
using namespace world;

constexpr std::string_view kTypes = R"(
  <itemDefinition name="tAge"><typeRef>number</typeRef><allowedValues><text>[0..150]</text></allowedValues></itemDefinition>
  <itemDefinition name="tAdult"><typeRef>tAge</typeRef><typeConstraint><text>&gt;= 18</text></typeConstraint></itemDefinition>
  <itemDefinition name="tMarks" isCollection="true"><typeRef>number</typeRef>
    <allowedValues><text>[1..6]</text></allowedValues><typeConstraint><text>count(?) &gt; 2</text></typeConstraint></itemDefinition>
  <itemDefinition name="tFirm">
    <itemComponent name="name"><typeRef>string</typeRef></itemComponent>
    <itemComponent name="staff"><typeRef>number</typeRef></itemComponent>
    <itemComponent name="R&amp;D staff"><typeRef>number</typeRef><allowedValues><text>&lt;= staff</text></allowedValues></itemComponent>
  </itemDefinition>
  <itemDefinition name="tFirms" isCollection="true"><typeRef>tFirm</typeRef></itemDefinition>
  <itemDefinition name="tCompare"><functionItem outputTypeRef="boolean">
    <parameters name="a" typeRef="number"/><parameters name="b" typeRef="number"/></functionItem></itemDefinition>
  <itemDefinition name="tLoop"><typeRef>tLoop</typeRef></itemDefinition>)";

TEST(Types, ConvertAndCheckWhatIsDeclared) {
  struct TypeRow {
    std::string_view type, value, found, codes;
  };
  const TypeRow rows[] = {
      {"number", "5", "5", ""},
      {"number", "[5]", "5", ""},
      {"number", "\"5\"", "null", "dmn.not_of_type"},
      {"list", "[1, 2]", "[1, 2]", ""},
      {"date and time", "date(\"2026-01-31\")", "@\"2026-01-31T00:00:00Z\"", ""},
      {"dateTime", "date(\"2026-01-31\")", "@\"2026-01-31T00:00:00Z\"", ""},
      {"feel:number", "5", "5", ""},
      {"Any", "5", "5", ""},
      {"tAge", "150", "150", ""},
      {"tAge", "151", "null", "dmn.not_allowed"},
      {"tAge", "null", "null", ""},
      {"tAdult", "18", "18", ""},
      {"tAdult", "17", "null", "dmn.not_allowed"},
      {"tAdult", "200", "null", "dmn.not_allowed"},
      {"tMarks", "[1, 2, 3]", "[1, 2, 3]", ""},
      {"tMarks", "[1, 2]", "null", "dmn.not_allowed"},
      {"tMarks", "[1, 2, 7]", "null", "dmn.not_allowed"},
      {"tMarks", "1", "null", "dmn.not_allowed"},
      {"tFirm", R"({name: "a", staff: 9, "R&D staff": 3, more: 1})",
       R"({name: "a", staff: 9, "R&D staff": 3, more: 1})", ""},
      {"tFirm", R"({name: "a", staff: 2, "R&D staff": 3})", "null", "dmn.not_allowed"},
      {"tFirm", R"({name: "a", staff: 2})", "null", "dmn.not_of_type"},
      {"tFirms", R"([{name: "a", staff: 2, "R&D staff": 3}])", "null", "dmn.not_allowed"},
      {"tCompare", "function(a: number, b: number) a < b", "function(a: number, b: number) a < b", ""},
      {"tCompare", "7", "null", "dmn.not_of_type"},
  };
  for (const auto& row : rows) {
    std::string body(kTypes);
    const auto engine = load(definitions(body.append(decision("d", literal(row.value), "", row.type))));
    EXPECT_EQ(codes(engine.problems()), "dmn.type_cycle") << row.type;
    const auto outcome = ask(engine, "d");
    EXPECT_EQ(outcome.value.print(), row.found) << row.type << " " << row.value;
    EXPECT_EQ(codes(outcome), row.codes) << row.type << " " << row.value;
  }
}

TEST(Types, AreNamedWithTheNearestOneWhenUnknown) {
  std::string body(kTypes);
  const auto engine = load(definitions(body.append(decision("d", literal("1"), "", "tAged"))));
  ASSERT_EQ(codes(engine.problems()), "dmn.type_cycle dmn.unknown_type_near");
  EXPECT_NE(engine.problems()[1].message(Lang::en).find("\"tAge\""), std::string::npos);
  EXPECT_EQ(answer(engine, "d"), "1") << "an unknown type asks for nothing";
}

TEST(Types, MayBeWrittenOutWhereTheyAreUsed) {
  struct Row {
    std::string_view type, text, found;
  };
  const Row rows[] = {
      {"list&lt;number&gt;", "[1, 2]", "[1, 2]"},
      {"list&lt;number&gt;", "3", "[3]"},
      {"list&lt;number&gt;", "[1, \"a\"]", "null"},
      {"list&lt;list&lt;string&gt;&gt;", "[[\"a\"]]", "[[\"a\"]]"},
      {"context&lt;a: number, b: list&lt;date&gt;&gt;", "{a: 1, b: []}", "{a: 1, b: []}"},
      {"context&lt;a: number, b: list&lt;date&gt;&gt;", "{a: 1}", "null"},
      {"range&lt;number&gt;", "[1..2]", "[1..2]"},
      {"range&lt;number&gt;", "[@\"2026-01-01\"..@\"2026-01-02\"]", "null"},
      {"function&lt;number, string&gt;-&gt;boolean", "function(a: number, b: string) a > 1",
       "function(a: number, b: string) a > 1"},
      {"function&lt;&gt;-&gt;number", "1", "null"},
  };
  for (const auto& row : rows) {
    const auto engine = load(definitions(decision("d", literal(row.text), "", row.type)));
    EXPECT_EQ(codes(engine.problems()), "") << row.type;
    EXPECT_EQ(answer(engine, "d"), row.found) << row.type << " " << row.text;
  }
  for (const auto* type : {"list&lt;nubmer&gt;", "set&lt;number&gt;", "list&lt;number", "context&lt;number&gt;"})
    EXPECT_FALSE(load(definitions(decision("d", literal("1"), "", type))).problems().empty()) << type;
}

TEST(Types, OfWhichListsAreMadeAreChecked) {
  const auto engine = load(definitions(
      "<itemDefinition name=\"tGrade\"><typeRef>string</typeRef><allowedValues><text>\"a\"</text></allowedValues>"
      "</itemDefinition>" +
      decision("d", literal("[\"a\", \"b\"]"), "", "list&lt;tGrade&gt;")));
  EXPECT_EQ(codes(ask(engine, "d")), "dmn.not_allowed");
}

TEST(Engine, SaysWhatCanNeverWorkWhenAskedTo) {
  const auto xml = definitions(decision("d", literal("\n 1 + \"a\"")) + decision("e", literal("lenght(1)")));
  const auto lenient = load(xml);
  EXPECT_EQ(codes(lenient.problems()), "feel.unknown_function") << "names are always said";
  const auto strict = Engine::load({{.file = "m.dmn", .xml = xml}}, {}, true);
  ASSERT_EQ(codes(strict->problems()), "feel.never_works feel.unknown_function");
  EXPECT_TRUE(strict->problems()[0].where().starts_with("m.dmn:4:")) << strict->problems()[0].where();
  EXPECT_EQ(answer(*strict, "d"), "null");
}

TEST(Graph, ShowsADecisionWhatItRequiresAndNothingElse) {
  const auto engine = load(definitions(
      input("Loan amount", "number") + decision("Fee %", literal("2")) +
      decision("Fee", literal("Loan amount * Fee % / 100"), needs_input("Loan amount") + needs_decision("Fee %")) +
      decision("Above", literal("Fee + 1"), needs_decision("Fee")) +
      decision("Blind", literal("Above"), needs_decision("Fee"))));
  EXPECT_EQ(codes(engine.problems()), "feel.unknown_name") << "Blind does not see it";
  EXPECT_EQ(answer(engine, "Above", "{\"Loan amount\": 250}"), "6");
  EXPECT_EQ(answer(engine, "Above", "{\"Fee %\": 10, \"Loan amount\": 250}"), "26")
      << "a given decision is not computed";
  EXPECT_EQ(codes(ask(engine, "Blind", "{\"Loan amount\": 250}")), "feel.unknown_name");
  EXPECT_EQ(codes(ask(engine, "Fee", "{}")), "feel.needs_field");
  EXPECT_EQ(codes(ask(engine, "Fee", "{\"Loan amount\": \"much\"}")), "dmn.not_of_type");
}

TEST(Graph, ComputesADecisionOnce) {
  // 2^40 evaluations, if each were computed whenever it is required
  std::string body = decision("d0", literal("1"));
  for (int i = 1; i <= 40; ++i) {
    const auto before = "d" + std::to_string(i - 1);
    body += decision("d" + std::to_string(i), literal(before + " + " + before), needs_decision(before));
  }
  EXPECT_EQ(answer(load(definitions(body)), "d40"), "1099511627776");
}

TEST(Graph, RefusesCirclesAndOnlyThose) {
  const auto engine = load(definitions(
      decision("a", literal("b"), needs_decision("b")) + decision("b", literal("c"), needs_decision("c")) +
      decision("c", literal("a"), needs_decision("a")) + decision("self", literal("self"), needs_decision("self")) +
      decision("outside", literal("if a = null then 1 else 2"), needs_decision("a")) + decision("well", literal("3"))));
  EXPECT_EQ(codes(engine.problems()),
            "dmn.requirement_cycle dmn.requirement_cycle dmn.requirement_cycle dmn.requirement_cycle");
  EXPECT_EQ(codes(ask(engine, "a")), "dmn.requirement_cycle");
  EXPECT_EQ(answer(engine, "outside"), "1");
  EXPECT_EQ(answer(engine, "well"), "3");
}

TEST(Graph, SaysWhatAnUnknownReferenceIs) {
  const auto engine = load(definitions(decision("d", literal("1"), needs_decision("nowhere") + needs_input("d"))));
  EXPECT_EQ(codes(engine.problems()), "dmn.unknown_reference");
  const auto missing = engine.evaluate("elsewhere", {}, {.now = morning()});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code(), "dmn.no_such_decision");
}

std::string knowledge(std::string_view name, std::string_view parameters, std::string_view body,
                      std::string_view requirements = {}, std::string_view kind = "FEEL") {
  std::string xml("<businessKnowledgeModel id=\"");
  xml.append(name).append("\" name=\"").append(name).append("\"><variable name=\"").append(name).append("\"/>");
  xml.append("<encapsulatedLogic kind=\"").append(kind).append("\">").append(parameters).append(body);
  return xml.append("</encapsulatedLogic>").append(requirements).append("</businessKnowledgeModel>\n");
}

constexpr std::string_view kNumber = R"(<formalParameter name="n" typeRef="number"/>)";

TEST(Knowledge, IsCalledPassedAndBounded) {
  const auto engine = load(definitions(
      knowledge("twice", kNumber, literal("n * 2")) +
      knowledge("sum to", kNumber, literal("if n <= 0 then 0 else n + sum to(n - 1)"), needs_knowledge("sum to")) +
      knowledge(
          "outside", kNumber,
          R"(<context><contextEntry><variable name="class"/><literalExpression><text>"java.lang.System"</text></literalExpression></contextEntry></context>)",
          "", "Java") +
      decision("call", literal("twice(4) + twice(n: 5)"), needs_knowledge("twice")) +
      decision("wrong type", literal("twice(\"4\")"), needs_knowledge("twice")) +
      decision("too many", literal("twice(4, 5)"), needs_knowledge("twice")) +
      decision("as a value", literal("(for f in [twice] return f(21))[1]"), needs_knowledge("twice")) +
      decision("itself", literal("twice"), needs_knowledge("twice")) +
      decision("deep", literal("sum to(50)"), needs_knowledge("sum to")) +
      decision("too deep", literal("sum to(1000000)"), needs_knowledge("sum to")) +
      decision("foreign", literal("outside(1)"), needs_knowledge("outside"))));
  EXPECT_EQ(codes(engine.problems()), "");
  EXPECT_EQ(answer(engine, "call"), "18");
  EXPECT_EQ(codes(ask(engine, "wrong type")), "dmn.not_of_type");
  EXPECT_EQ(codes(ask(engine, "too many")), "dmn.wrong_arguments");
  EXPECT_EQ(answer(engine, "as a value"), "42");
  EXPECT_EQ(answer(engine, "deep"), "1275");
  EXPECT_EQ(answer(engine, "too deep"), "null");
  EXPECT_NE(codes(ask(engine, "too deep")).find("feel.limit"), std::string::npos);
  EXPECT_EQ(codes(ask(engine, "foreign")), "dmn.external");
  EXPECT_EQ(answer(engine, "twice", "{n: 6}"), "12") << "asked from outside";

  const auto function = ask(engine, "itself").value;  // lives on after its evaluation
  ASSERT_TRUE(function.is(feel::Kind::function));
  const feel::Value six[] = {6};
  EXPECT_EQ(feel::call(function.function(), six, {}, {.now = morning(), .limits = {}}).print(), "12");
}

TEST(Knowledge, IsInvokedByBoxesWithNamesAndDots) {
  const auto engine = load(definitions(
      knowledge("join", R"(<formalParameter name="Person.Name"/><formalParameter name="mark" typeRef="string"/>)",
                literal("Person.Name + (if mark = null then \"?\" else mark)")) +
      decision("d",
               R"(<invocation><literalExpression><text>join</text></literalExpression>
        <binding><parameter name="mark"/>)" +
                   literal("\"!\"") + R"(</binding>
        <binding><parameter name="Person.Name"/>)" +
                   literal("\"Li\"") + "</binding></invocation>",
               needs_knowledge("join")) +
      decision("left out",
               R"(<invocation><literalExpression><text>join</text></literalExpression>
        <binding><parameter name="Person.Name"/>)" +
                   literal("\"Li\"") + "</binding></invocation>",
               needs_knowledge("join")) +
      decision("unknown",
               R"(<invocation><literalExpression><text>join</text></literalExpression>
        <binding><parameter name="Name"/>)" +
                   literal("\"Li\"") + "</binding></invocation>",
               needs_knowledge("join"))));
  EXPECT_EQ(answer(engine, "d"), "\"Li!\"");
  EXPECT_EQ(answer(engine, "left out"), "\"Li?\"");
  EXPECT_EQ(answer(engine, "unknown"), "null");
}

TEST(Service, TakesItsInputsAndDecidesWithinThem) {
  const auto engine = load(definitions(
      input("rate", "number") + decision("base", literal("100")) +
      decision("fee", literal("base * rate"), needs_decision("base") + needs_input("rate")) +
      decision("note", literal("\"rate \" + string(rate)"), needs_input("rate")) +
      R"(<decisionService id="one" name="one"><variable name="one"/><outputDecision href="#fee"/><inputDecision href="#base"/><inputData href="#rate"/></decisionService>
         <decisionService id="both" name="both"><variable name="both"/><outputDecision href="#fee"/><outputDecision href="#note"/><encapsulatedDecision href="#base"/><inputData href="#rate"/></decisionService>)" +
      decision("use", literal("one(0.5, 10) + one(base: 20, rate: 2) + both(3).fee"),
               needs_knowledge("one") + needs_knowledge("both"))));
  EXPECT_EQ(codes(engine.problems()), "");
  EXPECT_EQ(answer(engine, "use", "{rate: 99}"), "345") << "inputs first, then decisions; nothing from outside";
  EXPECT_EQ(answer(engine, "both", "{rate: 2}"), R"({fee: 200, note: "rate 2"})");
  EXPECT_EQ(answer(engine, "one", "{rate: 2}"), "null") << "an input decision is never computed";
}

TEST(Imports, ReachModelsByNameAndIntoTheirOwnScope) {
  const auto base = definitions(
      R"(<itemDefinition name="tRate"><typeRef>number</typeRef><allowedValues><text>[0..1]</text></allowedValues></itemDefinition>)" +
          input("rate", "tRate") + decision("doubled", literal("rate * 2"), needs_input("rate")) +
          knowledge("add", kNumber, literal("n + 1")),
      "urn:base");
  const std::string named = R"(<import name="lib" namespace="urn:base" importType="x"/>)";
  const auto requires_all = needs("requiredDecision", "urn:base#doubled") + needs("requiredKnowledge", "urn:base#add");
  const auto main = definitions(named + decision("d", literal("lib.add(lib.doubled)"), requires_all) +
                                decision("typed", literal("2"), "", "lib.tRate"));
  const auto nameless =
      definitions(R"(<import name="" namespace="urn:base" importType="x"/>)" +
                  decision("d", literal("add(doubled)"), requires_all) + decision("typed", literal("2"), "", "tRate"));
  for (const auto& text : {main, nameless}) {
    const auto engine = Engine::load({{.file = "m.dmn", .xml = text}, {.file = "b.dmn", .xml = base}});
    ASSERT_TRUE(engine) << engine.error().print(Lang::en);
    EXPECT_EQ(codes(engine->problems()), "");
    EXPECT_EQ(answer(*engine, "d", "{rate: 0.25}"), "1.5");
    EXPECT_EQ(codes(ask(*engine, "typed")), "dmn.not_allowed");
    Inputs inputs;
    inputs.imported.push_back({.space = "urn:base", .name = "rate", .value = *Decimal::parse("0.5")});
    EXPECT_EQ(engine->evaluate("d", inputs, {.now = morning()})->value.print(), "2");
    EXPECT_EQ(engine->evaluate("doubled", inputs, {.now = morning(), .space = "urn:base"})->value.print(), "1");
  }
  const auto engine = Engine::load({{.file = "m.dmn", .xml = main}, {.file = "b.dmn", .xml = base}});
  EXPECT_EQ(answer(*engine, "d", "{lib: {rate: 0.5}}"), "2");
  EXPECT_EQ(codes(load(main).problems()).substr(0, 18), "dmn.unknown_import");
  const auto clash = definitions(R"(<import name="" namespace="urn:base" importType="x"/>)" + input("doubled") +
                                 decision("d", literal("doubled"), needs_input("doubled") + requires_all));
  EXPECT_EQ(codes(Engine::load({{.file = "m.dmn", .xml = clash}, {.file = "b.dmn", .xml = base}})->problems()),
            "dmn.name_clash");
  EXPECT_FALSE(Engine::load({{.file = "a.dmn", .xml = main}, {.file = "b.dmn", .xml = main}}));
}

struct BoxRow {
  std::string_view name;
  std::string logic, value;
};

TEST(Boxes, AnswerAsTheirFeelForms) {
  const auto in = [](std::string_view role, std::string_view text) {
    std::string xml("<");
    return xml.append(role).append(">").append(literal(text)).append("</").append(role).append(">");
  };
  const std::string rows_of = R"(<relation><column name="name"/><column name="age"/><row>)" + literal("\"a\"") +
                              literal("20") + "</row><row>" + literal("\"b\"") + literal("30") + "</row></relation>";
  const BoxRow rows[] = {
      {"context",
       R"(<context><contextEntry><variable name="a b"/>)" + literal("2") +
           R"(</contextEntry><contextEntry><variable name="c"/>)" + literal("a b * 3") + "</contextEntry></context>",
       "{a b: 2, c: 6}"},
      {"context with a result",
       R"(<context><contextEntry><variable name="a"/>)" + literal("2") + "</contextEntry><contextEntry>" +
           literal("a + 1") + "</contextEntry></context>",
       "3"},
      {"typed entry",
       R"(<context><contextEntry><variable name="a" typeRef="string"/>)" + literal("2") + "</contextEntry></context>",
       "{a: null}"},
      {"function",
       R"(<context><contextEntry><variable name="k"/>)" + literal("10") +
           R"(</contextEntry><contextEntry><variable name="f"/><functionDefinition><formalParameter name="n" typeRef="number"/>)" +
           literal("n * k") + "</functionDefinition></contextEntry><contextEntry>" + literal("f(4)") +
           "</contextEntry></context>",
       "40"},
      {"foreign function",
       R"(<context><contextEntry><variable name="f"/><functionDefinition kind="PMML"><formalParameter name="n"/>)" +
           literal("n") + "</functionDefinition></contextEntry><contextEntry>" + literal("f(4)") +
           "</contextEntry></context>",
       "null"},
      {"list", "<list>" + literal("1") + literal("\"a\"") + "</list>", R"([1, "a"])"},
      {"relation", rows_of, R"([{name: "a", age: 20}, {name: "b", age: 30}])"},
      {"if", "<conditional>" + in("if", "1 > 2") + in("then", "\"y\"") + in("else", "\"n\"") + "</conditional>",
       "\"n\""},
      {"if null", "<conditional>" + in("if", "null") + in("then", "1") + in("else", "2") + "</conditional>", "2"},
      {"filter by key", "<filter><in>" + rows_of + "</in>" + in("match", "age > 25") + "</filter>",
       R"([{name: "b", age: 30}])"},
      {"filter by item", "<filter>" + in("in", "[1, 2, 3]") + in("match", "item >= 2") + "</filter>", "[2, 3]"},
      {"filter by index", "<filter>" + in("in", "[5, 6]") + in("match", "-1") + "</filter>", "6"},
      {"filter by nonsense", "<filter>" + in("in", "[5, 6]") + in("match", "\"a\"") + "</filter>", "null"},
      {"for", "<for iteratorVariable=\"i\">" + in("in", "1..3") + in("return", "i * 2") + "</for>", "null"},
      {"for in a range", "<for iteratorVariable=\"i\">" + in("in", "[1..3]") + in("return", "i * 2") + "</for>",
       "[2, 4, 6]"},
      {"for with partial",
       "<for iteratorVariable=\"i\">" + in("in", "[1, 2, 3]") + in("return", "count(partial) + i") + "</for>",
       "[1, 3, 5]"},
      {"some", "<some iteratorVariable=\"i\">" + in("in", "[1, 2]") + in("satisfies", "i > 1") + "</some>", "true"},
      {"every", "<every iteratorVariable=\"i\">" + in("in", "[1, 2]") + in("satisfies", "i > 1") + "</every>", "false"},
      {"some of none", "<some iteratorVariable=\"i\">" + in("in", "[]") + in("satisfies", "i > 1") + "</some>",
       "false"},
      {"every with null",
       "<every iteratorVariable=\"i\">" + in("in", "[1, null]") + in("satisfies", "i > 0") + "</every>", "null"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(answer(load(definitions(decision("d", row.logic))), "d"), row.value) << row.name;
}

TEST(Engine, KeepsTheRestWhenOnePartIsBroken) {
  const auto engine =
      load(definitions(decision("broken", literal("1 +")) + decision("empty", "") +
                       decision("well", literal("if broken = null then 1 else 2"), needs_decision("broken"))));
  EXPECT_EQ(codes(engine.problems()), "feel.syntax");
  EXPECT_EQ(engine.problems()[0].where().substr(0, 8), "m.dmn:3:");
  EXPECT_EQ(answer(engine, "well"), "1");
  EXPECT_EQ(codes(ask(engine, "empty")), "dmn.no_logic");
}

TEST(Engine, FixesTheClockForAnEvaluation) {
  const auto engine = load(definitions(decision("d", literal("now() = now() and today() = @\"2026-03-01\""))));
  EXPECT_EQ(answer(engine, "d"), "true");
}

}  // namespace
}  // namespace sanlian::dmn
