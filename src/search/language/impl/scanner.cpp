#include "search/language/impl/scanner.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "search/language/errors.h"

namespace sanlian::search::language {
namespace {

struct Spelling {
  std::string_view text;
  Sign sign;
};
constexpr std::array kWords = {Spelling{"and", Sign::all},    Spelling{"与", Sign::all},
                               Spelling{"且", Sign::all},     Spelling{"or", Sign::any},
                               Spelling{"或", Sign::any},     Spelling{"not", Sign::without},
                               Spelling{"非", Sign::without}, Spelling{"andnot", Sign::without}};

bool is_bracket(char32_t c) { return c == U'(' || c == U')' || c == U'[' || c == U']'; }
bool is_compare(char32_t c) { return c == U'=' || c == U'<' || c == U'>' || c == U'≥' || c == U'≤' || c == U'≠'; }

/// The sign that closes what `open` opens; 0 where it opens nothing. Curly quotes close with either of their kind,
/// since input methods mix them.
std::u32string_view closers(char32_t open) {
  switch (open) {
    case U'"':
      return U"\"";
    case U'“':
    case U'”':
    case U'„':
      return U"”“";
    case U'‘':
    case U'’':
      return U"’‘";
    case U'\'':
      return U"'";
    case U'「':
      return U"」";
    default:
      return {};
  }
}

/// `near/5`, `near5`, `w/3`, `pre/2`, `adj4`, `3w`; and in capitals `ADJ`, `NEAR`, `PRE` alone.
std::optional<NearSign> read_near(std::string_view lower, bool is_upper) {
  std::string_view name = lower, number;
  if (!lower.empty() && lower[0] >= '0' && lower[0] <= '9') {
    const auto letters = lower.find_first_not_of("0123456789");
    if (letters == std::string_view::npos) return std::nullopt;
    number = lower.substr(0, letters), name = lower.substr(letters);
    if (name != "w") return std::nullopt;
  } else if (const auto digits = lower.find_first_of("0123456789"); digits != std::string_view::npos) {
    number = lower.substr(digits), name = lower.substr(0, digits);
    const bool has_slash = name.ends_with('/');
    if (has_slash) name.remove_suffix(1);
    if ((name == "w" || name == "n") && !has_slash) return std::nullopt;
  } else if (!is_upper) {
    return std::nullopt;
  }
  NearSign sign;
  if (name == "pre" || name == "adj" || name == "w")
    sign.kind = NearKind::ordered;
  else if (name != "near" && name != "n")
    return std::nullopt;
  if (number.empty()) return name.size() > 1 ? std::optional(sign) : std::nullopt;
  if (number.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  for (const char digit : number) sign.distance = std::min(sign.distance * 10 + (digit - '0'), kNearMax + 1);
  sign.is_certain = lower[0] > '9';
  // `w/3` is not ordered in the tongues that write it so; `3w`, `pre` and `adj` are
  if (name == "w" && lower[0] == 'w') sign.kind = NearKind::unordered;
  return sign;
}
}  // namespace

std::string Word::text() const {
  std::string out;
  for (const auto& piece : pieces) out += piece.raw;
  return out;
}

std::optional<std::string> Word::ascii_lower() const {
  if (is_quoted) return std::nullopt;
  std::string out;
  for (const auto& piece : pieces) {
    if (piece.is_escaped) return std::nullopt;
    append_code_point(out, piece.code);
  }
  return lower_ascii(out);
}

bool Scanner::is_comma(std::size_t at) const {
  const auto raw = source_.raw(at, at + 1);
  const auto c = source_.code(at);
  const bool is_wide = raw == "，" || raw == "；" || c == U'、' || c == U'。';
  if (is_wide) return at == 0 || !is_digit(source_.code(at - 1)) || !is_digit(source_.code(at + 1));
  if (c != U',' && c != U';') return false;
  const auto next = source_.code(at + 1);  // 0 at the end
  return next == 0 || is_blank(next) || next == U')' || at == 0 || is_blank(source_.code(at - 1));
}

std::size_t Scanner::skip_blanks(std::size_t at) const {
  while (at < source_.size() && (is_blank(source_.code(at)) || is_comma(at))) ++at;
  return at;
}

bool Scanner::ends_word(std::size_t at) const {
  const auto c = source_.code(at);
  return at >= source_.size() || is_blank(c) || is_bracket(c) || c == U'&' || c == U'|' || is_compare(c) ||
         is_comma(at) || (c != U'\'' && c != U'‘' && c != U'’' && !closers(c).empty());
}

Word Scanner::word(std::size_t at) const {
  Word word;
  word.begin = at;
  for (; !ends_word(at); ++at) {
    const bool is_escape = source_.code(at) == U'\\' && at + 1 < source_.size();
    if (is_escape) ++at;
    word.pieces.push_back({source_.code(at), source_.raw(at, at + 1), is_escape});
  }
  word.end = at;
  return word;
}

bool Scanner::begins_quote(std::size_t at) const { return !closers(source_.code(at)).empty(); }

Result<Word> Scanner::quoted(std::size_t at) const {
  Word word;
  word.is_quoted = true;
  word.begin = at;
  const auto ends = closers(source_.code(at));
  for (++at; at < source_.size(); ++at) {
    auto c = source_.code(at);
    if (ends.find(c) != std::u32string_view::npos) return word.end = at + 1, word;
    const auto next = source_.code(at + 1);
    const bool is_escape = c == U'\\' && (next == U'\\' || next == U'*' || next == U'?' || !closers(next).empty());
    if (is_escape) c = source_.code(++at);
    word.pieces.push_back({c, source_.raw(at, at + 1), is_escape});
  }
  std::string missing;
  append_code_point(missing, ends.front());
  return source_.fail(errors::unclosed_quote, word.begin, {}, missing);
}

SignAt Scanner::sign(std::size_t at) const {
  const auto c = source_.code(at);
  const auto next = source_.code(at + 1);
  const auto twice = at + (next == c ? 2 : 1);
  const bool stands_alone = at + 1 >= source_.size() || is_blank(next) || is_bracket(next);
  if (c == U'&') return {Sign::all, at, twice};
  if (c == U'|') return {Sign::any, at, twice};
  if (stands_alone && c == U'*') return {Sign::all, at, at + 1};
  if (stands_alone && c == U'+') return {Sign::any, at, at + 1};
  if (c == U'!' || c == U'-') return {Sign::without, at, at + 1};
  const auto typed = word(at);
  const auto lower = typed.ascii_lower();
  if (lower)
    for (const auto& each : kWords)
      if (each.text == *lower) return {each.sign, at, typed.end};
  return {Sign::none, at, at};
}

std::optional<NearSign> Scanner::near(std::size_t at) const {
  const auto found = [&](std::optional<NearSign> sign, std::size_t end) {
    if (sign) sign->begin = at, sign->end = end;
    return sign;
  };
  if (source_.code(at) == U'(') {  // (3W) (3N) (3D), as some offices write them
    const auto inner = word(at + 1);
    const auto lower = inner.ascii_lower();
    if (!lower || lower->size() < 2 || source_.code(inner.end) != U')') return std::nullopt;
    if (lower->find_first_not_of("0123456789") != lower->size() - 1) return std::nullopt;
    if (lower->back() == 'n' || lower->back() == 'd')
      return found(read_near("near" + lower->substr(0, lower->size() - 1), false), inner.end + 1);
    return found(read_near(*lower, false), inner.end + 1);
  }
  const auto typed = word(at);
  const auto lower = typed.ascii_lower();
  if (!lower || lower->empty()) return std::nullopt;
  const bool is_upper = std::all_of(typed.pieces.begin(), typed.pieces.end(),
                                    [](const Piece& piece) { return piece.code >= U'A' && piece.code <= U'Z'; });
  auto sign = found(read_near(*lower, is_upper), typed.end);
  // "LED 5W": a power at the end of a line is no operator
  if (sign && !sign->is_certain && !begins_operand(skip_blanks(typed.end))) return std::nullopt;
  return sign;
}

std::size_t Scanner::negation(std::size_t at) const {
  const auto found = sign(at);
  if (found.sign != Sign::without || word(at).ascii_lower() == "andnot") return at;
  return found.end;
}

bool Scanner::begins_operand(std::size_t at) const {
  const auto c = source_.code(at);
  if (at >= source_.size() || c == U')' || c == U']') return false;
  const auto found = sign(at);
  return found.sign == Sign::none || found.sign == Sign::without;
}

}  // namespace sanlian::search::language
