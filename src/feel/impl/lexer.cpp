#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "feel/errors.h"
#include "feel/impl/token.h"
#include "feel/impl/unicode.h"

namespace sanlian::feel {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Lexer {
 public:
  explicit Lexer(const Source& source) : source_(source), text_(source.text) {}

  Result<std::vector<Token>> run() {
    if (!is_valid_utf8(text_)) return fail(0, "UTF-8", "?");
    for (;;) {
      const auto before = at_;
      SANLIAN_TRY(skip_blanks());
      const bool spaced = at_ != before;
      Token token = SANLIAN_TRY(next());
      token.spaced = spaced;
      tokens_.push_back(std::move(token));
      if (tokens_.back().kind == Token::Kind::end) return std::move(tokens_);
    }
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  Error fail(std::size_t offset, std::string expected, std::string found) const {
    return source_.error(offset, errors::syntax, {{"expected", std::move(expected)}, {"found", std::move(found)}});
  }

  Status skip_blanks() {
    while (at_ < text_.size()) {
      if (peek() == '/' && peek(1) == '/') {
        at_ = std::min(text_.find('\n', at_), text_.size());
        continue;
      }
      if (peek() == '/' && peek(1) == '*') {
        const auto close = text_.find("*/", at_ + 2);
        if (close == std::string_view::npos) return fail(at_, "*/", "end");
        at_ = close + 2;
        continue;
      }
      auto after = at_;
      if (!is_blank(next_code_point(text_, after))) return {};
      at_ = after;
    }
    return {};
  }

  Token make(Token::Kind kind, std::size_t begin, std::string text) const {
    return {.kind = kind,
            .begin = static_cast<std::uint32_t>(begin),
            .end = static_cast<std::uint32_t>(at_),
            .text = std::move(text)};
  }

  Result<Token> next() {
    const auto begin = at_;
    if (at_ >= text_.size()) return make(Token::Kind::end, begin, "");
    if (peek() == '"') return string("\"");
    if (text_.substr(at_).starts_with("“")) return string("”");
    if (is_digit(peek())) {
      while (is_digit(peek())) ++at_;
      return make(Token::Kind::digits, begin, std::string(text_.substr(begin, at_ - begin)));
    }
    char32_t c = next_code_point(text_, at_);
    if (c == '?') return make(Token::Kind::word, begin, "?");
    // What a Chinese input method types for an operator or bracket is that operator; labels are read alike.
    if (!is_name_start(c) && c > 0xFF00 && c < 0xFF5F && (c < 0xFF10 || c > 0xFF19))
      return make(Token::Kind::symbol, begin, std::string(1, static_cast<char>(c - 0xFEE0)));
    if (!is_name_start(c)) return make(Token::Kind::symbol, begin, std::string(text_.substr(begin, at_ - begin)));
    for (auto after = at_; after < text_.size(); at_ = after) {
      c = next_code_point(text_, after);
      if (!is_name_part(c)) break;
    }
    return make(Token::Kind::word, begin, nfc(text_.substr(begin, at_ - begin)));
  }

  /// Opening and closing quotes are of one size.
  Result<Token> string(std::string_view close) {
    const auto begin = at_;
    at_ += close.size();
    std::string out;
    while (!text_.substr(at_).starts_with(close)) {
      if (at_ >= text_.size()) return fail(begin, std::string(close), "end");
      if (text_[at_] == '\\')
        escape(out);
      else
        out += text_[at_++];
    }
    at_ += close.size();
    return make(Token::Kind::string, begin, std::move(out));
  }

  std::optional<char32_t> hex(std::size_t from, std::size_t digits) const {
    if (from + digits > text_.size()) return std::nullopt;
    std::uint32_t value = 0;
    const auto* end = text_.data() + from + digits;
    const auto read = std::from_chars(text_.data() + from, end, value, 16);
    return read.ptr == end && value <= 0x10FFFF ? std::optional<char32_t>(value) : std::nullopt;
  }

  /// `\uD83D\uDC0E` is one code point; a lone surrogate is none and becomes U+FFFD.
  bool unicode_escape(std::string& out) {
    const bool is_long = peek(1) == 'U';
    const std::size_t digits = is_long ? 6 : 4;
    const auto first = hex(at_ + 2, digits);
    if (!first) return false;
    at_ += 2 + digits;
    char32_t code = *first;
    if (code >= 0xD800 && code < 0xE000) {
      const auto second = peek() == '\\' && peek(1) == 'u' ? hex(at_ + 2, 4) : std::nullopt;
      const bool is_pair = code < 0xDC00 && second && *second >= 0xDC00 && *second < 0xE000;
      if (is_pair) at_ += 6;
      code = is_pair ? 0x10000 + ((code - 0xD800) << 10) + (*second - 0xDC00) : 0xFFFD;
    }
    append_code_point(out, code);
    return true;
  }

  /// A backslash before anything unknown stays, so that patterns can be written.
  void escape(std::string& out) {
    const char c = peek(1);
    if ((c == 'u' || c == 'U') && unicode_escape(out)) return;
    constexpr std::string_view kNames = "nrt\"\\'", kMeanings = "\n\r\t\"\\'";
    const auto known = c ? kNames.find(c) : std::string_view::npos;
    if (known == std::string_view::npos) {
      out += '\\', ++at_;
      return;
    }
    out += kMeanings[known];
    at_ += 2;
  }

  const Source& source_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

Result<std::vector<Token>> tokenize(const Source& source) { return Lexer(source).run(); }

}  // namespace sanlian::feel
