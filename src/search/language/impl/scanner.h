#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "search/language/impl/source.h"
#include "search/query.h"

namespace sanlian::search::language {

/// One character of a word or phrase. An escaped one (`\*`) is only itself.
struct Piece {
  char32_t code = 0;  ///< Folded, see Source.
  std::string_view raw;
  bool is_escaped = false;
};

/// A word as typed, or what stood in quotes.
struct Word {
  std::vector<Piece> pieces;
  std::size_t begin = 0, end = 0;  ///< Characters of the source; `end` after it.
  bool is_quoted = false;

  std::string text() const;                        ///< As typed, without escapes.
  std::optional<std::string> ascii_lower() const;  ///< Folded; nothing where a sign is escaped or it is quoted.
};

enum class NearKind { unordered, ordered };
struct NearSign {
  NearKind kind = NearKind::unordered;
  int distance = 0;
  bool is_certain = false;  ///< `near/5`, which nobody means as a word; `5W` and `NEAR` may be one.
  std::size_t begin = 0, end = 0;
};

enum class Sign { none, all, any, without };
struct SignAt {
  Sign sign = Sign::none;
  std::size_t begin = 0, end = 0;
};

/// Reads the pieces of a query at a place. What a piece means depends on where it stands, so there is no list of
/// tokens: `*` between words is AND, before a letter a wildcard, alone everything.
class Scanner {
 public:
  explicit Scanner(const Source& source) : source_(source) {}

  std::size_t skip_blanks(std::size_t at) const;  ///< Blanks, and commas between words.
  bool at_end(std::size_t at) const { return at >= source_.size(); }
  bool ends_word(std::size_t at) const;

  Word word(std::size_t at) const;  ///< Empty where none begins.
  bool begins_quote(std::size_t at) const;
  Result<Word> quoted(std::size_t at) const;

  SignAt sign(std::size_t at) const;  ///< AND, OR, NOT in all their spellings, where an operator may stand.
  std::optional<NearSign> near(std::size_t at) const;
  std::size_t negation(std::size_t at) const;  ///< Past a NOT that stands before an operand; `at` where there is none.
  bool begins_operand(std::size_t at) const;   ///< Neither end, closing bracket nor operator.

 private:
  bool is_comma(std::size_t at) const;
  const Source& source_;
};

inline constexpr int kNearMax = kNearDistanceMax;  ///< Above it a NearSign holds kNearMax + 1.

}  // namespace sanlian::search::language
