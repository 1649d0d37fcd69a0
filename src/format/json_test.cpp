#include "format/json.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "format/errors.h"
#include "format/impl/json_plain.h"
#include "format/json_writer.h"

namespace sanlian::format {
namespace {

std::string refusal(std::string_view text, const JsonLimits& limits = {}) {
  const auto read = parse_json(text, limits);
  if (read) return "read as " + to_json(*read);
  return read.error().where() + " " + std::string(read.error().code());
}

TEST(Json, ReadsWhatItWrites) {
  for (const std::string_view text :
       {"null", "true", "false", "0", "-0", "12", "-12.50", "1e400", "0.1000000000000000055511151231257827", "1E+2",
        "\"\"", "\"专利\"", "[]", "{}", "[[],{}]", "{\"a\":1,\"b\":[true,null,\"x\"],\"c\":{\"d\":\"\"}}",
        "\"\\u0001\\n\\t\\\"\\\\\"", "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18]",
        "{\"长键名字超过十五个字节\":\"长的文本内容超过十五个字节\"}"})
    EXPECT_EQ(to_json(parse_json(text).value()), text) << text;
}

TEST(Json, KeepsDigitsAsWritten) {
  const Value value = parse_json(" { \"amount\" : 10000.00 , \"rate\": 4.250000000000000000000000000001e0 } ").value();
  EXPECT_EQ(value.find("amount")->number_text(), "10000.00");
  EXPECT_EQ(value.find("rate")->number_text(), "4.250000000000000000000000000001e0");
  EXPECT_EQ(value.find("missing"), nullptr);
}

TEST(Json, ResolvesEscapes) {
  struct Row {
    std::string_view json, text;
  };
  for (const Row& row : {Row{R"("\"\\\/\b\f\n\r\t")", "\"\\/\b\f\n\r\t"}, Row{R"("\u4e13\u5229")", "专利"},
                         Row{R"("\ud83d\ude00")", "\xF0\x9F\x98\x80"}, Row{R"("a\u00E9b")", "a\u00E9b"}})
    EXPECT_EQ(parse_json(row.json).value().text(), row.text) << row.json;
  EXPECT_EQ(parse_json(R"({"\u4e13":1})").value().entries()[0].key, "专");
}

TEST(Json, KnowsThePlaceOfEveryNode) {
  const Value value = parse_json("{\n  \"名称\": \"三链\", \"list\": [1,\n 22]\n}").value();
  EXPECT_EQ(value.place(), (Place{1, 1}));
  EXPECT_EQ(value.entries()[0].place, (Place{2, 3}));
  EXPECT_EQ(value.entries()[0].value.place(), (Place{2, 9}));
  EXPECT_EQ(value.entries()[1].place, (Place{2, 15}));
  EXPECT_EQ(value.find("list")->items()[1].place(), (Place{3, 2}));
}

TEST(Json, RefusesWithPlaceAndReason) {
  struct Row {
    std::string_view text, refusal;
  };
  const Row rows[] = {
      {"", "1:1 format.json_ends_early"},
      {"  ", "1:3 format.json_ends_early"},
      {"{", "1:2 format.json_ends_early"},
      {"[1,2", "1:5 format.json_ends_early"},
      {"{\"a\":1", "1:7 format.json_ends_early"},
      {"{\"a\":", "1:6 format.json_ends_early"},
      {"\"abc", "1:1 format.json_ends_early"},
      {"[\"abc", "1:2 format.json_ends_early"},
      {"{\"a\":\"x\":1}", "1:9 format.json_unexpected"},
      {"[1,]", "1:4 format.json_unexpected"},
      {"[,1]", "1:2 format.json_unexpected"},
      {"[1 2]", "1:4 format.json_unexpected"},
      {"{\"a\" 1}", "1:6 format.json_unexpected"},
      {"{a:1}", "1:2 format.json_unexpected"},
      {"{\"a\":1,}", "1:8 format.json_unexpected"},
      {"[1}", "1:3 format.json_unexpected"},
      {"{\"a\":1]", "1:7 format.json_unexpected"},
      {"[tru]", "1:2 format.json_unexpected"},
      {"[nul]", "1:2 format.json_unexpected"},
      {"[truex]", "1:6 format.json_unexpected"},
      {"'a'", "1:1 format.json_unexpected"},
      {"[//x\n1]", "1:2 format.json_unexpected"},
      {"[NaN]", "1:2 format.json_unexpected"},
      {"[Infinity]", "1:2 format.json_unexpected"},
      {"[01]", "1:2 format.json_bad_number"},
      {"[+1]", "1:2 format.json_bad_number"},
      {"[.5]", "1:2 format.json_bad_number"},
      {"[1.]", "1:2 format.json_bad_number"},
      {"[-]", "1:2 format.json_bad_number"},
      {"[1e]", "1:2 format.json_bad_number"},
      {"[0x1F]", "1:2 format.json_bad_number"},
      {"[1_000]", "1:2 format.json_bad_number"},
      {"[1.2.3]", "1:2 format.json_bad_number"},
      {R"(["\x"])", "1:3 format.json_bad_escape"},
      {R"(["\u12"])", "1:3 format.json_bad_escape"},
      {R"(["\ud800"])", "1:3 format.json_bad_escape"},
      {R"(["\ud800\u0041"])", "1:3 format.json_bad_escape"},
      {R"(["\udc00"])", "1:3 format.json_bad_escape"},
      {R"(["a\u0000"])", "1:4 format.json_bad_escape"},
      {R"({"a\u0000":1})", "1:4 format.json_bad_escape"},
      {"[\"a\nb\"]", "1:4 format.json_control_character"},
      {"[\"a\tb\"]", "1:4 format.json_control_character"},
      {"{} {}", "1:4 format.json_trailing"},
      {"1 2", "1:3 format.json_trailing"},
      {"[1]]", "1:4 format.json_trailing"},
      {"{\"a\":1,\n \"b\":2,\n \"a\":3}", "3:2 format.duplicate_key"},
      {"{\"a\":1,\"\\u0061\":3}", "1:8 format.duplicate_key"},
      {"[\"\xFF\"]", "1:3 format.not_utf8"},
      {"[\"好\xE5\"]", "1:4 format.not_utf8"},
      {"[\"\xED\xA0\x80\"]", "1:3 format.not_utf8"},
      {"\xEF\xBB\xBF{}", "1:1 format.json_unexpected"},
  };
  for (const Row& row : rows) EXPECT_EQ(refusal(row.text), row.refusal) << row.text;
}

TEST(Json, SaysWhereTheKeyStoodFirst) {
  const auto read = parse_json("{\"a\":1,\n \"a\":3}", {.name = "body.json"});
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().print(Lang::en),
            "body.json:2:2: key \"a\" is given twice; first at 1:2 (remove or merge one of them)");
}

TEST(Json, FindsTheRepeatedKeyOfALargeMap) {
  std::string text = "{";
  for (int i = 0; i < 1000; ++i) text += "\"k" + std::to_string(i) + "\":0,";
  EXPECT_TRUE(parse_json(text + "\"x\":1}"));
  EXPECT_EQ(refusal(text + "\"k7\":1}"), "1:8892 format.duplicate_key");
}

TEST(Json, HoldsItsLimits) {
  const auto nested = [](int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
  };
  EXPECT_TRUE(parse_json(nested(64)));
  EXPECT_EQ(refusal(nested(65)), "1:65 format.too_deep");
  EXPECT_EQ(refusal(std::string(100'000, '[')), "1:65 format.too_deep");
  EXPECT_EQ(refusal("[1,2]", {.bytes_max = 4, .name = "body"}), "body format.too_large");
}

/// Any mutation of a text is read alike, or refused alike, by the fast and the plain reader.
TEST(Json, FastReaderEqualsPlainReader) {
  const std::string_view seeds[] = {
      R"({"id":"018f","名称":"三链","amount":10000.00,"tags":["a","b\n",null,true],"deep":{"x":[{"y":-1.5e3}]}})",
      R"([[],{},[[1,2],[3]],"\u4e13\ud83d\ude00",false , 0.1])"};
  constexpr std::string_view kAlphabet = "{}[]\",:\\ 0e-.tnu\n专";
  SeededRandom random(20261123);
  int read_count = 0;
  for (int round = 0; round < 8'000; ++round) {
    std::string text(seeds[round % 2]);
    for (std::uint64_t edits = random.below(4); edits > 0; --edits) {
      const auto at = random.below(text.size());
      if (random.below(2))
        text[at] = kAlphabet[random.below(kAlphabet.size())];
      else
        text.erase(at, 1 + random.below(3));
    }
    const auto fast = parse_json(text);
    const auto plain = parse_json_plainly(text, {});
    if (fast) {
      ASSERT_TRUE(plain) << text;
      ASSERT_TRUE(*fast == *plain) << text;
      ++read_count;
    }
  }
  EXPECT_GT(read_count, 2000);
}

TEST(JsonWriter, PutsCommasWhereTheyBelong) {
  std::string out;
  JsonWriter writer(out);
  writer.begin_map().key("a").begin_list().integer(-5).number("1.50").boolean(true).null().begin_map().end_map();
  writer.end_list().key("b").text("x\x01\"\\").key("c").raw("[1,2]").key("d").begin_list().end_list().end_map();
  EXPECT_EQ(out, R"({"a":[-5,1.50,true,null,{}],"b":"x\u0001\"\\","c":[1,2],"d":[]})");
}

TEST(JsonWriter, EscapesEveryByteThatMustBe) {
  for (int c = 1; c < 128; ++c)
    for (const std::size_t before : {0u, 3u, 7u, 8u, 13u}) {
      const std::string text = std::string(before, 'x') + static_cast<char>(c) + "专利yyyyyyyyy";
      std::string out;
      append_json_text(out, text);
      const bool escaped = c < 0x20 || c == '"' || c == '\\';
      EXPECT_EQ(out.size(), text.size() + 2 + (escaped ? (out[before + 2] == 'u' ? 5 : 1) : 0)) << c;
      EXPECT_EQ(parse_json(out).value().text(), text) << c;
    }
}

TEST(Value, BuildsAndCompares) {
  Value made = Value::make_map();
  made.set("a", Value::make_number(1))
      .set("b", Value::make_list().add(Value::make_text("x")).add(Value::make_boolean(false)));
  EXPECT_EQ(to_json(made), R"({"a":1,"b":["x",false]})");
  EXPECT_EQ(made, parse_json(" {\"a\": 1, \"b\": [\"x\", false]}").value());
  made.set("a", Value());
  EXPECT_EQ(to_json(made), R"({"a":null,"b":["x",false]})");
  EXPECT_FALSE(made == parse_json(R"({"b":["x",false],"a":null})").value());
  EXPECT_EQ(*parse_json(R"({"t":"x","n":1})").value().find_text("t"), "x");
  EXPECT_EQ(parse_json(R"({"t":"x","n":1})").value().find_text("n"), nullptr);
}

}  // namespace
}  // namespace sanlian::format
