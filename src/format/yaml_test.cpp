#include "format/yaml.h"

#include <gtest/gtest.h>

#include "format/json.h"
#include "format/json_writer.h"

namespace sanlian::format {
namespace {

std::string refusal(std::string_view text) {
  const auto read = parse_yaml(text, "f.yaml");
  if (read) return "read as " + to_json(*read);
  return read.error().where() + " " + std::string(read.error().code());
}

TEST(Yaml, MeansTheJsonItLooksLike) {
  struct Row {
    std::string_view yaml, json;
  };
  const Row rows[] = {
      {"a: 1", R"({"a":1})"},
      {"a: 10000.00\nb: -0.5\nc: 1e3", R"({"a":10000.00,"b":-0.5,"c":1e3})"},
      {"a: true\nb: false\nc: null\nd: ~\ne:", R"({"a":true,"b":false,"c":null,"d":null,"e":null})"},
      {"a: 'true'\nb: \"12\"\nc: 'yes'", R"({"a":"true","b":"12","c":"yes"})"},
      {"from: 2022-06-01\nat: 2022-06-01T10:00:00Z", R"({"from":"2022-06-01","at":"2022-06-01T10:00:00Z"})"},
      {"version: 1.2.3\nphone: 0531-88\ntime: 12:30\nno1: y",
       R"({"version":"1.2.3","phone":"0531-88","time":"12:30","no1":"y"})"},
      {"- a\n- - b\n  - c\n- {x: [1, 2]}", R"(["a",["b","c"],{"x":[1,2]}])"},
      {"label: {zh: 质押贷款, en: Pledge loan}", R"({"label":{"zh":"质押贷款","en":"Pledge loan"}})"},
      {"text: |\n  one\n  two\n", R"({"text":"one\ntwo\n"})"},
      {"text: >-\n  one\n  two\n", R"({"text":"one two"})"},
      {"where: \"a = 1 and \\\"b\\\"\"", R"({"where":"a = 1 and \"b\""})"},
      {"# comment\n---\na: 1 # more\n...\n", R"({"a":1})"},
      {"\xEF\xBB\xBF"
       "a: 1\r\nb: 2\r\n",
       R"({"a":1,"b":2})"},
      {"2022: 4.65\n\"on\": x", R"({"2022":4.65,"on":"x"})"},
      {"just text", R"("just text")"},
      {"[]", "[]"},
      {"a: 202010000000.5", R"({"a":202010000000.5})"},
      {"a: 1.2.3.4\nb: 1e\nc: e5\nd: -e\ne: .5a\nf: .",
       R"({"a":"1.2.3.4","b":"1e","c":"e5","d":"-e","e":".5a","f":"."})"},
  };
  for (const Row& row : rows) {
    const auto read = parse_yaml(row.yaml, "f.yaml");
    ASSERT_TRUE(read) << row.yaml << "\n" << read.error().print(Lang::en);
    EXPECT_EQ(to_json(*read), row.json) << row.yaml;
  }
}

TEST(Yaml, KnowsThePlaceOfEveryNode) {
  const Value value = parse_yaml("类型: patent\nfields:\n  - {标签: 名称, kind: text}\n", "f.yaml").value();
  EXPECT_EQ(value.entries()[0].place, (Place{1, 1}));
  EXPECT_EQ(value.entries()[0].value.place(), (Place{1, 5}));
  const Value& field = value.find("fields")->items()[0];
  EXPECT_EQ(field.place(), (Place{3, 5}));
  EXPECT_EQ(field.entries()[1].place, (Place{3, 14}));
  EXPECT_EQ(field.entries()[1].value.place(), (Place{3, 20}));
}

TEST(Yaml, RefusesWhatTwoPeopleCouldReadDifferently) {
  struct Row {
    std::string_view text, refusal;
  };
  const Row rows[] = {
      {"", "f.yaml:1:1 format.yaml_empty"},
      {"# nothing\n", "f.yaml:1:1 format.yaml_empty"},
      {"---\n...\n", "f.yaml:2:1 format.yaml_empty"},
      {"a: 1\nb: 2\na: 3\n", "f.yaml:3:1 format.duplicate_key"},
      {"{a: 1, \"a\": 2}", "f.yaml:1:8 format.duplicate_key"},
      {"a: &x 1", "f.yaml:1:4 format.yaml_anchor"},
      {"a: *x", "f.yaml:1:4 format.yaml_anchor"},
      {"<<: *x", "f.yaml:1:5 format.yaml_anchor"},
      {"*x : 1", "f.yaml:1:1 format.yaml_anchor"},
      {"a: &x [1]", "f.yaml:1:4 format.yaml_anchor"},
      {"a: !!str 1", "f.yaml:1:4 format.yaml_tag"},
      {"a: !x {b: 1}", "f.yaml:1:4 format.yaml_tag"},
      {"%YAML 1.1\n---\na: 1", "f.yaml:1:1 format.yaml_directive"},
      {"%TAG ! x:\n---\na: 1", "f.yaml:1:1 format.yaml_directive"},
      {"a: 1\n---\nb: 2", "f.yaml:2:1 format.yaml_several_documents"},
      {"a: yes", "f.yaml:1:4 format.yaml_ambiguous_word"},
      {"a: No", "f.yaml:1:4 format.yaml_ambiguous_word"},
      {"a: [on, OFF]", "f.yaml:1:5 format.yaml_ambiguous_word"},
      {"a: True", "f.yaml:1:4 format.yaml_ambiguous_word"},
      {"a: NULL", "f.yaml:1:4 format.yaml_ambiguous_word"},
      {"on: 1", "f.yaml:1:1 format.yaml_ambiguous_word"},
      {"true: 1", "f.yaml:1:1 format.yaml_key_not_text"},
      {"~: 1", "f.yaml:1:1 format.yaml_key_not_text"},
      {"? [a]\n: 1", "f.yaml:1:3 format.yaml_key_not_text"},
      {"a: 007", "f.yaml:1:4 format.yaml_ambiguous_number"},
      {"a: +5", "f.yaml:1:4 format.yaml_ambiguous_number"},
      {"a: .5", "f.yaml:1:4 format.yaml_ambiguous_number"},
      {"a: 5.", "f.yaml:1:4 format.yaml_ambiguous_number"},
      {"a: 00", "f.yaml:1:4 format.yaml_ambiguous_number"},
      {"a: 0x1F", "f.yaml:1:4 format.yaml_ambiguous_number"},
      {"a: 0o17", "f.yaml:1:4 format.yaml_ambiguous_number"},
      {"a: 1_000", "f.yaml:1:4 format.yaml_ambiguous_number"},
      {"a: -.inf", "f.yaml:1:4 format.yaml_ambiguous_number"},
      {"a: .NaN", "f.yaml:1:4 format.yaml_ambiguous_number"},
      {"a: \"open\nb: 1\n", "f.yaml:1:4 format.yaml_unterminated_quote"},
      {"a: 'open\n", "f.yaml:1:4 format.yaml_unterminated_quote"},
      {"a: [1, 2\nb: 3\n", "f.yaml:2:2 format.yaml_unreadable"},
      {"a: {b: 1\n", "f.yaml:2:1 format.yaml_unreadable"},
      {"a: b: c", "f.yaml:1:5 format.yaml_unreadable"},
      {"a: 1\n  b: 2", "f.yaml:2:4 format.yaml_unreadable"},
      {"a:\n\tb: 1", "f.yaml:2:1 format.yaml_stray_character"},
      {"a: @x", "f.yaml:1:4 format.yaml_stray_character"},
      {"a: \"\\q\"", "f.yaml:1:5 format.yaml_unreadable"},
      {"a: \"x\\0y\"", "f.yaml:1:4 format.yaml_null_character"},
      {"a: \x01", "f.yaml:1:1 format.yaml_unreadable"},
      {"a: \xFF", "f.yaml:1:4 format.not_utf8"},
  };
  for (const Row& row : rows) EXPECT_EQ(refusal(row.text), row.refusal) << row.text;
}

TEST(Yaml, HoldsItsLimits) {
  EXPECT_EQ(refusal(std::string(65, '[') + std::string(65, ']')), "f.yaml:1:65 format.too_deep");
  EXPECT_EQ(refusal(std::string(500'000, '[')), "f.yaml:1:65 format.too_deep");
  const auto large = parse_yaml("a: 1", "f.yaml", {.bytes_max = 3});
  EXPECT_EQ(large.error().code(), "format.too_large");
}

TEST(Yaml, SaysWhatToDo) {
  EXPECT_EQ(
      parse_yaml("a: yes", "packs/core/pack.yaml").error().print(Lang::en),
      "packs/core/pack.yaml:1:4: \"yes\" can be read in two ways (write true or false, or put the text in quotes)");
}

}  // namespace
}  // namespace sanlian::format
