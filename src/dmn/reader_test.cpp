#include "dmn/reader.h"

#include <chrono>

#include "dmn/model_test.h"

namespace sanlian::dmn {
namespace {
using namespace world;

std::string refusal(std::string_view xml, const ReadLimits& limits = {}) {
  Errors problems;
  const auto model = read_model(xml, "m.dmn", problems, limits);
  return model ? "read" : std::string(model.error().code()) + " " + model.error().where();
}

TEST(Reader, RefusesHostileAndForeignFiles) {
  std::string deep;
  for (int i = 0; i < 400; ++i) deep += "<list>";
  for (int i = 0; i < 400; ++i) deep += "</list>";
  EXPECT_EQ(
      refusal("<!DOCTYPE d [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]>\n<definitions>&b;</definitions>").substr(0, 11),
      "dmn.doctype");
  EXPECT_EQ(refusal("<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><definitions/>").substr(0, 11), "dmn.doctype");
  EXPECT_EQ(refusal("<definitions><decision></definitions>").substr(0, 11), "dmn.not_xml");
  EXPECT_EQ(refusal("").substr(0, 11), "dmn.not_xml");
  EXPECT_EQ(refusal("\xff\xfe<").substr(0, 12), "dmn.not_utf8");
  EXPECT_EQ(refusal(definitions(decision("d", deep))).substr(0, 12), "dmn.too_deep");
  EXPECT_EQ(refusal(definitions(""), {.bytes_max = 20}), "dmn.too_large m.dmn");
  EXPECT_EQ(refusal(definitions(decision("d", literal("1"))), {.elements_max = 3}).substr(0, 12), "dmn.too_many");
  EXPECT_EQ(refusal("<definitions xmlns=\"urn:other\"/>"), "dmn.not_dmn m.dmn:1:2");
  EXPECT_EQ(refusal("<html xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>"), "dmn.not_dmn m.dmn:1:2");
}

TEST(Reader, TakesTheFilesOfEveryVersion) {
  struct VersionRow {
    std::string_view space, version;
  };
  const VersionRow rows[] = {{"http://www.omg.org/spec/DMN/20151101/dmn.xsd", "1.1"},
                             {"http://www.omg.org/spec/DMN/20180521/MODEL/", "1.2"},
                             {"https://www.omg.org/spec/DMN/20191111/MODEL/", "1.3"},
                             {"https://www.omg.org/spec/DMN/20211108/MODEL/", "1.4"},
                             {"https://www.omg.org/spec/DMN/20230324/MODEL/", "1.5"}};
  for (const auto& row : rows) {
    std::string xml("<x:definitions xmlns:x=\"");
    xml.append(row.space).append("\" namespace=\"urn:m\" name=\"m\"><x:extensionElements><x:decision name=\"no\"/>");
    xml.append("</x:extensionElements><decision xmlns=\"urn:other\" name=\"neither\"/><x:decision name=\"d\">");
    xml.append("<x:variable name=\"d\" typeRef=\"feel:number\"/><x:literalExpression><x:text>1 + 1</x:text>");
    xml.append("</x:literalExpression></x:decision></x:definitions>");
    Errors problems;
    const auto model = read_model(xml, "m.dmn", problems);
    ASSERT_TRUE(model) << row.space;
    EXPECT_EQ(model->version, row.version);
    ASSERT_EQ(model->elements.size(), 1u);
    EXPECT_EQ(answer(load(xml), "d"), "2");
  }
}

TEST(Reader, KnowsWhereThingsStand) {
  const auto xml = definitions(
      "<decision name=\"d\">\n  <literalExpression>\n    <text>企业 +\n  *</text></literalExpression></decision>");
  Errors problems;
  const auto model = read_model(xml, "m.dmn", problems);
  ASSERT_TRUE(model);
  EXPECT_EQ(model->elements[0].place, (Place{3, 2}));
  EXPECT_EQ(model->elements[0].logic->text.place, (Place{5, 11}));
  EXPECT_EQ(load(xml).problems()[0].where(), "m.dmn:6:3");
}

TEST(Reader, ReadsALargeModel) {
  std::string body;
  for (int i = 0; i < 2000; ++i)
    body += decision("d" + std::to_string(i), literal(i == 0 ? "1" : "d" + std::to_string(i - 1) + " + 1"),
                     i == 0 ? "" : needs_decision("d" + std::to_string(i - 1)));
  const auto engine = load(definitions(body));
  EXPECT_EQ(answer(engine, "d100"), "101");
  EXPECT_EQ(answer(engine, "d1999"), "null") << "deeper than the limit: null, no crash";
}

/// Ten megabytes of rules are read, checked and asked in bounded time; ten of blanks, names and brackets are too, or
/// refused with the place.
TEST(Reader, BoundsModelsOfTenMegabytes) {
  const auto started = std::chrono::steady_clock::now();
  constexpr std::size_t kBytes = 10 << 20;
  std::string table = "<decisionTable hitPolicy=\"FIRST\"><input><inputExpression><text>x</text></inputExpression>";
  table += "</input><output name=\"o\"/>";
  int rules = 0;
  for (; table.size() < kBytes; ++rules) {
    const auto number = std::to_string(rules);
    table += "<rule><inputEntry><text>" + number + "</text></inputEntry><outputEntry><text>\"" + number + " " +
             std::string(400, 'a') + "\"</text></outputEntry></rule>\n";
  }
  const auto engine =
      load(definitions(input("x", "number") + decision("d", table + "</decisionTable>", needs_input("x"))));
  EXPECT_EQ(codes(engine.problems()), "");
  EXPECT_EQ(answer(engine, "d", "{x: " + std::to_string(rules - 1) + "}").substr(0, 6),
            "\"" + std::to_string(rules - 1).substr(0, 5));
  EXPECT_EQ(codes(ask(engine, "d", "{x: -1}")), "dmn.no_rule");

  EXPECT_EQ(codes(load(definitions(decision("d", literal(std::string(kBytes, ' ') + "1")))).problems()),
            "feel.too_long");
  EXPECT_EQ(codes(load(definitions(decision("d", literal(std::string(kBytes, '('))))).problems()), "feel.too_long");
  EXPECT_EQ(codes(load(definitions(decision("d", literal(std::string(500'000, '('))))).problems()), "feel.too_deep");
  EXPECT_EQ(refusal(std::string(kBytes, '<')).substr(0, 11), "dmn.not_xml");
  std::string nested;
  for (std::size_t i = 0; i < kBytes / 7; ++i) nested += "<a>";
  for (std::size_t i = 0; i < kBytes / 7; ++i) nested += "</a>";
  EXPECT_EQ(refusal(definitions(nested)).substr(0, 12), "dmn.too_deep");
  EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::minutes(2))
      << "with sanitizers, on a busy machine";
}

}  // namespace
}  // namespace sanlian::dmn
