#include "site/coding.h"

#include <gtest/gtest.h>

namespace sanlian::site {
namespace {

struct Row {
  std::optional<std::string_view> accept;
  std::string_view coding;
};

const Row kRows[] = {
    {std::nullopt, ""},
    {"", ""},
    {"gzip, deflate, br, zstd", "br"},  // a browser over TLS
    {"gzip, deflate", "gzip"},          // a browser over plain HTTP
    {"br", "br"},
    {"BR", "br"},
    {"GZip;Q=0.3", "gzip"},
    {" br ; q=1.0 ,\tgzip", "br"},
    {"br;q=0.5, gzip;q=0.501", "gzip"},
    {"br;q=0.5, gzip;q=0.5", "br"},
    {"*", "br"},
    {"*;q=0.1", "br"},
    {"br;q=0, *", "gzip"},
    {"br;q=0, gzip;q=0", ""},
    {"br;q=0.000", ""},
    {"identity", ""},
    {"identity, br;q=0.9", ""},
    {"identity;q=0.5, gzip", "gzip"},
    {"identity;q=0, br", "br"},
    {"identity;q=0", ""},  // nothing that there is: the plain bytes all the same
    {"zstd, deflate", ""},
    {"brotli", ""},
    {"br;q=2", ""},
    {"br;q=1.001", ""},
    {"br;q=0.1234", ""},
    {"br;q=", ""},
    {"br;q=x", ""},
    {"br;level=9", ""},
    {",,;,gzip,,", "gzip"},
};

TEST(Coding, IsChosenByTable) {
  const Asset asset{.path = "/a.js", .media_type = "", .digest = "", .plain = "plain", .brotli = "b", .gzip = "gz"};
  for (const auto& row : kRows) {
    SCOPED_TRACE(std::string(row.accept.value_or("(none)")));
    const auto chosen = choose_coding(asset, row.accept);
    EXPECT_EQ(chosen.name, row.coding);
    EXPECT_EQ(chosen.bytes, row.coding == "br" ? "b" : row.coding == "gzip" ? "gz" : "plain");
  }
}

TEST(Coding, IsOneThatTheAssetHas) {
  const Asset plain{.path = "/a.woff2", .media_type = "", .digest = "", .plain = "plain"};
  EXPECT_EQ(choose_coding(plain, "br, gzip").name, "");
  const Asset gzipped{.path = "/a.js", .media_type = "", .digest = "", .plain = "plain", .gzip = "gz"};
  EXPECT_EQ(choose_coding(gzipped, "br, gzip;q=0.1").name, "gzip");
}

}  // namespace
}  // namespace sanlian::site
