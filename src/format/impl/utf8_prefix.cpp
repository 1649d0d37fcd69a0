#include "format/impl/utf8_prefix.h"

#include <simdjson.h>

#include "base/text.h"

namespace sanlian::format {
namespace {

/// Bytes at the end that begin a character of which the rest is missing; at most three.
std::size_t unfinished_bytes(std::string_view piece) {
  for (std::size_t back = 1; back <= 3 && back <= piece.size(); ++back) {
    const auto c = static_cast<unsigned char>(piece[piece.size() - back]);
    if (c < 0x80) return 0;
    if (c < 0xC0) continue;
    const std::size_t length = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
    return length > back ? back : 0;
  }
  return 0;
}

}  // namespace

Utf8Prefix utf8_prefix(std::string_view piece) {
  const std::size_t whole = piece.size() - unfinished_bytes(piece);
  if (simdjson::validate_utf8(piece.data(), whole)) return {.valid = whole, .is_bad = false};
  for (std::size_t at = 0; at < whole;) {
    const std::size_t start = at;
    if (next_code_point(piece, at) == 0xFFFD && piece.substr(start, 3) != "\xEF\xBF\xBD")
      return {.valid = start, .is_bad = true};
  }
  return {.valid = whole, .is_bad = false};
}

}  // namespace sanlian::format
