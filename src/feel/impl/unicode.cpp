#include "feel/impl/unicode.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <utility>

namespace sanlian::feel {
namespace {
bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

icu::UnicodeString to_icu(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string from_icu(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

bool is_in(char32_t c, std::initializer_list<std::pair<char32_t, char32_t>> ranges) {
  return std::any_of(ranges.begin(), ranges.end(), [&](auto& range) { return c >= range.first && c <= range.second; });
}
}  // namespace

std::string nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFCInstance(status);
  const auto out = normalizer->normalize(to_icu(text), status);
  return U_SUCCESS(status) ? from_icu(out) : std::string(text);
}

std::string upper_case(std::string_view text) { return from_icu(to_icu(text).toUpper(icu::Locale::getRoot())); }
std::string lower_case(std::string_view text) { return from_icu(to_icu(text).toLower(icu::Locale::getRoot())); }

bool is_blank(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 || c == 0x180E ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 ||
         c == 0xFEFF;
}

bool is_name_start(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  // The punctuation of Chinese text lies inside the ranges of the standard: `金额＞100` must not read as one word.
  if (is_in(c, {{0x3001, 0x3003},
                {0x3008, 0x3011},
                {0x3014, 0x301F},
                {0xFF01, 0xFF0F},
                {0xFF1A, 0xFF20},
                {0xFF3B, 0xFF40},
                {0xFF5B, 0xFF65},
                {0xFF10, 0xFF19}}))
    return false;
  return is_in(c, {{0xC0, 0xD6},
                   {0xD8, 0xF6},
                   {0xF8, 0x2FF},
                   {0x370, 0x37D},
                   {0x37F, 0x1FFF},
                   {0x200C, 0x200D},
                   {0x2070, 0x218F},
                   {0x2C00, 0x2FEF},
                   {0x3001, 0xD7FF},
                   {0xF900, 0xFDCF},
                   {0xFDF0, 0xFFFC},
                   {0x10000, 0xEFFFF}});
}

bool is_name_part(char32_t c) {
  return is_name_start(c) || (c >= '0' && c <= '9') || c == 0xB7 ||
         is_in(c, {{0x300, 0x36F}, {0x203F, 0x2040}, {0xFF10, 0xFF19}});
}

}  // namespace sanlian::feel
