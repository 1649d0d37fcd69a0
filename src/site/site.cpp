#include "site/site.h"

#include "base/ensure.h"
#include "base/text.h"
#include "site/coding.h"
#include "site/page.h"

namespace sanlian::site {
namespace {

constexpr std::string_view kIndex = "/index.html";
constexpr int kNonceBytes = 16;  // CSP asks for 128 bits

void add_common_headers(net::Response& response) {
  response.header("X-Content-Type-Options", "nosniff")
      .header("Referrer-Policy", "same-origin")
      .header("Cross-Origin-Opener-Policy", "same-origin")
      .header("Cross-Origin-Resource-Policy", "same-origin");
}

net::Response page(const Page& page, Random& random) {
  const auto nonce = random_token(random, kNonceBytes);
  auto response = net::Response(200).body(page.with_nonce(nonce));
  response.header("Content-Type", "text/html; charset=utf-8")
      .header("Cache-Control", "no-cache")
      .header("Content-Security-Policy", content_security_policy(nonce))
      .header("Permissions-Policy",
              "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), "
              "usb=()");
  add_common_headers(response);
  return response;
}

/// Each form of an asset is a representation of its own: RFC 9110, section 8.8.3.3.
std::string entity_tag(const Asset& asset, const Coded& coded) {
  std::string tag = "\"";
  tag += asset.digest;
  if (!coded.name.empty()) tag.append("-").append(coded.name);
  return tag += '"';
}

/// Weakly compared, as RFC 9110, section 13.1.2 asks.
bool matches(std::optional<std::string_view> if_none_match, std::string_view tag) {
  if (!if_none_match) return false;
  if (trim(*if_none_match) == "*") return true;
  for (auto item : split(*if_none_match, ',')) {
    item = trim(item);
    if (item.starts_with("W/")) item.remove_prefix(2);
    if (item == tag) return true;
  }
  return false;
}

net::Response asset_answer(const Asset& asset, const net::Request& request) {
  const auto coded = choose_coding(asset, request.header("Accept-Encoding"));
  const auto tag = entity_tag(asset, coded);
  const bool known = matches(request.header("If-None-Match"), tag);
  auto response = known ? net::Response(304) : net::Response::constant(coded.bytes, asset.media_type);
  response.header("ETag", tag)
      .header("Cache-Control", asset.hashed ? "public, max-age=31536000, immutable" : "no-cache")
      .header("Vary", "Accept-Encoding");
  if (!known && !coded.name.empty()) response.header("Content-Encoding", coded.name);
  // Opened by itself, an SVG is a document too: nothing in it runs.
  response.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
  add_common_headers(response);
  return response;
}

}  // namespace

void add_routes(net::Router& router, std::span<const Asset> assets, Random& random) {
  std::shared_ptr<const Page> index;  // shared by the copies of its two handlers
  for (const auto& asset : assets) {
    if (asset.path == kIndex)
      index = std::make_shared<const Page>(asset.plain);
    else
      router.add(net::Method::get, asset.path,
                 [&asset](const net::Request& request) { return asset_answer(asset, request); });
  }
  ensure(index != nullptr, "the interface has a page");
  const auto send_page = [index, &random](const net::Request&) { return page(*index, random); };
  router.add(net::Method::get, "/", send_page);
  router.add(net::Method::get, "/{page...}", send_page);
  router.close("/assets");
}

}  // namespace sanlian::site
