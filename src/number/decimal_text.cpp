// Decimal as text: reading and the shortest plain form.
#include <algorithm>

#include "number/impl/decimal_parts.h"

namespace sanlian {
namespace {
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Reads the digits of a number; beyond the 37th only whether they are all zero is kept.
struct DigitReader {
  wide::U128 magnitude = 0;
  int kept = 0;
  bool more = false;
  std::int64_t scale = 0;
  bool any = false;

  void read(char c, bool after_point) {
    any = true;
    if (kept < 37) {
      magnitude = magnitude * 10 + static_cast<unsigned>(c - '0');
      if (magnitude != 0) ++kept;
      if (after_point) ++scale;
    } else {
      more = more || c != '0';
      if (!after_point) --scale;
    }
  }
};

std::string digits_of(wide::U128 value) {
  std::string text;
  do {
    text += static_cast<char>('0' + static_cast<int>(value % 10));
    value /= 10;
  } while (value != 0);
  std::reverse(text.begin(), text.end());
  return text;
}

/// `e12`, `E-3`, `e+4`, and nothing after it; huge exponents are cut to ones beyond every range.
std::optional<std::int64_t> parse_exponent(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  std::int64_t exponent = 0;
  for (const char c : text) exponent = std::min<std::int64_t>(exponent * 10 + (c - '0'), 1'000'000'000'000);
  return negative ? -exponent : exponent;
}
}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  DigitReader reader;
  std::size_t i = 0;
  for (; i < text.size() && is_digit(text[i]); ++i) reader.read(text[i], false);
  if (i < text.size() && text[i] == '.') {
    if (++i == text.size() || !is_digit(text[i])) return std::nullopt;
    for (; i < text.size() && is_digit(text[i]); ++i) reader.read(text[i], true);
  }
  if (!reader.any) return std::nullopt;
  if (i < text.size()) {
    if (text[i] != 'e' && text[i] != 'E') return std::nullopt;
    const auto exponent = parse_exponent(text.substr(i + 1));
    if (!exponent) return std::nullopt;
    reader.scale -= *exponent;
  }
  return fit({wide::U256(reader.magnitude), reader.more, reader.scale, negative && reader.magnitude != 0});
}

std::string Decimal::to_string() const {
  const auto parts = DecimalParts::of(*this).stripped(kScaleMin - kDigitsMax);
  const std::string sign = parts.negative ? "-" : "";
  auto digits = digits_of(parts.magnitude);
  const int before_point = static_cast<int>(digits.size()) - parts.scale;
  if (before_point > kDigitsMax || before_point <= -kDigitsMax) {
    if (digits.size() > 1) digits.insert(1, ".");
    return sign + digits + "e" + std::to_string(before_point - 1);
  }
  if (parts.scale <= 0) return sign + digits + std::string(static_cast<std::size_t>(-parts.scale), '0');
  if (before_point <= 0) return sign + "0." + std::string(static_cast<std::size_t>(-before_point), '0') + digits;
  return sign + digits.insert(static_cast<std::size_t>(before_point), ".");
}

}  // namespace sanlian
