#pragma once

#include <string_view>

namespace sanlian::corpus {

/// The character a named entity of HTML or of the ISO sets stands for ("eacute", "lsquo", "thgr"); 0 where unknown.
/// Source: ISO 8879 annex D, HTML 4.01 section 24.
char32_t entity_character(std::string_view name);

}  // namespace sanlian::corpus
