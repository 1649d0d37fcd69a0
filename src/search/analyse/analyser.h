// From text to terms, the same way for documents and for queries.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sanlian::search {

/// What a term is, the first byte of its key. Surface forms alone carry the phrase positions of a text.
enum class TermKind : std::uint8_t {
  word,    ///< A folded word of letters or digits, a bigram of two Han characters, or the last Han character of a run.
  stem,    ///< The English stem of a word, at the word's position; only where it differs from the word.
  single,  ///< One Han character; documents only, no positions.
  value,   ///< A keyword as stored; documents only, no positions.
};

/// The longest term of a text; a longer word is split into words that follow one another.
inline constexpr std::size_t kTermBytesMax = 96;

/// Positions left free between two values of one field, so that neither a phrase nor a Near spans them.
inline constexpr std::uint32_t kValueGap = 1024;

/// One term at one place of a text.
struct Token {
  TermKind kind = TermKind::word;
  std::string term;                  ///< Folded: see fold_text().
  std::uint32_t position = 0;        ///< In words; each Han character counts as one.
  std::uint32_t begin = 0, end = 0;  ///< Byte offsets in the text as it came.
};

/// A Token lent for one call.
struct TokenView {
  TermKind kind = TermKind::word;
  std::string_view term;
  std::uint32_t position = 0, begin = 0, end = 0;
};

/// Words, stems, bigrams and single characters of `text`, by position. Han, Kana and Hangul ("Han" below) go by
/// overlapping bigrams: a run of n characters from position p on gives n single characters, n - 1 bigrams at p … p + n
/// - 2 and its last character as a word at p + n - 1, so that what stands at a position is always a word or begins one.
/// English by whole words, "H2O" and "5g" kept whole; "3.5", "1,2-dichloroethane" split at the marks with positions
/// that follow one another. Marks take no position. Text that is not UTF-8 splits at the bad byte.
std::vector<Token> analyse(std::string_view text);

/// As analyse(), without keeping anything: hands each token to `visit`. Answers the number of positions.
std::uint32_t for_each_token(std::string_view text, const std::function<void(const TokenView&)>& visit);

/// NFKC, case folded, what shows nothing (soft hyphens, joiners) left out, traditional to simplified, one character at
/// a time: what two spellings of one text share.
std::string fold_text(std::string_view text);

/// The English stem of a folded word; the word itself where it has none (digits, other scripts, two letters).
std::string stem_of(std::string_view word);

/// Whether the text begins with a character that analyse() takes by bigrams.
bool begins_with_han(std::string_view text);

}  // namespace sanlian::search
