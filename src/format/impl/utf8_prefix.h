#pragma once

#include <cstddef>
#include <string_view>

namespace sanlian::format {

/// How far a piece of a text is UTF-8.
struct Utf8Prefix {
  std::size_t valid = 0;  ///< Bytes that are whole characters.
  bool is_bad = false;    ///< What follows cannot become a character, whatever comes next; else it is its beginning.
};
Utf8Prefix utf8_prefix(std::string_view piece);

}  // namespace sanlian::format
