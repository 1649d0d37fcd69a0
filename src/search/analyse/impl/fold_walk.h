// Walks a text by folded characters, each with the bytes it came of. Most of any text takes one look at a table.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/text.h"
#include "search/analyse/impl/characters.h"

namespace sanlian::search::impl {

struct FoldedCharacter {
  char32_t folded = 0;
  CharacterKind kind = CharacterKind::mark;  ///< mark, word or han.
  std::uint32_t begin = 0, end = 0;          ///< Bytes of the text as it came.
};

/// Lower case of the ASCII characters and whether they belong to a word.
inline Character ascii_character(unsigned char byte) {
  if (byte >= 'A' && byte <= 'Z') return {static_cast<char32_t>(byte | 0x20), CharacterKind::word};
  const bool is_word = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
  return {byte, is_word ? CharacterKind::word : CharacterKind::mark};
}

inline char32_t code_point_at(std::string_view text, std::size_t& position) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[position + i]); };
  // Three bytes from U+1000 on, U+D800 … left to the careful reader: nearly all of Chinese.
  if (byte(0) > 0xe0 && byte(0) < 0xed && position + 2 < text.size() && (byte(1) & 0xc0) == 0x80 &&
      (byte(2) & 0xc0) == 0x80) {
    const auto point = static_cast<char32_t>((byte(0) & 0xf) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f));
    position += 3;
    return point;
  }
  return next_code_point(text, position);
}

/// The character at `position`, which moves past it.
inline Character character_at(std::string_view text, std::size_t& position) {
  const auto lead = static_cast<unsigned char>(text[position]);
  if (lead >= 0x80) return character_of(code_point_at(text, position));
  ++position;
  return ascii_character(lead);
}

/// Folds the character that begins at `begin` with all that join it; `position`, behind it, moves past them.
template <class Visit>
void fold_slowly(std::string_view text, std::size_t begin, std::size_t& position, Visit& visit) {
  for (auto next = position; next < text.size(); position = next)
    if (character_at(text, next).kind != CharacterKind::joining) break;
  for (const auto folded : folded_cluster(text.substr(begin, position - begin)))
    visit(FoldedCharacter{folded, kind_of_folded(folded), static_cast<std::uint32_t>(begin),
                          static_cast<std::uint32_t>(position)});
}

/// Calls `visit(FoldedCharacter)` for each. Characters that came of one and the same carry the same bytes.
template <class Visit>
void walk_folded(std::string_view text, Visit visit) {
  std::size_t begin = 0, end = 0;
  Character character;
  if (!text.empty()) character = character_at(text, end);
  while (begin < text.size()) {
    auto next_end = end;
    const auto next = end < text.size() ? character_at(text, next_end) : Character{};
    if (character.kind >= CharacterKind::many || next.kind == CharacterKind::joining) [[unlikely]] {
      fold_slowly(text, begin, end, visit);
      begin = end;
      if (end < text.size()) character = character_at(text, end);
      continue;
    }
    visit(FoldedCharacter{character.folded, character.kind, static_cast<std::uint32_t>(begin),
                          static_cast<std::uint32_t>(end)});
    begin = end;
    end = next_end;
    character = next;
  }
}

}  // namespace sanlian::search::impl
