#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sanlian::site {

/// The one page, as it was built, with `__NONCE__` wherever a script or style may name its nonce.
class Page {
 public:
  explicit Page(std::string_view html);
  std::string with_nonce(std::string_view nonce) const;

 private:
  std::vector<std::string_view> pieces_;  ///< What stands between the nonces; at least one.
};

/// What the page may load and run. Scripts run by nonce alone: an address under this server, such as an uploaded file,
/// runs nothing. Styles set in attributes are allowed because charts place their hints with them.
/// Source: Content Security Policy Level 3.
std::string content_security_policy(std::string_view nonce);

}  // namespace sanlian::site
