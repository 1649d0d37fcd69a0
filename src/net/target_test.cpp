// Addresses, queries and cookies: what they decode to, and what is refused.
#include "net/impl/target.h"

#include <gtest/gtest.h>

namespace sanlian::net {
namespace {

struct Decoded {
  std::string problem, path, authority, segments, queries;
};

Decoded decode(std::string_view text) {
  Decoded out;
  Target target;
  std::string arena;
  std::vector<std::string_view> segments;
  std::vector<QueryParameter> queries;
  out.problem = read_target(text, target);
  if (out.problem.empty()) {
    reserve_arena(target, arena);
    out.problem = read_segments(target.path, arena, segments);
  }
  if (out.problem.empty()) out.problem = read_query(target.query, arena, queries);
  out.path = target.path;
  out.authority = target.authority;
  for (const auto segment : segments) out.segments.append("[").append(segment).append("]");
  for (const auto& query : queries) out.queries.append(query.name).append("=").append(query.value).append(";");
  return out;
}

TEST(Target, DecodesByTable) {
  struct Row {
    std::string_view text, segments, queries;
  };
  const Row rows[] = {
      {"/", "", ""},
      {"/a/b", "[a][b]", ""},
      {"/a//b/", "[a][][b][]", ""},
      {"/%e4%b8%89%E9%93%BE", "[三链]", ""},
      {"/a+b", "[a+b]", ""},  // a plus is a blank in a query alone
      {"/a%2Bb?x=a%2Bb", "[a+b]", "x=a+b;"},
      {"/?a=1&b=x+y&&c&d=&=e&a=2", "", "a=1;b=x y;c=;d=;=e;a=2;"},
      {"/?a=b=c?d/e", "", "a=b=c?d/e;"},
      {"/?q=%E4%B8%93%E5%88%A9", "", "q=专利;"},
      {"/?a=%0A%09", "", "a=\n\t;"},
      {"http://park.example:8080/a?b=c", "[a]", "b=c;"},
      {"HTTPS://park.example", "", ""},
      {"/...", "[...]", ""},
      {"/.a", "[.a]", ""},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.text);
    const auto got = decode(row.text);
    EXPECT_EQ(got.problem, "");
    EXPECT_EQ(got.segments, row.segments);
    EXPECT_EQ(got.queries, row.queries);
  }
}

TEST(Target, RefusesByTable) {
  const std::string_view rows[] = {"",
                                   "a",
                                   "ftp://host/",
                                   "http://",
                                   "http:///a",
                                   "http://user@host/",
                                   "http://host?a",
                                   "/a#b",
                                   "/a b",
                                   "/\x7f",
                                   "/\xe4\xb8\x89",
                                   "/%",
                                   "/%4",
                                   "/%4g",
                                   "/%00",
                                   "/%0a",
                                   "/%7f",
                                   "/..",
                                   "/a/../b",
                                   "/a/%2e%2E/b",
                                   "/./a",
                                   "/%2e",
                                   "/a%2fb",
                                   "/a%2Fb",
                                   "/a%5cb",
                                   "/a\\b",
                                   "/%ff",
                                   "/%c0%af",     // an overlong slash
                                   "/%ed%a0%80",  // half a surrogate pair
                                   "/?a=%",
                                   "/?a=%zz",
                                   "/?%00=1",
                                   "/?a=%ff"};
  for (const auto row : rows) EXPECT_NE(decode(row).problem, "") << row;
}

TEST(Target, RefusesMoreQueryParametersThanItsLimit) {
  std::string query = "/?";
  for (std::size_t i = 0; i < kQueryParametersMax; ++i) query += "a=1&";
  EXPECT_EQ(decode(query).problem, "");
  EXPECT_NE(decode(query + "a=1").problem, "");
}

TEST(Target, KeepsTheAuthorityOfTheAbsoluteForm) {
  EXPECT_EQ(decode("http://park.example:8080/a").authority, "park.example:8080");
  EXPECT_EQ(decode("/a").authority, "");
}

TEST(Cookies, FoundByTable) {
  struct Row {
    std::string_view header, name;
    const char* value;  ///< Null: not there.
  };
  const Row rows[] = {
      {"a=1; b=2", "a", "1"}, {"a=1; b=2", "b", "2"}, {"a=1;b=2", "b", "2"},  {"a=\"x\"; b=2", "a", "x"},
      {"a=; b=2", "a", ""},   {"a=b=c", "a", "b=c"},  {"aa=1", "a", nullptr}, {"a", "a", nullptr},
      {"", "a", nullptr},     {";;a=1;;", "a", "1"},  {"A=1", "a", nullptr},  {"b=a=1", "a", nullptr},
      {"a=1; a=2", "a", "1"}, {"a=\"", "a", "\""},    {"a= 1 ", "a", "1"},    {"x; a=1", "a", "1"},
  };
  for (const auto& row : rows) {
    const auto value = find_cookie(row.header, row.name);
    SCOPED_TRACE(row.header);
    EXPECT_EQ(value.data() != nullptr, row.value != nullptr);
    if (row.value) {
      EXPECT_EQ(value, row.value);
    }
  }
}

}  // namespace
}  // namespace sanlian::net
