// What a searcher's text asks for, word by word, before any index is looked at.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sanlian::search::impl {

/// What must stand at one position.
struct Slot {
  enum class What : std::uint8_t {
    word,     ///< This word.
    glob,     ///< A word that the pattern in `text` fits.
    han,      ///< This Han character.
    any_han,  ///< Any Han character.
  };
  What what = What::word;
  std::string text;           ///< Folded.
  bool touches_next = false;  ///< Both Han, with nothing between them, in the text searched as well.

  bool is_han() const { return what == What::han || what == What::any_han; }
};

/// Slots at positions that follow one another.
using Slots = std::vector<Slot>;

Slots slots_of(std::string_view text);

/// Each word, and each run of Han characters, by itself.
std::vector<Slots> units_of(std::string_view text);

/// The pieces of a pattern with wildcards, between which up to kHanStarMax words may stand.
std::vector<Slots> pieces_of(std::string_view pattern);

/// `*` any characters, `?` one.
bool fits_glob(std::string_view word, std::string_view glob);

}  // namespace sanlian::search::impl
