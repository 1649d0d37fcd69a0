// What one character folds to and what analysis takes it for, from tables made page by page of what ICU says.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sanlian::search::impl {

enum class CharacterKind : std::uint8_t {
  mark,     ///< Ends a word.
  word,     ///< Letter, digit, or a sign that belongs to one.
  han,      ///< Han, Kana, Hangul, Bopomofo: one word each.
  many,     ///< Folds to none or several characters: ask folded_cluster().
  joining,  ///< May melt into the character before it: fold both together.
};

struct Character {
  char32_t folded = 0;
  CharacterKind kind = CharacterKind::mark;
};

/// Safe from any thread; a page of 256 characters is made when one of it is first asked for.
Character character_of(char32_t code_point);

/// What a folded character is: mark, word or han.
CharacterKind kind_of_folded(char32_t code_point);

/// What a character folds to with all that join it, given as bytes of UTF-8.
std::u32string folded_cluster(std::string_view cluster);

}  // namespace sanlian::search::impl
