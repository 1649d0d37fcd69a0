// Content negotiation by Accept-Encoding: RFC 9110, section 12.5.3.
#pragma once

#include <optional>
#include <string_view>

#include "site/asset.h"

namespace sanlian::site {

/// A form of an asset that can be sent.
struct Coded {
  std::string_view name;  ///< `br`, `gzip`, or empty for the plain bytes.
  std::string_view bytes;
};

/// The form that the client likes best; among equals the smallest. The plain bytes where it takes nothing that there
/// is, as the standard allows.
Coded choose_coding(const Asset& asset, std::optional<std::string_view> accept_encoding);

}  // namespace sanlian::site
