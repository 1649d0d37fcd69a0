#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "feel/impl/source.h"

namespace sanlian::feel {

/// The parts that names and literals are put together from. A name may hold spaces, digits and symbols, so that only
/// the parser, who knows the names in scope, can tell `a - b` from a name; here nothing is joined.
struct Token {
  enum class Kind : std::uint8_t { word, digits, symbol, string, end };
  Kind kind = Kind::end;
  bool spaced = false;  ///< White space or a comment stands before it.
  std::uint32_t begin = 0, end = 0;
  std::string text;  ///< A word in NFC, one symbol, or a string without quotes and escapes.

  bool is(char symbol) const { return kind == Kind::symbol && text.size() == 1 && text[0] == symbol; }
  bool is_word(std::string_view word) const { return kind == Kind::word && text == word; }
};

/// Ends with one token of kind `end`. Errors: feel.syntax.
Result<std::vector<Token>> tokenize(const Source& source);

}  // namespace sanlian::feel
