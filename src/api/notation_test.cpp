#include "api/impl/notation.h"

#include <gtest/gtest.h>

namespace sanlian::api {
namespace {

TEST(Notation, EveryTypeIsReadIntoASchema) {
  struct Row {
    const char *notation, *schema;
  };
  for (
      const Row& row : {
          Row{"text", R"("type":"string")"},
          Row{"integer", R"("type":"integer")"},
          Row{"date", R"("type":"string","format":"date")"},
          Row{"any", ""},
          Row{"text | null", R"("type":["string","null"])"},
          Row{"instant | null", R"("type":["string","null"],"format":"date-time")"},
          Row{"number | text", R"("type":["number","string"])"},
          Row{R"("a" | "b")", R"("enum":["a","b"])"},
          Row{R"("a" | null)", R"("enum":["a",null])"},
          Row{R"("a" | integer)", R"("anyOf":[{"enum":["a"]},{"type":"integer"}])"},
          Row{"Label", R"("$ref":"#/components/schemas/Label")"},
          Row{"Label | null", R"("anyOf":[{"$ref":"#/components/schemas/Label"},{"type":"null"}])"},
          Row{"[text]", R"("type":"array","items":{"type":"string"})"},
          Row{"[[any]] | null", R"("type":["array","null"],"items":{"type":"array","items":{}})"},
          Row{"date | [text]",
              R"("anyOf":[{"type":"string","format":"date"},{"type":"array","items":{"type":"string"}}])"},
          Row{"{}", R"("type":"object")"},
          Row{"{a: text, b?: integer}",
              R"("type":"object","required":["a"],"properties":{"a":{"type":"string"},"b":{"type":"integer"}})"},
          Row{"{*: any}", R"("type":"object","additionalProperties":true)"},
          Row{"{a?: any, *: [text]}",
              R"("type":"object","properties":{"a":{}},"additionalProperties":{"type":"array","items":{"type":"string"}})"},
      })
    EXPECT_EQ(schema_of(row.notation), row.schema) << row.notation;
}

TEST(Notation, CommentsBecomeDescriptions) {
  std::string json;
  format::JsonWriter out(json);
  out.begin_map();
  write_schemas(out, R"(
# What a person "says",
# in words.
Words = {zh: text,  # first,
                    # and more
         any?: any}  # and last
# Of another.
Answer = "yes" | "no"
)");
  out.end_map();
  EXPECT_EQ(
      json,
      R"({"Words":{"description":"What a person \"says\", in words.","type":"object","required":["zh"],)"
      R"("properties":{"zh":{"description":"first, and more","type":"string"},"any":{"description":"and last"}}},)"
      R"("Answer":{"description":"Of another.","enum":["yes","no"]}})");
}

TEST(NotationDeathTest, WhatIsNotOfItIsABug) {
  for (const auto* wrong : {"strng", "text |", "{a text}", "[text", "text text", "\"a"})
    EXPECT_DEATH(schema_of(wrong), "schema") << wrong;
}

}  // namespace
}  // namespace sanlian::api
