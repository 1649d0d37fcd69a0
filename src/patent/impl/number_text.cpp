#include "patent/impl/number_text.h"

#include "base/text.h"

namespace sanlian::patent {
namespace {
bool is_blank(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000 || c == 0xFEFF ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x202F;
}

char folded(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  if (c == 0x3002 || c == 0xFF61) return '.';
  if (c >= 'a' && c <= 'z') return static_cast<char>(c - 'a' + 'A');
  return c < 0x80 ? static_cast<char>(c) : '?';
}
}  // namespace

FoldedNumber fold_number(std::string_view text) {
  FoldedNumber out;
  for (std::size_t i = 0; i < text.size(); ++out.length) {
    const char32_t c = next_code_point(text, i);
    if (is_blank(c)) continue;
    out.characters += folded(c);
    out.positions.push_back(out.length);
  }
  return out;
}

}  // namespace sanlian::patent
