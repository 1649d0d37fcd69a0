#include "base/text.h"

#include <algorithm>

namespace sanlian {
namespace {
constexpr std::string_view kAsciiBlank = " \t\r\n\f\v";
constexpr std::string_view kWideBlanks[] = {"\xC2\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF"};  // NBSP, U+3000, BOM

/// Insertions, deletions, changes and swaps of neighbours (optimal string alignment), which is how people mistype.
int edit_distance(std::string_view a, std::string_view b) {
  std::vector<int> before, row(b.size() + 1), next(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    next[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        next[j] = std::min(next[j], before[j - 2] + 1);
    }
    before = row;
    row.swap(next);
  }
  return row.back();
}
}  // namespace

std::string_view trim(std::string_view text) {
  for (bool again = true; again && !text.empty();) {
    again = false;
    if (kAsciiBlank.find(text.front()) != std::string_view::npos) text.remove_prefix(1), again = true;
    for (const auto blank : kWideBlanks)
      if (text.starts_with(blank)) text.remove_prefix(blank.size()), again = true;
  }
  for (bool again = true; again && !text.empty();) {
    again = false;
    if (kAsciiBlank.find(text.back()) != std::string_view::npos) text.remove_suffix(1), again = true;
    for (const auto blank : kWideBlanks)
      if (text.ends_with(blank)) text.remove_suffix(blank.size()), again = true;
  }
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t start = 0;;) {
    const auto end = text.find(separator, start);
    parts.push_back(text.substr(start, end - start));
    if (end == std::string_view::npos) return parts;
    start = end + 1;
  }
}

std::string join(std::span<const std::string> parts, std::string_view separator) {
  std::string out;
  for (const auto& part : parts) {
    if (&part != parts.data()) out += separator;
    out += part;
  }
  return out;
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (auto& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return out;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && lower_ascii(text.substr(0, prefix.size())) == lower_ascii(prefix);
}

char32_t next_code_point(std::string_view text, std::size_t& position) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(position);
  const int length = lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : lead >> 3 == 30 ? 4 : 0;
  if (length == 1) return ++position, lead;
  if (length == 0 || position + static_cast<std::size_t>(length) > text.size()) return ++position, 0xFFFD;
  char32_t code = lead & (0x7FU >> length);
  for (int i = 1; i < length; ++i) {
    const unsigned next = byte(position + static_cast<std::size_t>(i));
    if (next >> 6 != 2) return ++position, 0xFFFD;
    code = code << 6 | (next & 0x3F);
  }
  constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (code < kSmallest[length] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return ++position, 0xFFFD;
  position += static_cast<std::size_t>(length);
  return code;
}

void append_code_point(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) return put(c);
  if (c < 0x800) return put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
  if (c < 0x10000) return put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) >> 6) != 2; }));
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto start = i;
    if (next_code_point(text, i) == 0xFFFD && text.substr(start, 3) != "\xEF\xBF\xBD") return false;
  }
  return true;
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    char32_t c = next_code_point(text, i);
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0xA0 || c == 0x3000 || c == 0xFEFF) continue;
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
    append_code_point(out, c);
  }
  return out;
}

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates) {
  const std::string wanted = lower_ascii(word);
  int best_distance = static_cast<int>(std::max<std::size_t>(word.size() / 3, 1)) + 1;
  std::optional<std::string> best;
  for (const auto& candidate : candidates) {
    const int distance = edit_distance(wanted, lower_ascii(candidate));
    if (distance < best_distance) best_distance = distance, best = candidate;
  }
  return best;
}

}  // namespace sanlian
