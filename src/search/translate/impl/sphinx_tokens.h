// How text and keywords are laid down for Sphinx, for documents and queries alike. Our own analysis decides what a word
// is; Sphinx sees tokens between blanks. Each position of a text becomes two: first the surface (`w` and the word or
// bigram), then the stem or single character (`s`), so that a phrase with gaps can ask for either at its place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/schema.h"

namespace sanlian::search::sphinx {

inline constexpr std::string_view kDocField = "sanlian_doc";
inline constexpr std::string_view kEveryDoc = "all";

std::string surface_token(std::string_view word);
std::string stem_token(std::string_view stem_or_character);
std::string key_token(std::string_view key);
std::string value_token(std::string_view value);
std::string prefix_token(std::string_view prefix);
std::string node_token(std::string_view node);
inline constexpr std::size_t kPrefixMax = 64;  ///< Characters of a prefix that can be asked for.

std::string text_tokens(std::string_view text);
/// Of one value of a keyword: itself, its prefixes, and for a tree the nodes it lies at or below.
std::string keyword_tokens(std::string_view value, bool is_tree);

/// One word of a query, at the position it has in its text.
struct Slot {
  std::uint32_t position = 0;
  std::string token;
  bool is_stem = false;
};
struct Part {
  std::vector<Slot> slots;
  std::uint32_t length = 0;  ///< Positions.
};
/// The text as what must stand side by side; `by_stem` for words outside quotes.
Part part_of(std::string_view text, bool by_stem);
/// As part_of, one part for each English word and each Chinese run.
std::vector<Part> words_of(std::string_view text);
/// Parts beside each other with `gaps[i]` positions left free after part i, as a Sphinx phrase.
std::string phrase(const std::vector<const Part*>& parts, const std::vector<std::uint32_t>& gaps);

}  // namespace sanlian::search::sphinx
