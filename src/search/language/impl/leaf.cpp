#include "search/language/impl/leaf.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/text.h"
#include "search/language/errors.h"
#include "search/language/impl/bounds.h"

namespace sanlian::search::language {
namespace {

/// What a piece is in a text: `*` and `?` stay, the other spellings of a truncation become `*`.
char wild(const Word& word, std::size_t i) {
  const auto& piece = word.pieces[i];
  if (piece.is_escaped) return 0;
  if (piece.code == U'*') return '*';
  if (piece.code == U'?') return '?';
  if (word.is_quoted || i == 0) return 0;
  const auto before = word.pieces[i - 1].code;
  if (piece.code == U'$' && is_word_part(before)) return '*';
  if (piece.code == U'+' && i + 1 == word.pieces.size() && is_word_part(before)) return '*';
  return 0;
}

/// A run of pieces that becomes one operand.
struct Run {
  std::string text;
  bool is_wild = false, has_letter = false;
};

/// Cuts at signs, and between Chinese and other letters, wherever a wildcard is on one of the sides' runs: a wildcard
/// is of one word.
std::vector<Run> runs_of(const Word& word) {
  std::vector<Run> runs(1);
  for (std::size_t i = 0; i < word.pieces.size(); ++i) {
    const auto& piece = word.pieces[i];
    const char sign = wild(word, i);
    const bool is_letter = sign == 0 && is_word_part(piece.code);
    const bool was_letter = i > 0 && wild(word, i - 1) == 0 && is_word_part(word.pieces[i - 1].code);
    const bool script_changes = is_letter && was_letter && is_han(piece.code) != is_han(word.pieces[i - 1].code);
    if (sign == 0 && (!is_letter || script_changes)) runs.emplace_back();
    if (sign != 0)
      runs.back().text += sign, runs.back().is_wild = true;
    else
      runs.back().text += piece.raw, runs.back().has_letter |= is_letter;
    if (sign == 0 && !is_letter) runs.emplace_back();
  }
  return runs;
}

Query plain(const Word& word, const std::vector<FieldId>& fields, std::string text) {
  if (word.is_quoted) return {Phrase{fields, std::move(text)}};
  return {Words{fields, std::move(text)}};
}

bool has_letter(const Word& word) {
  return std::any_of(word.pieces.begin(), word.pieces.end(), [](const Piece& p) { return is_word_part(p.code); });
}

std::string between(std::string_view from, std::string_view to) {
  std::string text = "[";
  text += from;
  text += " TO ";
  text += to;
  return text += "]";
}

Error bad_literal(const Source& source, std::size_t place, std::string_view literal, const Field& field) {
  return source.fail(field.number == NumberKind::day ? errors::bad_day : errors::bad_number, place, trim(literal));
}

/// Where one of the signs between two literals stands, and how long it is.
std::optional<std::pair<std::size_t, std::size_t>> find_between(std::string_view text, NumberKind kind) {
  constexpr std::array<std::string_view, 12> kSigns = {"..", ":", "：", "~", "～", "至",
                                                       "到", "–", "—",  ",", "，", ";"};
  const auto lower = lower_ascii(text);
  if (const auto to = lower.find(" to "); to != lower.npos) return std::pair(to, std::size_t{4});
  for (const auto sign : kSigns)
    if (const auto at = text.find(sign); at != text.npos && at > 0) return std::pair(at, sign.size());
  if (kind == NumberKind::day && text.size() == 9 && text[4] == '-') return std::pair(std::size_t{4}, std::size_t{1});
  return std::nullopt;
}
}  // namespace

Result<Query> text_leaf(const Source& source, const Word& word, const std::vector<FieldId>& fields) {
  bool is_wild = false;
  for (std::size_t i = 0; i < word.pieces.size(); ++i) is_wild |= wild(word, i) != 0;
  const auto shown = source.raw(word.begin, word.end);
  if (!is_wild) {
    if (!has_letter(word)) return source.fail(errors::nothing_to_search, word.begin, shown);
    return plain(word, fields, word.text());
  }
  std::vector<Query> operands;
  std::string text, signs;  // of the runs without a wildcard, and the signs after them, joined as they stood
  const auto end_text = [&] {
    if (!text.empty()) operands.push_back(plain(word, fields, text));
    text.clear(), signs.clear();
  };
  for (auto& run : runs_of(word)) {
    if (run.is_wild && !run.has_letter) return source.fail(errors::wildcard_alone, word.begin, shown);
    if (!run.is_wild) {
      if (run.has_letter) text += text.empty() ? "" : signs, text += run.text, signs.clear();
      if (!run.has_letter) signs += run.text;
      continue;
    }
    end_text();
    operands.push_back({Wildcard{fields, std::move(run.text)}});
  }
  end_text();
  if (operands.size() == 1) return std::move(operands.front());
  return Query{Near{std::move(operands), 0, true}};
}

Result<Query> keyword_leaf(const Source& source, const Word& word, FieldId field, const Field& declared) {
  Value value{.field = field};
  std::size_t count = word.pieces.size();
  char32_t last = 0;
  if (count > 0 && !word.pieces.back().is_escaped) {
    const auto code = word.pieces.back().code;
    const bool is_truncation = code == U'*' || (!word.is_quoted && (code == U'%' || code == U'+' || code == U'$'));
    if (is_truncation && (count == 1 || code != U'+' || word.pieces[count - 2].code != U'+')) last = code, --count;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const auto& piece = word.pieces[i];
    const bool is_wild = piece.code == U'*' || piece.code == U'?';
    if (is_wild && !piece.is_escaped)
      return source.fail(errors::wildcard_in_keyword, word.begin, source.raw(word.begin, word.end));
    value.value += piece.raw;
  }
  value.value = std::string(trim(value.value));
  value.is_prefix = last != 0;
  if (declared.is_tree && value.is_prefix && (last == U'%' || value.value.ends_with('/'))) {
    while (value.value.ends_with('/')) value.value.pop_back();
    value.is_prefix = value.value.empty();
  }
  if (value.value.empty() && !value.is_prefix)
    return source.fail(errors::nothing_to_search, word.begin, source.raw(word.begin, word.end));
  if (declared.spell != nullptr && !value.value.empty()) value.value = declared.spell(value.value);
  return Query{std::move(value)};
}

Result<Query> number_leaf(const Source& source, std::size_t place, std::string_view text, FieldId field,
                          const Field& declared) {
  text = trim(text);
  if (const auto one = read_bounds(text, declared.number)) return Query{Range{field, one->from, one->to}};
  const auto cut = find_between(text, declared.number);
  if (!cut) return bad_literal(source, place, text, declared);
  const auto first = text.substr(0, cut->first), second = text.substr(cut->first + cut->second);
  const auto from = read_bounds(first, declared.number), to = read_bounds(second, declared.number);
  if (!from) return bad_literal(source, place, first, declared);
  if (!to)
    return bad_literal(source, place + count_code_points(text.substr(0, cut->first + cut->second)), second, declared);
  if (from->from && to->to && *from->from > *to->to)
    return source.fail(errors::range_backwards, place, between(trim(first), trim(second)));
  return Query{Range{field, from->from, to->to}};
}

Result<Query> compared_leaf(const Source& source, std::size_t place, Compare compare, std::string_view literal,
                            FieldId field, const Field& declared) {
  const auto bounds = read_bounds(literal, declared.number);
  if (!bounds || !bounds->from) return bad_literal(source, place, literal, declared);
  Range range{.field = field};
  switch (compare) {
    case Compare::equal:
      range.from = bounds->from, range.to = bounds->to;
      break;
    case Compare::at_least:
      range.from = bounds->from;
      break;
    case Compare::at_most:
      range.to = bounds->to;
      break;
    case Compare::above:
      if (*bounds->to == std::numeric_limits<std::int64_t>::max()) return bad_literal(source, place, literal, declared);
      range.from = *bounds->to + 1;
      break;
    case Compare::below:
      if (*bounds->from == std::numeric_limits<std::int64_t>::min())
        return bad_literal(source, place, literal, declared);
      range.to = *bounds->from - 1;
      break;
  }
  return Query{std::move(range)};
}

bool is_plain_word(std::string_view text) {
  const Source source(text);
  for (std::size_t i = 0; i < source.size(); ++i) {
    const auto c = source.code(i);
    const bool is_inner =
        i > 0 && i + 1 < source.size() && (c == U'-' || c == U'.' || c == U'/' || c == U'_' || c == U'\'');
    if (!is_word_part(c) && !is_inner) return false;
  }
  std::string followed(text);
  followed += " x";  // some operators are only operators before an operand
  const Source whole(followed);
  const Scanner scanner(whole);
  return source.size() > 0 && scanner.sign(0).sign == Sign::none && !scanner.near(0);
}

}  // namespace sanlian::search::language
