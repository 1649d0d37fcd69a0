#include "feel/impl/pattern.h"

#include <unicode/uregex.h>

namespace sanlian::feel {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// XML's initial name characters and name characters, as sets.
constexpr std::string_view kNameStart =
    "A-Z_a-z:\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F"
    "\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\U00010000-\\U000EFFFF";
constexpr std::string_view kNameMore = "\\-.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040";

class Translator {
 public:
  Translator(std::string_view pattern, std::uint32_t flags) : text_(pattern), flags_(flags) {}

  std::optional<std::string> run() {
    while (at_ < text_.size())
      if (!step()) return std::nullopt;
    if (depth_ != 0) return std::nullopt;
    return std::move(out_);
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  void copy() { out_ += text_[at_++]; }

  bool step() {
    const char c = peek();
    if (c == '\\') return escape();
    if (c == '[') return open_class();
    if (depth_ > 0) return in_class(c);
    if (c == '#') out_ += '\\';
    // `(?:` is the one group with a question mark that XPath knows.
    if (c == '(' && peek(1) == '?' && peek(2) != ':') return false;
    if ((c == '*' || c == '+' || c == '?' || c == '}') && peek(1) == '+') return false;
    // Without `m` the anchors mean the ends of the whole text, where ICU's `$` allows a final line end.
    if (c == '$' && (flags_ & UREGEX_MULTILINE) == 0) return out_ += "\\z", ++at_, true;
    if (c == '.' && (flags_ & UREGEX_DOTALL) == 0) return out_ += "[^\\n\\r]", ++at_, true;
    copy();
    return true;
  }

  bool open_class() {
    if (depth_ > 0 && !(out_.ends_with("--"))) return false;  // only a subtracted class may be nested
    ++depth_;
    copy();
    if (peek() == '^') copy();
    return peek() != ']';
  }

  bool in_class(char c) {
    if (c == ']') --depth_;
    if (c == '-' && peek(1) == '[') return out_ += "--", ++at_, true;
    // Signs of ICU's set language that are plain characters here.
    if (c == '&' || c == '#' || c == '$' || c == '{' || c == '}' || is_ascii_blank(c)) out_ += '\\';
    copy();
    return true;
  }

  bool escape() {
    const char c = peek(1);
    constexpr std::string_view kKnown = "nrt\\|.?*+(){}-[]^$dDsSwW";
    if (c == 'i' || c == 'c' || c == 'I' || c == 'C') return name_class(c);
    if (c == 'p' || c == 'P') return property(c);
    if (c == 'w' || c == 'W' || c == 's' || c == 'S') return words_or_blanks(c);
    if (is_digit(c)) return depth_ == 0 && c != '0' && (copy(), copy(), true);
    if (c == '\0' || kKnown.find(c) == std::string_view::npos) return false;
    copy(), copy();
    return true;
  }

  bool name_class(char c) {
    const bool negated = c == 'I' || c == 'C';
    out_ += negated ? "[^" : "[";
    out_ += kNameStart;
    if (c == 'c' || c == 'C') out_ += kNameMore;
    out_ += ']';
    at_ += 2;
    return true;
  }

  /// XPath's `\w` is all but punctuation, separators and controls, its `\s` the four blanks of XML.
  bool words_or_blanks(char c) {
    out_ += c == 'w'   ? "[^\\p{P}\\p{Z}\\p{C}]"
            : c == 'W' ? "[\\p{P}\\p{Z}\\p{C}]"
            : c == 's' ? "[\\t\\n\\r\\u0020]"
                       : "[^\\t\\n\\r\\u0020]";
    at_ += 2;
    return true;
  }

  /// `\p{Lu}` and `\p{IsBasicLatin}`, a block.
  bool property(char c) {
    const auto close = text_.find('}', at_);
    if (peek(2) != '{' || close == std::string_view::npos) return false;
    auto name = text_.substr(at_ + 3, close - at_ - 3);
    const bool is_block = name.starts_with("Is");
    if (is_block) name.remove_prefix(2);
    if (name.empty()) return false;
    for (const char letter : name)
      if (!is_digit(letter) && !(letter >= 'a' && letter <= 'z') && !(letter >= 'A' && letter <= 'Z') && letter != '-')
        return false;
    out_ += '\\', out_ += c, out_ += is_block ? "{block=" : "{", out_ += name, out_ += '}';
    at_ = close + 1;
    return true;
  }

  std::string_view text_;
  std::uint32_t flags_;
  std::size_t at_ = 0;
  int depth_ = 0;  ///< Of character classes.
  std::string out_;
};

/// Blanks go before anything else is read, but for those in a class: `hello\ sworld` has a `\s`.
std::string without_blanks(std::string_view pattern) {
  std::string out;
  int depth = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (depth == 0 && is_ascii_blank(c)) continue;
    const bool is_escaped = out.ends_with('\\') && (out.size() < 2 || out[out.size() - 2] != '\\');
    if (c == '[' && !is_escaped) ++depth;
    if (c == ']' && !is_escaped && depth > 0) --depth;
    out += c;
  }
  return out;
}

}  // namespace

std::optional<std::uint32_t> pattern_flags(std::string_view flags) {
  std::uint32_t bits = 0;
  for (const char c : flags) {
    if (c == 's')
      bits |= UREGEX_DOTALL;
    else if (c == 'm')
      bits |= UREGEX_MULTILINE;
    else if (c == 'i')
      bits |= UREGEX_CASE_INSENSITIVE;
    else if (c == 'x')
      bits |= kPatternIgnoreBlanks;
    else
      return std::nullopt;
  }
  return bits;
}

std::optional<std::string> translate_pattern(std::string_view pattern, std::uint32_t flags) {
  if ((flags & kPatternIgnoreBlanks) == 0) return Translator(pattern, flags).run();
  const auto kept = without_blanks(pattern);
  return Translator(kept, flags).run();
}

std::optional<std::string> translate_replacement(std::string_view text, int groups) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i], next = i + 1 < text.size() ? text[i + 1] : '\0';
    if (c == '\\') {
      if (next != '\\' && next != '$') return std::nullopt;
      out += c, out += next, ++i;
    } else if (c == '$') {
      if (!is_digit(next)) return std::nullopt;
      ++i;
      if (next - '0' > groups) continue;  // a group the pattern does not have is empty
      out += c, out += next;
      // A second digit counts only while there is such a group; else it is text.
      const char second = i + 1 < text.size() ? text[i + 1] : '\0';
      if (is_digit(second) && (next - '0') * 10 + (second - '0') > groups) out += '\\', out += second, ++i;
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace sanlian::feel
