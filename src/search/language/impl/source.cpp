#include "search/language/impl/source.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>

#include "base/text.h"

namespace sanlian::search::language {
namespace {
constexpr int kColumnsMax = 72;  // of the line that an error shows; a longer one is cut on both sides

char32_t folded(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  if (c < 0x20 || c == 0x7F || c == 0xA0 || c == 0x3000 || c == 0xFEFF || c == 0x200B) return U' ';
  if (c == 0x3010) return U'[';  // 【】
  if (c == 0x3011) return U']';
  return c;
}

struct Sketch {
  std::string line, caret;
};
}  // namespace

Source::Source(std::string_view text) : text_(text) {
  for (std::size_t i = 0; i < text.size();) {
    begins_.push_back(static_cast<std::uint32_t>(i));
    codes_.push_back(folded(next_code_point(text, i)));
  }
  begins_.push_back(static_cast<std::uint32_t>(text.size()));
}

std::string_view Source::raw(std::size_t from, std::size_t to) const {
  from = std::min(from, size());
  to = std::min(std::max(from, to), size());
  return text_.substr(begins_[from], begins_[to] - begins_[from]);
}

Error Source::fail(const ErrorSpec& spec, std::size_t place, std::string_view word, std::string_view near) const {
  place = std::min(place, size());
  const auto width = [&](std::size_t i) {
    std::size_t at = begins_[i];
    return columns(next_code_point(text_, at));
  };
  std::size_t first = place, last = place;
  for (int room = kColumnsMax / 2; first > 0 && text_[begins_[first - 1]] != '\n' && room > 0; --first)
    room -= width(first - 1);
  for (int room = kColumnsMax / 2; last < size() && text_[begins_[last]] != '\n' && room > 0; ++last)
    room -= width(last);
  Sketch sketch;
  if (first > 0 && text_[begins_[first - 1]] != '\n') sketch.line = "…", sketch.caret = " ";
  for (auto i = first; i < last; ++i) {
    const bool is_control = raw(i, i + 1).size() == 1 && static_cast<unsigned char>(raw(i, i + 1)[0]) < 0x20;
    sketch.line += is_control ? " " : raw(i, i + 1);
    if (i < place) sketch.caret.append(static_cast<std::size_t>(is_control ? 1 : width(i)), ' ');
  }
  if (last < size() && text_[begins_[last]] != '\n') sketch.line += "…";
  sketch.caret += '^';
  constexpr std::size_t kWordMax = 200;  // bytes of a message
  std::string named(word.substr(0, kWordMax));
  while (!is_valid_utf8(named)) named.pop_back();
  const auto at = std::to_string(place + 1);
  return Error(
             spec,
             {{"word", named}, {"near", std::string(near)}, {"at", at}, {"line", sketch.line}, {"caret", sketch.caret}})
      .at("character " + at);
}

bool is_blank(char32_t c) { return c == U' '; }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool is_word_part(char32_t c) {
  if (c < 0x80) return is_digit(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  return (U_MASK(u_charType(static_cast<UChar32>(c))) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

bool is_han(char32_t c) {
  if (c < 0x2E80) return false;
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_HAN;
}

int columns(char32_t c) {
  const auto type = U_MASK(u_charType(static_cast<UChar32>(c)));
  if ((type & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0) return 0;
  const auto width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

}  // namespace sanlian::search::language
