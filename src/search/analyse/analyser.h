// From text to terms, the same way for documents and for queries.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sanlian::search {

/// What a term is, the first byte of its key. Surface forms alone carry the phrase positions of a text.
enum class TermKind : std::uint8_t {
  word,    ///< A folded word of letters or digits, or a bigram of two Han characters.
  stem,    ///< The English stem of a word, at the word's position; only where it differs from the word.
  single,  ///< One Han character; documents only, no positions.
  value,   ///< A keyword as stored; documents only, no positions.
};

/// One term at one place of a text.
struct Token {
  TermKind kind = TermKind::word;
  std::string term;                  ///< Folded: NFKC, lower case, traditional to simplified.
  std::uint32_t position = 0;        ///< In words; each Han character counts as one.
  std::uint32_t begin = 0, end = 0;  ///< Byte offsets in the text as it came.
};

/// Words, stems, bigrams and single characters of `text`, by position. Chinese by overlapping bigrams: a run of n Han
/// characters at position p gives n - 1 bigrams at p … p + n - 2 and n single characters; English by whole words, "H2O"
/// and "5g" kept whole; "3.5", "1,2-dichloroethane" split at the marks with positions that follow one another.
std::vector<Token> analyse(std::string_view text);

/// NFKC, lower case, traditional to simplified: what two spellings of one text share.
std::string fold_text(std::string_view text);

}  // namespace sanlian::search
