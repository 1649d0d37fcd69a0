#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace sanlian::search::language {

/// The text of a query by characters. `code` is what the grammar sees: full-width signs, blanks and brackets are
/// folded to those of ASCII; `raw` is what was typed.
class Source {
 public:
  explicit Source(std::string_view text);

  std::size_t size() const { return codes_.size(); }
  char32_t code(std::size_t i) const { return i < codes_.size() ? codes_[i] : 0; }
  std::string_view raw(std::size_t from, std::size_t to) const;

  /// An error at character `place` (from 0), with the line it stands in and a caret below.
  Error fail(const ErrorSpec& spec, std::size_t place, std::string_view word = {}, std::string_view near = {}) const;

 private:
  std::string_view text_;
  std::vector<char32_t> codes_;
  std::vector<std::uint32_t> begins_;  ///< Byte offsets, one more than characters.
};

bool is_blank(char32_t c);
bool is_digit(char32_t c);
bool is_word_part(char32_t c);  ///< A letter, mark or number of any script.
bool is_han(char32_t c);
int columns(char32_t c);  ///< On a terminal: 2 for wide characters, 0 for marks that join the one before.

}  // namespace sanlian::search::language
