#include "corpus/normal/plain.h"

#include "base/text.h"

namespace sanlian::corpus {
namespace {

bool is_blank(char32_t c) {
  return c <= 0x20 || c == 0x7F || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x3000 ||
         c == 0xFEFF;
}

char32_t half_width(char32_t c) { return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c; }

/// U+00C0 to U+00FF and U+0100 to U+017F as the letters they are written with where no accents are; a blank keeps.
constexpr std::u32string_view kLatin1 = U"AAAAAAACEEEEIIIIDNOOOOO OUUUUYT ";
constexpr std::u32string_view kLatinA =
    U"AAAAAACCCCCCCCDDDDEEEEEEEEEEGGGGGGGGHHHHIIIIIIIIII  "
    U"JJKKKLLLLLLLLLLNNNNNNNNNOOOOOOOORRRRRRSSSSSSSSTTTTTTUUUUUUUUUU"
    U"UUWWYYYZZZZZZS";

/// Printers' quotes and dashes as those of a keyboard.
char32_t plain_mark(char32_t c) {
  if (c >= 0x2018 && c <= 0x201B) return '\'';
  if (c >= 0x201C && c <= 0x201F) return '"';
  return c >= 0x2010 && c <= 0x2015 ? U'-' : c;
}

void append_upper(std::string& out, char32_t c) {
  c = plain_mark(c);
  if (c < 0x80) {
    out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : static_cast<char>(c);
  } else if (c == 0xDF) {
    out += "SS";
  } else if (c == 0xC6 || c == 0xE6) {
    out += "AE";
  } else if (c == 0x152 || c == 0x153) {
    out += "OE";
  } else if (c >= 0xC0 && c <= 0xFF && kLatin1[(c - 0xC0) % 32] != U' ') {
    out += static_cast<char>(kLatin1[(c - 0xC0) % 32]);
  } else if (c >= 0x100 && c < 0x100 + kLatinA.size() && kLatinA[c - 0x100] != U' ') {
    out += static_cast<char>(kLatinA[c - 0x100]);
  } else if (c >= 0x391 && c <= 0x44F) {  // Greek and Cyrillic
    if ((c >= 0x3B1 && c <= 0x3C9 && c != 0x3C2) || (c >= 0x430 && c <= 0x44F)) c -= 0x20;
    append_code_point(out, c);
  } else {
    append_code_point(out, c);
  }
}

template <class Append>
std::string rewrite(std::string_view text, Append&& append) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = half_width(next_code_point(text, at));
    if (is_blank(c)) {
      blank = !out.empty();
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    append(out, c);
  }
  return out;
}
}  // namespace

std::string plain_width(std::string_view text) {
  return rewrite(text, [](std::string& out, char32_t c) { append_code_point(out, c); });
}

std::string plain_upper(std::string_view text) { return rewrite(text, append_upper); }

}  // namespace sanlian::corpus
