#include "site/site.h"

#include <gtest/gtest.h>

#include "net/server.h"
#include "site/page.h"
#include "support/http_client.h"

namespace sanlian::site {
namespace {

using test::HttpAnswer;
using test::HttpClient;

constexpr std::string_view kHtml =
    R"(<meta nonce="__NONCE__"><script nonce="__NONCE__" src="/assets/app-AAAAAAAA.js"></script>)";
const Asset kAssets[] = {
    {.path = "/assets/app-AAAAAAAA.js",
     .media_type = "text/javascript; charset=utf-8",
     .digest = "a1",
     .hashed = true,
     .plain = "app();",
     .brotli = "BR",
     .gzip = "GZIP"},
    {.path = "/index.html", .media_type = "text/html; charset=utf-8", .digest = "b2", .plain = kHtml},
    {.path = "/logo.svg", .media_type = "image/svg+xml", .digest = "c3", .plain = "<svg/>"},
};

class Site : public testing::Test {
 protected:
  Site() : server_({}, routes()), client_((start(), server_.port())) {}
  HttpAnswer get(std::string_view path, const HttpClient::Headers& headers = {}) { return client_.get(path, headers); }

  HttpClient& client() { return client_; }

 private:
  net::Router routes() {
    net::Router router;
    router.add(net::Method::get, "/api/v1/firms", [](const net::Request&) { return net::Response::text("firms"); });
    router.close("/api");
    add_routes(router, kAssets, random_);
    return router;
  }
  void start() {
    const auto status = server_.start();
    if (!status) throw std::runtime_error(status.error().print());
  }

  SeededRandom random_{7};
  net::Server server_;
  HttpClient client_;
};

std::string nonce_of(const HttpAnswer& answer) {
  const auto begin = answer.body.find("nonce=\"") + 7;
  return answer.body.substr(begin, answer.body.find('"', begin) - begin);
}

TEST_F(Site, ThePageHasANonceOfItsOwnInEveryAnswer) {
  const auto one = get("/"), two = get("/");
  ASSERT_EQ(one.status, 200);
  EXPECT_NE(nonce_of(one), nonce_of(two));
  for (const auto& answer : {one, two}) {
    const auto nonce = nonce_of(answer);
    EXPECT_EQ(nonce.size(), 32u);
    EXPECT_EQ(answer.body, Page(kHtml).with_nonce(nonce));
    EXPECT_EQ(answer.header("Content-Security-Policy"), content_security_policy(nonce));
    EXPECT_EQ(answer.header("Cache-Control"), "no-cache");
    EXPECT_EQ(answer.header("Content-Type"), "text/html; charset=utf-8");
    EXPECT_EQ(answer.header("ETag"), "");
  }
}

TEST_F(Site, AddressesOfTheInterfaceItselfOpenThePage) {
  for (const std::string_view path : {"/index.html", "/firms", "/firms/7?tab=patents", "/a/b/c/", "/favicon.ico",
                                      "/%E4%BC%81%E4%B8%9A", "/apis", "/logo.svg/", "/asset"}) {
    const auto answer = get(path);
    EXPECT_EQ(answer.status, 200) << path;
    EXPECT_EQ(answer.header("Content-Type"), "text/html; charset=utf-8") << path;
  }
}

TEST_F(Site, WhatIsNotThereIsNotFoundBesideAssetsAndApi) {
  for (const std::string_view path :
       {"/assets", "/assets/", "/assets/app-BBBBBBBB.js", "/assets/app-AAAAAAAA.js/", "/assets/app-aaaaaaaa.js",
        "/assets/app-AAAAAAAA.js.br", "/api", "/api/v1/firm", "/api/v1/firms/"})
    EXPECT_EQ(get(path).status, 404) << path;
  EXPECT_EQ(get("/api/v1/firms").body, "firms");
}

TEST_F(Site, OnlyReadingIsTaken) {
  for (const auto* path : {"/", "/firms", "/logo.svg", "/assets/app-AAAAAAAA.js"}) {
    const auto answer = client().post_json(path, "{}");
    EXPECT_EQ(answer.status, 405) << path;
    EXPECT_EQ(answer.header("Allow"), "GET, HEAD") << path;
  }
}

TEST_F(Site, AHashedAssetIsKeptForEverInTheCodingAskedFor) {
  struct Row {
    std::string_view accept, coding, body, tag;
  };
  for (const auto& row : {Row{"gzip, br", "br", "BR", R"("a1-br")"}, Row{"gzip", "gzip", "GZIP", R"("a1-gzip")"},
                          Row{"zstd", "", "app();", R"("a1")"}}) {
    const auto answer = get("/assets/app-AAAAAAAA.js", {{"Accept-Encoding", std::string(row.accept)}});
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, row.body);
    EXPECT_EQ(answer.header("Content-Encoding"), row.coding);
    EXPECT_EQ(answer.header("ETag"), row.tag);
    EXPECT_EQ(answer.header("Vary"), "Accept-Encoding");
    EXPECT_EQ(answer.header("Content-Type"), "text/javascript; charset=utf-8");
    EXPECT_EQ(answer.header("Cache-Control"), "public, max-age=31536000, immutable");
  }
}

TEST_F(Site, AFileWithAPlainNameIsAskedForAgainByItsTag) {
  const auto first = get("/logo.svg", {{"Accept-Encoding", "br"}});
  EXPECT_EQ(first.body, "<svg/>");
  EXPECT_EQ(first.header("Cache-Control"), "no-cache");
  EXPECT_EQ(first.header("Content-Encoding"), "");
  ASSERT_EQ(first.header("ETag"), R"("c3")");
  struct Row {
    const char* tags;
    int status;
  };
  for (const auto& row : {Row{R"("c3")", 304}, Row{R"(W/"c3")", 304}, Row{R"("x", "c3")", 304}, Row{"*", 304},
                          Row{R"("c4")", 200}, Row{"c3", 200}, Row{R"("c3-br")", 200}, Row{"", 200}}) {
    const auto again = get("/logo.svg", {{"If-None-Match", row.tags}});
    EXPECT_EQ(again.status, row.status) << row.tags;
    EXPECT_EQ(again.body.empty(), row.status == 304) << row.tags;
    EXPECT_EQ(again.header("ETag"), R"("c3")");
    EXPECT_EQ(again.header("Vary"), "Accept-Encoding");
  }
}

TEST_F(Site, HeadTellsWhatGetWouldSend) {
  for (const auto* path : {"/", "/logo.svg", "/assets/app-AAAAAAAA.js"}) {
    const HttpClient::Headers headers = {{"Accept-Encoding", "br"}};
    const auto body = get(path, headers);
    const auto head = client().send("HEAD", path, "", headers);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.body, "");
    for (const auto* name : {"Content-Length", "Content-Type", "Content-Encoding", "ETag", "Cache-Control"})
      EXPECT_EQ(head.header(name), body.header(name)) << path << " " << name;
  }
}

TEST_F(Site, EveryAnswerTellsTheBrowserToBeStrict) {
  for (const auto* path : {"/", "/firms", "/logo.svg", "/assets/app-AAAAAAAA.js"}) {
    const auto answer = get(path);
    EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff") << path;
    EXPECT_EQ(answer.header("Referrer-Policy"), "same-origin") << path;
    EXPECT_EQ(answer.header("Cross-Origin-Opener-Policy"), "same-origin") << path;
    const auto policy = answer.header("Content-Security-Policy");
    EXPECT_TRUE(policy.starts_with("default-src 'none'; ")) << path;
    EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos) << path;
  }
}

TEST(Page, PutsTheNonceWhereverItIsNamed) {
  struct Row {
    std::string_view html, filled;
  };
  for (const auto& row : {Row{"", ""}, Row{"plain", "plain"}, Row{"__NONCE__", "n"}, Row{"a__NONCE__", "an"},
                          Row{"__NONCE____NONCE__b", "nnb"}, Row{"_NONCE_", "_NONCE_"}})
    EXPECT_EQ(Page(row.html).with_nonce("n"), row.filled);
}

TEST(Page, ItsPolicyRunsScriptsByNonceAlone) {
  const auto policy = content_security_policy("abc");
  EXPECT_NE(policy.find("script-src 'nonce-abc' 'strict-dynamic';"), std::string::npos);
  EXPECT_NE(policy.find("style-src 'self' 'nonce-abc';"), std::string::npos);
  EXPECT_EQ(policy.find("unsafe-eval"), std::string::npos);
  EXPECT_EQ(policy.find("unsafe-inline"), policy.rfind("unsafe-inline")) << "only for styles in attributes";
}

TEST(SiteDeathTest, WithoutAPageIsADefect) {
  net::Router router;
  SeededRandom random(1);
  EXPECT_DEATH(add_routes(router, std::span(kAssets).first(1), random), "has a page");
}

}  // namespace
}  // namespace sanlian::site
