// The web interface as the program itself serves it: nothing is installed beside the binary.
#include <fstream>

#include "served.h"

namespace sanlian::test {
namespace {

class Interface : public testing::Test {
 protected:
  Interface() : served_(folder_.path() / "data"), client_(served_.url()) {}

  HttpAnswer get(std::string_view path, const HttpClient::Headers& headers = {}) { return client_.get(path, headers); }
  /// The addresses of the scripts and styles that the page names.
  std::vector<std::string> assets() {
    std::vector<std::string> found;
    const auto page = get("/").body;
    for (auto at = page.find("\"/assets/"); at != std::string::npos; at = page.find("\"/assets/", at + 1))
      found.push_back(page.substr(at + 1, page.find('"', at + 1) - at - 1));
    return found;
  }
  HttpClient& client() { return client_; }
  /// By the gzip that every Debian has.
  std::string unpacked(const std::string& packed) {
    const auto file = folder_.path() / "packed.gz";
    std::ofstream(file, std::ios::binary) << packed;
    return run({.program = "/bin/gzip", .arguments = {"-dc", file.string()}}).output;
  }

 private:
  TempFolder folder_;
  Served served_;
  HttpClient client_;
};

std::vector<std::string> nonces_of(const std::string& text, std::string_view before, char after) {
  std::vector<std::string> found;
  for (auto at = text.find(before); at != std::string::npos; at = text.find(before, at + 1)) {
    const auto begin = at + before.size();
    found.push_back(text.substr(begin, text.find(after, begin) - begin));
  }
  return found;
}

TEST_F(Interface, ThePageNamesTheNonceOfItsHeader) {
  std::vector<std::string> seen;
  for (int i = 0; i < 2; ++i) {
    const auto page = get("/");
    ASSERT_EQ(page.status, 200);
    EXPECT_EQ(page.header("Content-Type"), "text/html; charset=utf-8");
    EXPECT_EQ(page.header("Cache-Control"), "no-cache");
    EXPECT_EQ(page.body.find("__NONCE__"), std::string::npos);
    const auto allowed = nonces_of(page.header("Content-Security-Policy"), "'nonce-", '\'');
    const auto named = nonces_of(page.body, "nonce=\"", '"');
    ASSERT_EQ(allowed.size(), 2u) << "for scripts and for styles";
    ASSERT_GE(named.size(), 2u) << "for the interface's own styles and for its script";
    for (const auto& nonce : named) EXPECT_EQ(nonce, allowed[0]);
    EXPECT_EQ(allowed[0], allowed[1]);
    seen.push_back(allowed[0]);
  }
  EXPECT_NE(seen[0], seen[1]);
}

TEST_F(Interface, EverythingThePageNamesIsThereAndKeptForEver) {
  const auto paths = assets();
  ASSERT_FALSE(paths.empty());
  for (const auto& path : paths) {
    const auto plain = get(path);
    ASSERT_EQ(plain.status, 200) << path;
    EXPECT_EQ(plain.header("Cache-Control"), "public, max-age=31536000, immutable") << path;
    EXPECT_EQ(plain.header("X-Content-Type-Options"), "nosniff") << path;
    EXPECT_EQ(plain.header("Content-Length"), std::to_string(plain.body.size())) << path;
    const auto type = plain.header("Content-Type");
    EXPECT_EQ(type, path.ends_with(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8") << path;
  }
}

TEST_F(Interface, AScriptIsSentInTheCodingThatTheBrowserTakes) {
  const auto path = assets().at(0);
  const auto plain = get(path), br = get(path, {{"Accept-Encoding", "gzip, deflate, br"}}),
             gz = get(path, {{"Accept-Encoding", "gzip, deflate"}});
  EXPECT_EQ(plain.header("Content-Encoding"), "");
  EXPECT_EQ(br.header("Content-Encoding"), "br");
  EXPECT_EQ(gz.header("Content-Encoding"), "gzip");
  EXPECT_LT(br.body.size(), gz.body.size());
  EXPECT_LT(gz.body.size(), plain.body.size());
  EXPECT_TRUE(unpacked(gz.body) == plain.body) << "the packed form holds other bytes";
  for (const auto& answer : {plain, br, gz}) EXPECT_EQ(answer.header("Vary"), "Accept-Encoding");
  EXPECT_NE(br.header("ETag"), gz.header("ETag"));
  const auto again = get(path, {{"Accept-Encoding", "br"}, {"If-None-Match", br.header("ETag")}});
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
}

TEST_F(Interface, ItsOwnAddressesOpenThePageAndUnknownFilesDoNot) {
  struct Row {
    const char* path;
    int status;
    const char* type;
  };
  constexpr auto kPage = "text/html; charset=utf-8", kProblem = "application/problem+json";
  for (const auto& row : {
           Row{"/", 200, kPage},
           Row{"/index.html", 200, kPage},
           Row{"/records/firm/7?tab=patents", 200, kPage},
           Row{"/%E4%BC%81%E4%B8%9A", 200, kPage},
           Row{"/logo.svg", 200, "image/svg+xml"},
           Row{"/assets", 404, kProblem},
           Row{"/assets/", 404, kProblem},
           Row{"/assets/index-AAAAAAAA.js", 404, kProblem},
           Row{"/api", 404, kProblem},
           Row{"/api/v2/records", 404, kProblem},
           Row{"/api/v1/records/firm", 401, kProblem},
           Row{"/api/v1/openapi.json", 200, "application/json"},
           // Nothing climbs out of the table: the server refuses such addresses before any route sees them.
           Row{"/assets/../../etc/passwd", 400, kProblem},
           Row{"/assets/%2e%2e/%2e%2e/etc/passwd", 400, kProblem},
           Row{"/assets/..%2f..%2fetc/passwd", 400, kProblem},
           Row{"/..%5c..%5cetc%5cpasswd", 400, kProblem},
           Row{"/assets/%00", 400, kProblem},
           Row{"/assets//etc/passwd", 404, kProblem},
           Row{"/etc/passwd", 200, kPage},
       }) {
    const auto answer = get(row.path);
    EXPECT_EQ(answer.status, row.status) << row.path;
    EXPECT_EQ(answer.header("Content-Type"), row.type) << row.path;
    EXPECT_EQ(answer.body.find("root:"), std::string::npos) << row.path;
  }
}

TEST_F(Interface, HeadTellsWithoutSending) {
  for (const auto& path : {std::string("/"), std::string("/logo.svg"), assets().at(0)}) {
    const auto body = get(path), head = client().send("HEAD", path, "");
    EXPECT_EQ(head.status, 200) << path;
    EXPECT_EQ(head.body, "") << path;
    EXPECT_EQ(head.header("Content-Length"), std::to_string(body.body.size())) << path;
    EXPECT_EQ(head.header("ETag"), body.header("ETag")) << path;
  }
}

TEST_F(Interface, ThePageIsReadAndNothingElse) {
  const auto answer = client().post_json("/records", "{}");
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.header("Allow"), "GET, HEAD");
}

}  // namespace
}  // namespace sanlian::test
