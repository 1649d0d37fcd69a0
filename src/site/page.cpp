#include "site/page.h"

namespace sanlian::site {
namespace {
constexpr std::string_view kPlace = "__NONCE__";
}

Page::Page(std::string_view html) {
  for (auto at = html.find(kPlace); at != std::string_view::npos; at = html.find(kPlace)) {
    pieces_.push_back(html.substr(0, at));
    html.remove_prefix(at + kPlace.size());
  }
  pieces_.push_back(html);
}

std::string Page::with_nonce(std::string_view nonce) const {
  std::string out(pieces_.front());
  for (std::size_t i = 1; i < pieces_.size(); ++i) out.append(nonce).append(pieces_[i]);
  return out;
}

std::string content_security_policy(std::string_view nonce) {
  std::string policy = "default-src 'none'; script-src 'nonce-";
  policy.append(nonce).append("' 'strict-dynamic'; style-src 'self' 'nonce-").append(nonce);
  policy.append(
      "'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
      "worker-src 'self' blob:; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
      "object-src 'none'");
  return policy;
}

}  // namespace sanlian::site
