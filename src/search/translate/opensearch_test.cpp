#include "search/translate/opensearch.h"

#include <gtest/gtest.h>

#include "format/json.h"
#include "search/language/parse.h"
#include "search/language/random_query_test.h"

namespace sanlian::search {
namespace {

struct Row {
  std::string_view text, json;
};
class OpenSearchSays : public testing::TestWithParam<Row> {};
TEST_P(OpenSearchSays, Query) {
  const auto schema = world::schema();
  const auto query = to_opensearch(*parse(GetParam().text, schema), schema);
  ASSERT_TRUE(query) << query.error().print(Lang::en);
  EXPECT_EQ(format::to_json(*query), GetParam().json);
}
INSTANTIATE_TEST_SUITE_P(
    All, OpenSearchSays,
    testing::Values(
        Row{"*", R"({"match_all":{}})"}, Row{"TI=cells", R"({"term":{"title_s":"cell"}})"},
        Row{"TI=燃", R"({"term":{"title_s":"燃"}})"}, Row{"TI=燃料电", R"({"match_phrase":{"title_w":"燃料 料电"}})"},
        Row{"TI=\"fuel cells\"", R"({"match_phrase":{"title_w":"fuel cells"}})"},
        Row{"TI=\"燃料 cell\"",
            R"({"intervals":{"title_w":{"all_of":{"ordered":true,"max_gaps":0,"intervals":[{"match":{"query":"燃料","use_field":"title_w"}},{"match":{"query":"料","use_field":"title_s"}},{"match":{"query":"cell","use_field":"title_w"}}]}}}})"},
        Row{"TI=batter*", R"({"prefix":{"title_w":{"value":"batter"}}})"},
        Row{"TI=b?t*", R"({"wildcard":{"title_w":{"value":"b?t*"}}})"},
        Row{"TI=燃料*", R"({"match_phrase":{"title_w":"燃料"}})"},
        Row{"TI=(cells PRE/3 \"cells\")",
            R"({"intervals":{"title_w":{"all_of":{"ordered":true,"max_gaps":3,"intervals":[{"match":{"query":"cell","use_field":"title_s"}},{"match":{"query":"cells","use_field":"title_w"}}]}}}})"},
        Row{"IPC=H01M8", R"({"term":{"ipc_nodes":"H01M 8"}})"},
        Row{"PA=华为*", R"({"prefix":{"applicant":{"value":"华为"}}})"},
        Row{"PA=*", R"({"exists":{"field":"applicant"}})"},
        Row{"CITED=[1 TO 5]", R"({"range":{"cited":{"gte":1,"lte":5}}})"},
        Row{"CITED=*", R"({"exists":{"field":"cited"}})"}, Row{"KEY=K1", R"({"ids":{"values":["K1"]}})"},
        Row{"NOT KEY=K1", R"({"bool":{"must_not":[{"ids":{"values":["K1"]}}]}})"},
        Row{"LS=a OR LS=b",
            R"({"bool":{"should":[{"term":{"status":"a"}},{"term":{"status":"b"}}],"minimum_should_match":1}})"},
        Row{"TA=a KEY=b",
            R"({"bool":{"must":[{"bool":{"should":[{"term":{"title_s":"a"}},{"term":{"abstract_s":"a"}}],"minimum_should_match":1}},{"ids":{"values":["b"]}}]}})"}));

TEST(OpenSearchRefuses, WhatItCannotSayExactly) {
  const auto schema = world::schema();
  for (const std::string_view text : {"TI=燃?池", "TI=燃*池", "TI=a?燃", "TI=(a NEAR/2 b NEAR/2 c)"}) {
    const auto query = to_opensearch(*parse(text, schema), schema);
    ASSERT_FALSE(query) << text << format::to_json(*query);
    EXPECT_EQ(query.error().code(), "search.not_on_engine") << text;
  }
}

TEST(OpenSearchSaysAll, RandomQueriesAreJson) {
  const auto schema = world::schema();
  world::RandomQueries queries(5, {"fuel", "燃料电池", "cells", "氢", "lithium-ion"}, {"H01M8/04"});
  int said = 0;
  for (int i = 0; i < 500; ++i) {
    const auto query = to_opensearch(queries.next(), schema);
    if (!query) continue;
    ++said;
    EXPECT_TRUE(format::parse_json(format::to_json(*query), {.depth_max = 100}));
  }
  EXPECT_GT(said, 250);
}

TEST(OpenSearchBulk, CompanionsStandAtTheSamePositions) {
  const auto schema = world::schema();
  Document document{.key = "K1"};
  document.texts = {{world::kTitle, "Fuel cells 燃料"}, {world::kTitle, "氢"}};
  document.keywords = {{world::kIpc, "H01M 8/04"}};
  document.numbers = {{world::kCited, 7}};
  EXPECT_EQ(opensearch_rows(document, "patents", schema),
            "{\"index\":{\"_index\":\"patents\",\"_id\":\"K1\"}}\n"
            "{\"title\":[\"Fuel cells 燃料\",\"氢\"],\"title_w\":[\"fuel cells 燃料 料\",\"氢\"],\"title_s\":[\"fuel "
            "cell 燃 料\",\"氢\"],"
            "\"ipc\":[\"H01M 8/04\"],\"ipc_nodes\":[\"H\",\"H01\",\"H01M\",\"H01M \",\"H01M 8\",\"H01M 8/\",\"H01M "
            "8/04\"],\"cited\":7}\n");
}

TEST(OpenSearchMapping, NamesEveryFieldOnceAndNoStopWords) {
  const auto mapping = format::to_json(opensearch_mapping(world::schema()));
  EXPECT_NE(
      mapping.find(
          R"("sanlian_cjk":{"type":"custom","tokenizer":"standard","filter":["cjk_width","lowercase","cjk_bigram"]})"),
      std::string::npos);
  EXPECT_NE(mapping.find(R"("title_s":{"type":"text","analyzer":"sanlian_tokens","position_increment_gap":1024})"),
            std::string::npos);
  EXPECT_NE(mapping.find(R"("ipc_nodes":{"type":"keyword"})"), std::string::npos);
  EXPECT_EQ(mapping.find("stop"), std::string::npos);
}

}  // namespace
}  // namespace sanlian::search
