#include <gtest/gtest.h>

#include "base/text.h"
#include "format/json.h"
#include "search/language/json.h"
#include "search/language/parse.h"
#include "search/language/random_query_test.h"

namespace sanlian::search {
namespace {

const std::vector<std::string> kWords = {
    "fuel",  "燃料电池", "and", "near/5", "3W",  "NEAR",   "R&D",    "a b", "ti",  "TI=x",   "\"q\"",
    "（x）", "C++",      "a*",  "50%",    "$5",  "-x",     "!x",     "x\\", "x,y", "x，y",   "1:2",
    "x\ty",  "“x”",      "'x'", "x'y",    "或",  "ＡＮＤ", "＂x＂",  "x＊", "to",  "2019",   "x<y",
    "[x]",   "【x】",    "x|y", "key=x",  "ti/", "x;",     "ANDNOT", "H₂O", "α",   "𠮷野家", "x=y"};

std::string json(const Query& query, const Schema& schema) { return format::to_json(to_json(query, schema)); }

TEST(LanguageRoundTrip, RandomTreesPrintAndReadBack) {
  const auto schema = world::schema();
  world::RandomQueries queries(42, kWords, {"H01M", "H01M8", "h01m8/04", "G06F 17/30", "A"});
  for (int i = 0; i < 3'000; ++i) {
    const auto query = queries.next();
    const auto text = print(query, schema);
    const auto again = parse(text, schema);
    ASSERT_TRUE(again) << text << "\n" << again.error().print(Lang::en) << "\n" << sketch(again.error());
    ASSERT_EQ(json(*again, schema), json(query, schema)) << text;
  }
}

TEST(LanguageRoundTrip, RandomTreesThroughJson) {
  const auto schema = world::schema();
  world::RandomQueries queries(7, kWords, {"H01M", "H01M8/04"});
  for (int i = 0; i < 3'000; ++i) {
    const auto query = queries.next();
    const auto text = json(query, schema);
    const auto value = format::parse_json(text, {.depth_max = kQueryJsonDepthMax});
    ASSERT_TRUE(value) << text;
    const auto again = from_json(*value, schema);
    ASSERT_TRUE(again) << text << "\n" << again.error().print(Lang::en);
    ASSERT_EQ(json(*again, schema), text);
  }
}

/// What a person types, in any order: it is read and printed back the same, or refused with a place inside the text.
TEST(LanguageRoundTrip, RandomTextsNeverBreakIt) {
  const auto schema = world::schema();
  const std::vector<std::string> parts = {
      "a", "燃料", " ",   " AND ", " OR ", " NOT ", "(",    ")",    "\"",   "“",    "”",        "*",    "?", "[",
      "]", "TI=",  "PD=", "IPC=",  "PA=",  ":",     "2019", " to ", "H01M", "8/04", " near/2 ", " 3W ", "-", "!",
      "&", "|",    "\\",  "，",    "'",    "=",     ">",    "<",    "$",    "+",    "%",        "/",    ","};
  SeededRandom random(99);
  int read = 0;
  for (int i = 0; i < 12'000; ++i) {
    std::string text;
    for (auto n = 1 + random.below(12); n > 0; --n) text += parts[random.below(parts.size())];
    const auto query = parse(text, schema);
    if (!query) {
      ASSERT_FALSE(query.error().where().empty()) << text;
      ASSERT_FALSE(sketch(query.error()).empty()) << text;
      continue;
    }
    ++read;
    const auto printed = print(*query, schema);
    const auto again = parse(printed, schema);
    ASSERT_TRUE(again) << text << "\n" << printed << "\n" << again.error().print(Lang::en);
    ASSERT_EQ(json(*again, schema), json(*query, schema)) << text << "\n" << printed;
    const auto data = from_json(to_json(*query, schema), schema);
    ASSERT_TRUE(data) << text << "\n" << json(*query, schema);
    ASSERT_EQ(json(*data, schema), json(*query, schema));
  }
  EXPECT_GT(read, 500);
}

TEST(LanguageJson, RefusesWhatTheLanguageCannotSay) {
  const auto schema = world::schema();
  for (const std::string_view text : {"[]",
                                      "{}",
                                      "1",
                                      R"({"x":1})",
                                      R"({"words":1})",
                                      R"({"words":"..."})",
                                      R"({"words":"a","fields":[]})",
                                      R"({"words":"a","fields":["ipc"]})",
                                      R"({"words":"a","fields":["x"]})",
                                      R"({"and":[]})",
                                      R"({"and":1})",
                                      R"({"near":[{"words":"a"}]})",
                                      R"({"near":[{"words":"a"},{"key":"b"}]})",
                                      R"({"near":[{"words":"a"},{"words":"b"}],"distance":-1})",
                                      R"({"near":[{"words":"a"},{"words":"b"}],"distance":1000})",
                                      R"({"wildcard":"a"})",
                                      R"({"wildcard":"*"})",
                                      R"({"wildcard":"a b*"})",
                                      R"({"value":"a"})",
                                      R"({"value":"a","field":"title"})",
                                      R"({"value":" ","field":"ipc"})",
                                      R"({"range":{},"field":"ipc"})",
                                      R"({"range":{"from":"x"},"field":"published"})",
                                      R"({"range":{"from":5,"to":4},"field":"cited"})",
                                      R"({"range":{"low":5},"field":"cited"})",
                                      R"({"key":""})"}) {
    const auto value = format::parse_json(text);
    ASSERT_TRUE(value) << text;
    const auto query = from_json(*value, schema);
    ASSERT_FALSE(query) << text;
    EXPECT_EQ(query.error().code(), "search.query_json") << text;
  }
  std::string deep = R"({"words":"a"})";
  for (int i = 0; i < 201; ++i) deep = "{\"not\":" + deep + "}";
  EXPECT_EQ(from_json(*format::parse_json(deep, {.depth_max = 500}), schema).error().code(), "search.query_too_deep");
}

}  // namespace
}  // namespace sanlian::search
