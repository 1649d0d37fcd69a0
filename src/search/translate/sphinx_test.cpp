#include "search/translate/sphinx.h"

#include <gtest/gtest.h>

#include "search/language/parse.h"
#include "search/language/world_test.h"
#include "search/translate/sphinx_client.h"
#include "search/translate/sphinx_feed.h"
#include "search/tree.h"

namespace sanlian::search {
namespace {

struct Row {
  std::string_view text, match, condition;
};
class SphinxSays : public testing::TestWithParam<Row> {};
TEST_P(SphinxSays, MatchAndCondition) {
  const auto schema = world::schema();
  const auto query = to_sphinx(*parse(GetParam().text, schema), schema);
  ASSERT_TRUE(query) << query.error().print(Lang::en);
  EXPECT_EQ(query->match, GetParam().match);
  EXPECT_EQ(query->condition, GetParam().condition);
}
INSTANTIATE_TEST_SUITE_P(
    All, SphinxSays,
    testing::Values(Row{"TI=cells", "(@(f_title) \"scell\")", ""},
                    Row{"TA=\"fuel cells\"", "(@(f_title,f_abstract) \"wfuel * wcells\")", ""},
                    Row{"TI=燃料电", "(@(f_title) \"w燃料 * w料电\")", ""}, Row{"TI=燃", "(@(f_title) \"s燃\")", ""},
                    Row{"TI=b*y", "(@(f_title) \"wb*y\")", ""},
                    Row{"TI=(\"a\" PRE/1 b)", "((@(f_title) \"wa * * sb\"|\"wa * * * * sb\"))", ""},
                    Row{"*", "(@(sanlian_doc) all)", ""},
                    Row{"NOT TI=a", "((@(sanlian_doc) all) -(@(f_title) \"sa\"))", ""},
                    Row{"CITED>=3 TI=a", "(@(f_title) \"sa\")", "((n_cited>=3))"},
                    Row{"NOT CITED<=3", "(@(sanlian_doc) all)",
                        "((NOT (n_cited>=-9223372036854775807 AND n_cited<=3)))"}));

TEST(SphinxRefuses, WhatItCannotSayExactly) {
  const auto schema = world::schema();
  for (const std::string_view text :
       {"a OR PD=2020", "TI=燃?池", "TI=燃*池", "TI=(a NEAR/300 b)", "TI=(a NEAR/9 b NEAR/9 c NEAR/9 d)"}) {
    const auto query = to_sphinx(*parse(text, schema), schema);
    ASSERT_FALSE(query) << text << query->match;
    EXPECT_EQ(query.error().code(), "search.not_on_engine") << text;
  }
}

TEST(SphinxFeed, RowsAreTokensAndNumbers) {
  const auto schema = world::schema();
  Document document{.key = "K1"};
  document.texts = {{world::kTitle, "Fuel cells 燃料"}, {world::kTitle, "氢"}};
  document.numbers = {{world::kCited, 7}};
  const auto row = sphinx_row(document, 5, schema);
  EXPECT_TRUE(row.starts_with("5\tall k")) << row;
  EXPECT_NE(row.find("\twfuel sfuel wcells scell w燃料 s燃 w料 s料 . w氢 s氢\t"), std::string::npos) << row;
  EXPECT_TRUE(row.ends_with("\tK1\t-9223372036854775808\t-9223372036854775808\t7\n")) << row;
}

TEST(SphinxTokens, BordersOfATree) {
  EXPECT_TRUE(is_at_or_below("H01M 8/04", "H01M 8"));
  EXPECT_TRUE(is_at_or_below("H01M 8/04", "H01M"));
  EXPECT_TRUE(is_at_or_below("H01M 8/04", "H01M 8/04"));
  EXPECT_FALSE(is_at_or_below("H01M 80/04", "H01M 8"));
  EXPECT_FALSE(is_at_or_below("H01M", "H01M 8"));
}

/// Hands out bytes as a server's answer.
class Canned final : public ByteStream {
 public:
  explicit Canned(std::string bytes) : bytes_(std::move(bytes)) {}
  Status write(std::string_view) override { return {}; }
  Result<std::string> read(std::size_t exactly) override {
    auto piece = bytes_.substr(0, exactly);
    bytes_.erase(0, piece.size());
    return piece;
  }

 private:
  std::string bytes_;
};

std::string packet(std::string payload, int sequence = 0) {
  std::string out(1, static_cast<char>(payload.size()));
  out.append(2, '\0');
  out += static_cast<char>(sequence);
  return out + payload;
}
const std::string kOk = packet(std::string(7, '\0')), kEnd = packet("\xFE" + std::string(4, '\0'));

TEST(SphinxClientReads, RowsAndRefusals) {
  const auto hello = packet(
                         "\x0A"
                         "2.2.11",
                         0) +
                     kOk;
  auto client =
      SphinxClient::over(std::make_unique<Canned>(hello + packet("\x02") + packet("a") + packet("b") + kEnd +
                                                  packet("\x01x\xFB") + packet(std::string("\x00\x02yz", 4)) + kEnd),
                         "test");
  ASSERT_TRUE(client);
  const auto rows = client->query("q");
  ASSERT_TRUE(rows) << rows.error().print(Lang::en);
  EXPECT_EQ(*rows, (std::vector<SphinxClient::Row>{{"x", ""}, {"", "yz"}}));
  auto refusing =
      SphinxClient::over(std::make_unique<Canned>(hello + packet("\xFF\x28\x04#42000no such index")), "test");
  EXPECT_EQ(refusing->query("q").error().message(Lang::en), "the search engine at test refused: no such index");
}

TEST(SphinxClientReads, GarbledAnswersAreRefused) {
  const auto hello = packet(
                         "\x0A"
                         "2.2.11",
                         0) +
                     kOk;
  EXPECT_EQ(SphinxClient::over(std::make_unique<Canned>("HTTP/1.1 400"), "test").error().code(),
            "search.engine_garbled");
  for (const auto& answer : {std::string(), packet("\xFB"), packet("\x01") + packet("a") + packet("b"),
                             packet("\x01") + packet("a") + kEnd + packet("\x05x"),
                             packet("\x01") + packet("a") + kEnd + packet("\x01x\x01y"),
                             packet("\x01") + packet("a") + kEnd + packet("\xFC\x01"),
                             packet("\x01") + packet("a") + kEnd, std::string("\xff\xff\xff\x00", 4)}) {
    auto client = SphinxClient::over(std::make_unique<Canned>(hello + answer), "test");
    ASSERT_TRUE(client);
    const auto rows = client->query("q");
    ASSERT_FALSE(rows);
    EXPECT_EQ(rows.error().code(), "search.engine_garbled");
  }
}

TEST(SphinxClientReads, NobodyThereIsTold) {
  const auto client = SphinxClient::connect("127.0.0.1", 1);
  ASSERT_FALSE(client);
  EXPECT_EQ(client.error().code(), "search.engine_unreached");
}

}  // namespace
}  // namespace sanlian::search
