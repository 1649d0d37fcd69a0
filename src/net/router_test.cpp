#include "net/router.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "net/impl/target.h"

namespace sanlian::net {
namespace {

Handler nothing() {
  return [](const Request&, Responder) {};
}

Router sample() {
  Router router;
  for (const auto* pattern : {"/", "/api/v1/records/{type}", "/api/v1/records/{type}/{id}", "/api/v1/records/firm/new",
                              "/api/v1/moves/{id}/undo", "/assets/{path...}", "/{page...}"})
    router.add(Method::get, pattern, nothing());
  router.add(Method::post, "/api/v1/records/{type}", nothing());
  router.add(Method::del, "/api/v1/records/{type}/{id}", nothing());
  router.add(Method::post, "/only/post", nothing());
  return router;
}

struct Row {
  Method method;
  std::string_view path;
  std::string_view pattern;     ///< Empty: none.
  std::string_view parameters;  ///< Joined by `|`.
  std::string_view allow = {};
};

const Row kRows[] = {
    {Method::get, "/", "/", ""},
    {Method::head, "/", "/", ""},
    {Method::get, "/api/v1/records/firm", "/api/v1/records/{type}", "firm"},
    {Method::post, "/api/v1/records/firm", "/api/v1/records/{type}", "firm"},
    {Method::get, "/api/v1/records/firm/7", "/api/v1/records/{type}/{id}", "firm|7"},
    {Method::head, "/api/v1/records/firm/7", "/api/v1/records/{type}/{id}", "firm|7"},
    {Method::del, "/api/v1/records/firm/7", "/api/v1/records/{type}/{id}", "firm|7"},
    {Method::get, "/api/v1/records/firm/new", "/api/v1/records/firm/new", ""},
    // The literal has no DELETE: the parameter beside it has.
    {Method::del, "/api/v1/records/firm/new", "/api/v1/records/{type}/{id}", "firm|new"},
    {Method::get, "/api/v1/records/%E4%BC%81%E4%B8%9A/a%20b", "/api/v1/records/{type}/{id}", "企业|a b"},
    {Method::get, "/assets/js/app.js", "/assets/{path...}", "js/app.js"},
    {Method::get, "/assets", "/assets/{path...}", ""},
    {Method::get, "/assets/", "/assets/{path...}", ""},
    {Method::get, "/patents/overview", "/{page...}", "patents/overview"},
    // An empty part fills no parameter: the path goes on to the rest.
    {Method::get, "/api/v1/records/firm/", "/{page...}", "api/v1/records/firm/"},
    {Method::get, "/api/v1/moves/3/undo", "/api/v1/moves/{id}/undo", "3"},
    {Method::get, "/api/v1/moves/3", "/{page...}", "api/v1/moves/3"},
    {Method::put, "/api/v1/records/firm", "", "", "GET, HEAD, POST"},
    {Method::put, "/api/v1/records/firm/7", "", "", "GET, HEAD, DELETE"},
    {Method::get, "/only/post", "/{page...}", "only/post"},
    {Method::del, "/only/post", "", "", "GET, HEAD, POST"},
    {Method::options, "/", "", "", "GET, HEAD"},
};

/// The route, the parameters and the methods that the row expects.
void expect_found(const Router& router, const Row& row) {
  SCOPED_TRACE(std::string(method_name(row.method)) + " " + std::string(row.path));
  std::string arena;
  std::vector<std::string_view> segments, parameters;
  arena.reserve(row.path.size());
  ASSERT_EQ(read_segments(row.path, arena, segments), "");
  const auto match = router.find(row.method, row.path, segments, parameters);
  EXPECT_EQ(match.route ? match.route->pattern : "", row.pattern);
  std::vector<std::string> values(parameters.begin(), parameters.end());
  EXPECT_EQ(join(values, "|"), row.parameters);
  EXPECT_EQ(match.allow, row.allow);
  if (match.route) {
    EXPECT_EQ(match.route->parameter_names.size(), parameters.size());
  }
}

TEST(Router, FindsByTable) {
  const auto router = sample();
  for (const auto& row : kRows) expect_found(router, row);
}

TEST(Router, WithoutARestUnknownPathsAreUnknown) {
  Router router;
  router.add(Method::get, "/a/{b}", nothing());
  for (const std::string_view path : {"/", "/a", "/a/", "/a/b/c", "/A/b", "/a//b"}) {
    std::string arena;
    std::vector<std::string_view> segments, parameters;
    ASSERT_EQ(read_segments(path, arena, segments), "");
    EXPECT_FALSE(router.find(Method::get, path, segments, parameters).path_known()) << path;
  }
}

TEST(Router, BelowAClosedPathNoOuterRestAnswers) {
  Router router;
  for (const auto* pattern : {"/{page...}", "/api/v1/firms", "/{park}/api/{page...}"})
    router.add(Method::get, pattern, nothing());
  router.add(Method::post, "/api/v1/session", nothing());
  router.close("/api");
  const Row rows[] = {
      {Method::get, "/", "/{page...}", ""},
      {Method::get, "/firms/7", "/{page...}", "firms/7"},
      {Method::get, "/apis", "/{page...}", "apis"},
      {Method::get, "/a/api/b", "/{park}/api/{page...}", "a|b"},
      {Method::get, "/api/v1/firms", "/api/v1/firms", ""},
      {Method::put, "/firms", "", "", "GET, HEAD"},
      {Method::get, "/api", "", ""},
      {Method::get, "/api/", "", ""},
      {Method::get, "/api/api/b", "", ""},
      {Method::get, "/%61pi/v1", "", ""},
      {Method::get, "/api/v1/firms/7", "", ""},
      {Method::post, "/api/v1/firms", "", "", "GET, HEAD"},
      {Method::get, "/api/v1/session", "", "", "POST"},
  };
  for (const auto& row : rows) expect_found(router, row);
}

TEST(RouterDeathTest, RefusesMalformedPatterns) {
  for (const auto* pattern : {"", "a", "/a{b}", "/{b}c", "/{}", "/{a...}/b", "/{a}/{a}", "/a?b"}) {
    Router router;
    EXPECT_DEATH(router.add(Method::get, pattern, nothing()), "defect") << pattern;
  }
  Router router;
  router.add(Method::get, "/a/{b}", nothing());
  EXPECT_DEATH(router.add(Method::get, "/a/{b}", nothing()), "added once");
  EXPECT_DEATH(router.close("/a/{b}"), "named in full");
}

}  // namespace
}  // namespace sanlian::net
