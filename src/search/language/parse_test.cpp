#include "search/language/parse.h"

#include <gtest/gtest.h>

#include "base/date.h"
#include "search/language/world_test.h"

namespace sanlian::search {
namespace {

/// A tree on one line, plain enough to be read as the expectation: fields by number, `w` words, `p` phrase, `?`
/// wildcard, `v` value, `v*` prefix.
std::string show(const Query& query);

std::string show(const std::vector<Query>& operands) {
  std::string out;
  for (const auto& each : operands) out += " " + show(each);
  return out + ")";
}
std::string show(const std::vector<FieldId>& fields) {
  std::string out;
  for (const auto field : fields) out += std::to_string(field);
  return out == "012" ? "" : out;
}
std::string show(const std::optional<std::int64_t>& end, bool is_day) {
  return !end ? "*" : is_day ? Date{*end}.to_string() : std::to_string(*end);
}

struct Show {
  std::string operator()(const Everything&) const { return "*"; }
  std::string operator()(const Words& n) const { return "w" + show(n.fields) + "'" + n.text + "'"; }
  std::string operator()(const Phrase& n) const { return "p" + show(n.fields) + "'" + n.text + "'"; }
  std::string operator()(const Wildcard& n) const { return "?" + show(n.fields) + "'" + n.pattern + "'"; }
  std::string operator()(const Near& n) const {
    return (n.is_ordered ? "(pre" : "(near") + std::to_string(n.distance) + show(n.operands);
  }
  std::string operator()(const Value& n) const {
    return (n.is_prefix ? "v*" : "v") + std::to_string(n.field) + "'" + n.value + "'";
  }
  std::string operator()(const Range& n) const {
    const bool is_day = n.field == world::kApplied || n.field == world::kPublished;
    return "r" + std::to_string(n.field) + "[" + show(n.from, is_day) + " " + show(n.to, is_day) + "]";
  }
  std::string operator()(const Key& n) const { return "k'" + n.key + "'"; }
  std::string operator()(const And& n) const { return "(and" + show(n.operands); }
  std::string operator()(const Or& n) const { return "(or" + show(n.operands); }
  std::string operator()(const Not& n) const { return "(not" + show(n.operand); }
};
std::string show(const Query& query) { return std::visit(Show(), query.node); }

struct Row {
  std::string_view text, tree, printed;
};

class LanguageReads : public testing::TestWithParam<Row> {};
TEST_P(LanguageReads, TreeAndPrint) {
  const auto schema = world::schema();
  const auto query = parse(GetParam().text, schema);
  ASSERT_TRUE(query) << query.error().print(Lang::en) << "\n" << sketch(query.error());
  EXPECT_EQ(show(*query), GetParam().tree);
  const auto printed = print(*query, schema);
  if (!GetParam().printed.empty()) {
    EXPECT_EQ(printed, GetParam().printed);
  }
  const auto again = parse(printed, schema);
  ASSERT_TRUE(again) << printed << "\n" << again.error().print(Lang::en);
  EXPECT_EQ(show(*again), show(*query)) << printed;
}

INSTANTIATE_TEST_SUITE_P(
    Operators, LanguageReads,
    testing::Values(Row{"fuel", "w'fuel'", "fuel"}, Row{"fuel cell", "(and w'fuel' w'cell')", "fuel AND cell"},
                    Row{"a OR b c", "(or w'a' (and w'b' w'c'))", "a OR b AND c"},
                    Row{"(a or b) and c", "(and (or w'a' w'b') w'c')", "(a OR b) AND c"},
                    Row{"燃料电池 与 氢 或 膜 非 铂", "(or (and w'燃料电池' w'氢') (and w'膜' (not w'铂')))", ""},
                    Row{"(燃料)与(氢)", "(and w'燃料' w'氢')", ""}, Row{"a&b|c", "(or (and w'a' w'b') w'c')", ""},
                    Row{"a && b || c", "(or (and w'a' w'b') w'c')", ""},
                    Row{"a -b !c", "(and w'a' (not w'b') (not w'c'))", "a AND NOT b AND NOT c"},
                    Row{"a * b + c - d", "(or (and w'a' w'b') (and w'c' (not w'd')))", ""},
                    Row{"a ANDNOT b", "(and w'a' (not w'b'))", ""}, Row{"a and not b", "(and w'a' (not w'b'))", ""},
                    Row{"not not a", "(not (not w'a'))", "NOT NOT a"}, Row{"（ａ ＯＲ ｂ）", "(or w'ａ' w'ｂ')", ""},
                    Row{"a (b c)", "(and w'a' (and w'b' w'c'))", "a AND (b AND c)"},
                    Row{"lithium-ion", "w'lithium-ion'", "lithium-ion"},
                    Row{"1,2-dichloroethane", "w'1,2-dichloroethane'", ""},
                    Row{"燃料，电池；膜", "(and w'燃料' w'电池' w'膜')", ""}, Row{"a, b", "(and w'a' w'b')", ""},
                    Row{"R\\&D", "w'R&D'", "R\\&D"}, Row{"\\and", "w'and'", "\\and"},
                    Row{"fuel\\ cell", "w'fuel cell'", "fuel\\ cell"}, Row{"*", "*", "*"},
                    Row{"* NOT a", "(and * (not w'a'))", "* AND NOT a"}, Row{"and/or/xor", "w'and/or/xor'", ""},
                    Row{"http://x.y", "w'http://x.y'", ""}, Row{"reader's", "w'reader's'", "reader's"},
                    Row{"'tis", "w''tis'", ""}));

INSTANTIATE_TEST_SUITE_P(Phrases, LanguageReads,
                         testing::Values(Row{"\"fuel cell\"", "p'fuel cell'", "\"fuel cell\""},
                                         Row{"“燃料电池”", "p'燃料电池'", "\"燃料电池\""}, Row{"”燃料“", "p'燃料'", ""},
                                         Row{"'fuel cell'", "p'fuel cell'", ""}, Row{"「膜」", "p'膜'", ""},
                                         Row{"＂a b＂", "p'a b'", ""}, Row{"\"a \\\" b\"", "p'a \" b'", "\"a \\\" b\""},
                                         Row{"\"C:\\x\"", "p'C:\\x'", "\"C:\\\\x\""},
                                         Row{"a\"b c\"d", "(and w'a' p'b c' w'd')", ""}, Row{"\"AND\"", "p'AND'", ""},
                                         Row{"\"（a） x＊ \\＊\"", "(pre0 p'a' ?'x*')", ""}));

INSTANTIATE_TEST_SUITE_P(Wildcards, LanguageReads,
                         testing::Values(Row{"batter*", "?'batter*'", "batter*"},
                                         Row{"batter+", "?'batter*'", "batter*"}, Row{"batter$", "?'batter*'", ""},
                                         Row{"wom?n", "?'wom?n'", "wom?n"}, Row{"?ion", "?'?ion'", "?ion"},
                                         Row{"*ion", "?'*ion'", "*ion"}, Row{"燃料*", "?'燃料*'", "燃料*"},
                                         Row{"燃料＊", "?'燃料*'", ""}, Row{"C++", "w'C++'", ""},
                                         Row{"$100", "w'$100'", ""},
                                         Row{"lithium-ion*", "(pre0 w'lithium' ?'ion*')", "lithium PRE/0 ion*"},
                                         Row{"\"solid oxide fuel cell*\"", "(pre0 p'solid oxide fuel' ?'cell*')",
                                             "\"solid oxide fuel\" PRE/0 cell*"},
                                         Row{"5G通信*", "(pre0 w'5G' ?'通信*')", ""}, Row{"5\\*", "w'5*'", "5\\*"}));

INSTANTIATE_TEST_SUITE_P(
    Nearness, LanguageReads,
    testing::Values(
        Row{"a near/5 b", "(near5 w'a' w'b')", "a NEAR/5 b"}, Row{"a NEAR5 b", "(near5 w'a' w'b')", ""},
        Row{"a w/3 b", "(near3 w'a' w'b')", ""}, Row{"a 3W b", "(pre3 w'a' w'b')", "a PRE/3 b"},
        Row{"a (3w) b", "(pre3 w'a' w'b')", ""}, Row{"a (3n) b", "(near3 w'a' w'b')", ""},
        Row{"a pre/2 b", "(pre2 w'a' w'b')", ""}, Row{"a adj b", "(and w'a' w'adj' w'b')", "a AND adj AND b"},
        Row{"a ADJ b", "(pre0 w'a' w'b')", ""}, Row{"a adj/4 b", "(pre4 w'a' w'b')", ""},
        Row{"a ADJ4 b", "(pre4 w'a' w'b')", ""}, Row{"a near/2 b near/2 c", "(near2 w'a' w'b' w'c')", ""},
        Row{"a b near/2 c d", "(and w'a' (near2 w'b' w'c') w'd')", "a AND b NEAR/2 c AND d"},
        Row{"(a OR (b OR \"c d\")) near/2 e*", "(near2 (or w'a' w'b' p'c d') ?'e*')", "(a OR b OR \"c d\") NEAR/2 e*"},
        Row{"TI=(a near/2 b)", "(near2 w0'a' w0'b')", "TI=(a NEAR/2 b)"},
        Row{"TI=a near/2 b", "(near2 w0'a' w0'b')", ""}, Row{"TA=a near/2 AB=b", "(near2 w1'a' w1'b')", ""},
        Row{"near field", "(and w'near' w'field')", ""}, Row{"LED 5W", "(and w'LED' w'5W')", "LED AND \\5W"},
        Row{"5W LED", "(and w'5W' w'LED')", ""}, Row{"3D printing", "(and w'3D' w'printing')", "3D AND printing"}));

INSTANTIATE_TEST_SUITE_P(
    Fields, LanguageReads,
    testing::Values(Row{"TI=a", "w0'a'", "TI=a"}, Row{"ti : a", "w0'a'", ""}, Row{"标题＝燃料", "w0'燃料'", "TI=燃料"},
                    Row{"标题：燃料", "w0'燃料'", ""}, Row{"ti/(a b)", "(and w0'a' w0'b')", "TI=(a AND b)"},
                    Row{"ti/\"a b\"", "p0'a b'", ""}, Row{"TI=(a OR b)", "(or w0'a' w0'b')", "TI=(a OR b)"},
                    Row{"TI=a b", "(and w0'a' w'b')", "TI=a AND b"},
                    Row{"TI=(a AB=b)", "(and w0'a' w1'b')", "TI=a AND AB=b"}, Row{"TA=a", "w01'a'", "TA=a"},
                    Row{"TI,CL=a", "w02'a'", "TI,CL=a"}, Row{"TI=-a", "(not w0'a')", "NOT TI=a"},
                    Row{"TI!=a", "(not w0'a')", ""}, Row{"ＴＩ＝ａ", "w0'ａ'", ""}, Row{"ti==a", "w0'a'", ""},
                    Row{"TI=(a (b OR NOT c))", "(and w0'a' (or w0'b' (not w0'c')))", "TI=(a AND (b OR NOT c))"},
                    Row{"KEY=CN1A", "k'CN1A'", "KEY=CN1A"}, Row{"key=\"C N\"", "k'C N'", "KEY=\"C N\""},
                    Row{"title=a", "w0'a'", "TI=a"}, Row{"1:2", "w'1:2'", ""}));

INSTANTIATE_TEST_SUITE_P(
    Keywords, LanguageReads,
    testing::Values(Row{"PA=siemens", "v3'SIEMENS'", "PA=SIEMENS"}, Row{"申请人=华为", "v3'华为'", "PA=华为"},
                    Row{"PA=\"Siemens AG\"", "v3'SIEMENS AG'", "PA=\"SIEMENS AG\""},
                    Row{"PA=Siemens AG", "(and v3'SIEMENS' w'AG')", ""},
                    Row{"PA=(a or b)", "(or v3'A' v3'B')", "PA=(A OR B)"}, Row{"PA=华为*", "v*3'华为'", "PA=华为*"},
                    Row{"PA=\"Siemens A*\"", "v*3'SIEMENS A'", "PA=\"SIEMENS A*\""}, Row{"PA=*", "v*3''", "PA=*"},
                    Row{"PA=C++", "v3'C++'", ""}, Row{"LS=\"a\\*\"", "v5'a*'", "LS=\"a\\*\""},
                    Row{"IPC=H01M", "v4'H01M'", "IPC=H01M"}, Row{"ipc=h01m8/04", "v4'H01M 8/04'", "IPC=H01M8/04"},
                    Row{"IPC=H01M 8/04 AND a", "(and v4'H01M 8/04' w'a')", ""},
                    Row{"IPC=H01M 8 a", "(and v4'H01M 8' w'a')", ""}, Row{"IPC=\"H01M 8/04\"", "v4'H01M 8/04'", ""},
                    Row{"IPC=H01M8/%", "v4'H01M 8'", "IPC=H01M8"}, Row{"IPC=H01M8/*", "v4'H01M 8'", ""},
                    Row{"IPC=H01M*", "v*4'H01M'", "IPC=H01M*"}, Row{"IPC=H01M%", "v4'H01M'", ""},
                    Row{"IPC=H01M8/0*", "v*4'H01M 8/0'", "IPC=H01M8/0*"},
                    Row{"IPC=(H01M or H02J7/00)", "(or v4'H01M' v4'H02J 7/00')", ""}));

INSTANTIATE_TEST_SUITE_P(
    Ranges, LanguageReads,
    testing::Values(
        Row{"PD=2019", "r7[2019-01-01 2019-12-31]", "PD=2019"},
        Row{"PD=201905", "r7[2019-05-01 2019-05-31]", "PD=2019-05"},
        Row{"PD=20190501", "r7[2019-05-01 2019-05-01]", "PD=2019-05-01"},
        Row{"PD=2019-05-01", "r7[2019-05-01 2019-05-01]", ""}, Row{"PD=2019.5.1", "r7[2019-05-01 2019-05-01]", ""},
        Row{"公开日=2019年5月", "r7[2019-05-01 2019-05-31]", ""},
        Row{"公开日：２０１９年５月１日", "r7[2019-05-01 2019-05-01]", ""},
        Row{"PD=2019年", "r7[2019-01-01 2019-12-31]", ""},
        Row{"PD=[2019 to 2022]", "r7[2019-01-01 2022-12-31]", "PD=[2019 TO 2022]"},
        Row{"PD=[2019-01-01 to *]", "r7[2019-01-01 *]", "PD>=2019"},
        Row{"PD=[* TO 2020-02]", "r7[* 2020-02-29]", "PD<=2020-02"}, Row{"PD>=2020", "r7[2020-01-01 *]", ""},
        Row{"PD=>=2020", "r7[2020-01-01 *]", ""}, Row{"PD > 2020", "r7[2021-01-01 *]", ""},
        Row{"PD<2020", "r7[* 2019-12-31]", ""}, Row{"PD≤2020", "r7[* 2020-12-31]", ""},
        Row{"PD!=2020", "(not r7[2020-01-01 2020-12-31])", ""}, Row{"PD=2019:2022", "r7[2019-01-01 2022-12-31]", ""},
        Row{"PD=2019-2022", "r7[2019-01-01 2022-12-31]", ""}, Row{"PD=2019~2022", "r7[2019-01-01 2022-12-31]", ""},
        Row{"PD=2019 to 2022 a", "(and r7[2019-01-01 2022-12-31] w'a')", ""},
        Row{"PD=2019至2022", "r7[2019-01-01 2022-12-31]", ""},
        Row{"PD=【2019，2022】", "r7[2019-01-01 2022-12-31]", ""},
        Row{"PD=(2019 OR 2021)", "(or r7[2019-01-01 2019-12-31] r7[2021-01-01 2021-12-31])", "PD=(2019 OR 2021)"},
        Row{"PD=*", "r7[* *]", "PD=*"}, Row{"PD=\"2019\"", "r7[2019-01-01 2019-12-31]", ""},
        Row{"CITED>=10", "r8[10 *]", "CITED>=10"}, Row{"CITED=-5", "r8[-5 -5]", "CITED=-5"},
        Row{"CITED=[-5 TO 3]", "r8[-5 3]", "CITED=[-5 TO 3]"}, Row{"被引次数>10", "r8[11 *]", ""}));

/// A name that is searched as text and as a whole, as the applicants of patents are.
TEST(LanguageGroups, TextAndKeywordTogether) {
  std::vector<Field> fields = {{.key = "name", .codes = {"PAN"}},
                               {.key = "whole", .kind = FieldKind::keyword, .codes = {"PAS"}}};
  const Schema schema(std::move(fields), {{.codes = {"PA"}, .fields = {0, 1}}});
  const auto tree = [&](std::string_view text) {
    const auto query = parse(text, schema);
    if (!query) return std::string(query.error().code());
    const auto again = parse(print(*query, schema), schema);
    return again && show(*again) == show(*query) ? show(*query) : print(*query, schema);
  };
  EXPECT_EQ(tree("PA=Siemens"), "(or w0'Siemens' v1'Siemens')");
  EXPECT_EQ(tree("PA=\"Siemens AG\""), "(or p0'Siemens AG' v1'Siemens AG')");
  EXPECT_EQ(tree("PA=Siem*"), "(or ?0'Siem*' v*1'Siem')");
  EXPECT_EQ(tree("PA=S*s"), "?0'S*s'");
  EXPECT_EQ(tree("PA=*"), "v*1''");
  EXPECT_EQ(tree("PAS=S*s"), "search.wildcard_in_keyword");
}

struct Refusal {
  std::string_view text, code;
  int at;
  std::string_view hint;  ///< Part of the English one.
};
class LanguageRefuses : public testing::TestWithParam<Refusal> {};
TEST_P(LanguageRefuses, WithPlaceAndHint) {
  const auto query = parse(GetParam().text, world::schema());
  ASSERT_FALSE(query) << show(*query);
  EXPECT_EQ(query.error().code(), GetParam().code);
  EXPECT_EQ(query.error().where(), "character " + std::to_string(GetParam().at));
  EXPECT_NE(query.error().print(Lang::en).find(GetParam().hint), std::string::npos) << query.error().print(Lang::en);
  EXPECT_EQ(query.error().message(Lang::zh).find('{'), std::string::npos) << query.error().message(Lang::zh);
}
INSTANTIATE_TEST_SUITE_P(
    All, LanguageRefuses,
    testing::Values(
        Refusal{"", "search.query_empty", 1, "*"}, Refusal{" 　", "search.query_empty", 3, ""},
        Refusal{"TX=fuel", "search.unknown_field_near", 1, "did you mean \"TI\""},
        Refusal{"a AND 标提=b", "search.unknown_field_near", 7, "标题"},
        Refusal{"zzzzzz=b", "search.unknown_field", 1, "quotes"}, Refusal{"TI,QQQQQQ=b", "search.unknown_field", 4, ""},
        Refusal{"a AND", "search.missing_operand", 3, "AND"}, Refusal{"AND a", "search.missing_operand", 1, ""},
        Refusal{"a OR AND b", "search.missing_operand", 6, "AND"},
        Refusal{"a NOT AND b", "search.operators_reversed", 3, "did you mean \"AND NOT\""},
        Refusal{"a 非 与 b", "search.operators_reversed", 3, "与 非"}, Refusal{"()", "search.missing_operand", 1, ""},
        Refusal{"(a OR b", "search.unclosed_bracket", 1, "add \")\""},
        Refusal{"a (b", "search.unclosed_bracket", 3, ""}, Refusal{"a) b", "search.unopened_bracket", 2, ""},
        Refusal{"a]", "search.unopened_bracket", 2, ""}, Refusal{"x \"a b", "search.unclosed_quote", 3, "add \""},
        Refusal{"“a", "search.unclosed_quote", 1, "”"}, Refusal{"PD=[2019 to 2022", "search.unclosed_range", 4, ""},
        Refusal{"[2019 to 2022]", "search.range_without_field", 1, "PD="},
        Refusal{"TI=[a to b]", "search.range_without_field", 4, ""},
        Refusal{"TI>=5", "search.comparison_without_number", 5, ""},
        Refusal{"PD=[2022 to 2019]", "search.range_backwards", 5, "swap"},
        Refusal{"PD=2019-02-30", "search.bad_day", 4, "2019-05-01"}, Refusal{"PD=2019-13", "search.bad_day", 4, ""},
        Refusal{"PD=abc", "search.bad_day", 4, ""}, Refusal{"PD=[2019 to x]", "search.bad_day", 13, ""},
        Refusal{"PD=20190", "search.bad_day", 4, ""}, Refusal{"CITED=ten", "search.bad_number", 7, ""},
        Refusal{"CITED=99999999999999999999", "search.bad_number", 7, ""},
        Refusal{"CITED>9223372036854775807", "search.bad_number", 7, ""}, Refusal{"**", "search.wildcard_alone", 1, ""},
        Refusal{"TI=*", "search.wildcard_alone", 4, ""}, Refusal{"a ?? b", "search.wildcard_alone", 3, ""},
        Refusal{"PA=a*b", "search.wildcard_in_keyword", 4, ""}, Refusal{"a / b", "search.nothing_to_search", 3, ""},
        Refusal{"\"...\"", "search.nothing_to_search", 1, ""}, Refusal{"PA=\"\"", "search.nothing_to_search", 4, ""},
        Refusal{"(a b) near/3 c", "search.near_operand", 7, "quotes"},
        Refusal{"PA=a near/3 c", "search.near_operand", 6, ""}, Refusal{"NOT a near/3 b", "search.near_operand", 7, ""},
        Refusal{"a near/3 b near/4 c", "search.near_mixed", 12, ""},
        Refusal{"TI=a near/3 AB=b", "search.near_fields", 6, "TI=("},
        Refusal{"a near/1000 b", "search.near_distance", 3, "999"},
        Refusal{"near/3 b", "search.missing_operand", 1, ""},
        Refusal{"a near/3", "search.missing_operand", 3, "near/3"},
        Refusal{"TI=", "search.missing_operand", 1, "TI="}));

TEST(LanguageLimits, DepthAndLength) {
  const auto schema = world::schema();
  const auto nested = [](std::size_t n) { return std::string(n, '(') + "a" + std::string(n, ')'); };
  EXPECT_TRUE(parse(nested(200), schema));
  EXPECT_EQ(parse(nested(201), schema).error().code(), "search.query_too_deep");
  std::string nots;
  for (int i = 0; i < 300; ++i) nots += "NOT ";
  EXPECT_EQ(parse(nots + "a", schema).error().code(), "search.query_too_deep");
  std::string fields;
  for (int i = 0; i < 300; ++i) fields += "TI=";
  EXPECT_EQ(parse(fields + "a", schema).error().code(), "search.query_too_deep");
  EXPECT_TRUE(parse(std::string(65'536, 'a'), schema));
  EXPECT_EQ(parse(std::string(65'537, 'a'), schema).error().code(), "search.query_too_long");
  EXPECT_EQ(parse("\xff", schema).error().code(), "search.query_not_utf8");
}

TEST(LanguageSketch, CaretStandsUnderItsPlaceOnATerminal) {
  const auto schema = world::schema();
  EXPECT_EQ(sketch(parse("燃料电池 AND TX=a", schema).error()), "燃料电池 AND TX=a\n             ^");
  EXPECT_EQ(sketch(parse("a\nAND\tAND b", schema).error()), "AND AND b\n    ^");
  std::string wide;
  for (int i = 0; i < 200; ++i) wide += "膜 ";
  const auto lines = sketch(parse(wide + "AND OR " + wide, schema).error());
  EXPECT_TRUE(lines.starts_with("…")) << lines;
  EXPECT_LT(lines.size(), 300u);
  EXPECT_EQ(sketch(parse("\xff", schema).error()), "");
}

}  // namespace
}  // namespace sanlian::search
