// Numbers as people type them, brought to one alphabet, with the way back to where each character stood.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sanlian::patent {

struct FoldedNumber {
  std::string characters;              ///< Upper-case ASCII; anything beyond ASCII became `?`.
  std::vector<std::size_t> positions;  ///< Of each character in the text, counted in characters.
  std::size_t length = 0;              ///< Of the text, in characters.

  std::size_t position(std::size_t index) const { return index < positions.size() ? positions[index] : length; }
};

/// Full-width to half-width, lower case to upper case, ideographic full stops to dots, blanks and byte order marks
/// dropped.
FoldedNumber fold_number(std::string_view text);

}  // namespace sanlian::patent
