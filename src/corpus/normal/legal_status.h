#pragma once

#include <string>
#include <string_view>

namespace sanlian::corpus {

/// What a source says of a document's state, folded to pending, granted, refused, withdrawn, lapsed, expired or
/// revoked; empty where it says nothing that is known.
std::string legal_status(std::string_view text);

}  // namespace sanlian::corpus
