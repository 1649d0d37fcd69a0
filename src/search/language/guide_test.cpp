// Every line of docs/guides/search.md that stands in a box is a query that is read, and printed back as itself.
#include <gtest/gtest.h>

#include <fstream>

#include "format/json.h"
#include "search/language/json.h"
#include "search/language/parse.h"
#include "search/language/world_test.h"

namespace sanlian::search {
namespace {

TEST(LanguageGuide, EveryExampleIsRead) {
  const auto schema = world::schema();
  std::ifstream guide(SANLIAN_SOURCE_DIR "/docs/guides/search.md");
  ASSERT_TRUE(guide);
  int examples = 0;
  bool in_box = false;
  for (std::string line; std::getline(guide, line);) {
    if (line.starts_with("```")) {
      in_box = !in_box && line == "```search";
      continue;
    }
    if (!in_box) continue;
    const auto query = parse(line, schema);
    ASSERT_TRUE(query) << line << "\n" << query.error().print(Lang::en) << "\n" << sketch(query.error());
    const auto again = parse(print(*query, schema), schema);
    ASSERT_TRUE(again) << line;
    EXPECT_EQ(format::to_json(to_json(*again, schema)), format::to_json(to_json(*query, schema))) << line;
    ++examples;
  }
  EXPECT_GT(examples, 35);
}

TEST(LanguageGuide, WhatItSaysOfBindingHolds) {
  const auto schema = world::schema();
  const auto json = [&](std::string_view text) { return format::to_json(to_json(*parse(text, schema), schema)); };
  EXPECT_EQ(json("a OR b c NEAR/2 d"), json("a OR (b AND (c NEAR/2 d))"));
  EXPECT_EQ(json("NOT a b"), json("(NOT a) AND b"));
  EXPECT_EQ(json("TI=a b"), json("(TI=a) AND b"));
}

TEST(LanguageGuide, ItsRefusalIsTheRealOne) {
  const auto query = parse("燃料电池 AND TX=membrane", world::schema());
  EXPECT_EQ(sketch(query.error()), "燃料电池 AND TX=membrane\n             ^");
  EXPECT_TRUE(
      query.error().print(Lang::en).starts_with("character 10: there is no field \"TX\" (did you mean \"TI\"?"));
}

}  // namespace
}  // namespace sanlian::search
