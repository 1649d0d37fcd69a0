#include "search/language/impl/parser.h"

#include <algorithm>

#include "base/text.h"
#include "search/language/errors.h"
#include "search/language/impl/near.h"

namespace sanlian::search::language {
namespace {
constexpr std::size_t kHeadMax = 100;  // characters of the codes before `=`

bool is_head_part(char32_t c) { return is_word_part(c) || c == U'_' || c == U'.' || c == U'-' || c == U','; }

/// nearest() by characters rather than bytes, so that one wrong Chinese character of two still leads to the field.
std::optional<std::string> nearest_code(std::string_view word, const std::vector<std::string>& codes) {
  std::u32string letters;
  const auto spelled = [&letters](std::string_view text, bool is_new) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size();) {
      auto c = next_code_point(text, i);
      if (c < 0x80) {
        bytes += static_cast<char>(c);
        continue;
      }
      auto at = letters.find(c);
      if (at == letters.npos && is_new) at = letters.size(), letters += c;
      bytes += static_cast<char>(at == letters.npos ? 0xFF : 0x80 + at % 0x7F);
    }
    return bytes;
  };
  const auto wanted = spelled(word, true);
  std::vector<std::string> spellings;
  for (const auto& code : codes) spellings.push_back(spelled(code, false));
  const auto near = nearest(wanted, spellings);
  if (!near) return std::nullopt;
  return codes[static_cast<std::size_t>(std::find(spellings.begin(), spellings.end(), *near) - spellings.begin())];
}

template <class Node>
Query joined(std::vector<Query> operands) {
  if (operands.size() == 1) return std::move(operands.front());
  return {Node{std::move(operands)}};
}

/// One level of brackets or NOTs; the parser gives up before the stack does.
struct Level {
  explicit Level(int& now) : depth(now) { ++depth; }
  ~Level() { --depth; }
  Level(const Level&) = delete;
  int& depth;
};
}  // namespace

struct Parser::Head {
  Target target;
  std::size_t begin = 0, end = 0;  ///< `end` after the sign.
  std::optional<Compare> compare;
  bool is_negated = false;
};

Parser::Parser(const Source& source, const Schema& schema) : source_(source), scanner_(source), schema_(schema) {
  for (FieldId id = 0; id < schema.fields().size(); ++id) {
    coded_.try_emplace(fold(schema[id].key), std::vector{id});
    for (const auto& code : schema[id].codes) coded_.try_emplace(fold(code), std::vector{id});
  }
  for (const auto& code : schema.codes())
    if (auto folded = fold(code); !coded_.contains(folded)) coded_.emplace(std::move(folded), schema.coded(code));
}

Result<Query> Parser::whole() {
  skip();
  if (scanner_.at_end(at_)) return source_.fail(errors::query_empty, at_);
  auto query = SANLIAN_TRY(any({.fields = schema_.defaults()}));
  skip();
  if (!scanner_.at_end(at_)) return source_.fail(errors::unopened_bracket, at_, source_.raw(at_, at_ + 1));
  return query;
}

Result<Query> Parser::any(const Target& target) {
  std::vector<Query> operands;
  for (;;) {
    operands.push_back(SANLIAN_TRY(all(target)));
    skip();
    const auto sign = scanner_.sign(at_);
    if (sign.sign != Sign::any) return joined<Or>(std::move(operands));
    last_ = sign, at_ = sign.end;
  }
}

Result<Query> Parser::all(const Target& target) {
  std::vector<Query> operands;
  bool is_negated = false;
  for (;;) {
    auto operand = SANLIAN_TRY(near(target));
    operands.push_back(is_negated ? Query{Not{{std::move(operand)}}} : std::move(operand));
    is_negated = false;
    skip();
    const auto sign = scanner_.sign(at_);
    const bool ends = scanner_.at_end(at_) || source_.code(at_) == U')' || source_.code(at_) == U']';
    if (ends || sign.sign == Sign::any) return joined<And>(std::move(operands));
    if (sign.sign != Sign::none) last_ = sign;
    if (sign.sign == Sign::all) at_ = sign.end;
    if (sign.sign == Sign::without && scanner_.negation(at_) == at_) is_negated = true, at_ = sign.end;  // ANDNOT
  }
}

Result<Query> Parser::near(const Target& target) {
  std::vector<Query> operands;
  std::optional<NearSign> sign;
  for (;;) {
    operands.push_back(SANLIAN_TRY(unary(target)));
    skip();
    const auto next = scanner_.near(at_);
    if (!next) break;
    const auto shown = source_.raw(next->begin, next->end);
    if (next->distance > kNearMax) return source_.fail(errors::near_distance, at_, shown, std::to_string(kNearMax));
    if (sign && (sign->kind != next->kind || sign->distance != next->distance))
      return source_.fail(errors::near_mixed, at_, shown);
    sign = next;
    last_ = {Sign::none, next->begin, next->end};
    at_ = next->end;
  }
  if (!sign) return std::move(operands.front());
  return make_near(source_, *sign, std::move(operands));
}

Result<Query> Parser::unary(const Target& target) {
  skip();
  const bool is_number_sign = is_number(target) && source_.code(at_) == U'-' && is_digit(source_.code(at_ + 1));
  const auto end = is_number_sign ? at_ : scanner_.negation(at_);
  if (end != at_) {
    const Level level(depth_);
    if (depth_ > kDepthMax) return source_.fail(errors::query_too_deep, at_, {}, std::to_string(kDepthMax));
    last_ = {Sign::without, at_, end};
    at_ = end;
    auto operand = SANLIAN_TRY(unary(target));
    return Query{Not{{std::move(operand)}}};
  }
  const auto found = SANLIAN_TRY(head(at_));
  return found ? fielded(*found, target.is_named) : primary(target);
}

/// The first field on a path costs no depth: print() may put one where there was none.
Result<Query> Parser::fielded(const Head& head, bool was_named) {
  const Level level(depth_);
  if (!was_named) --depth_;
  if (depth_ > kDepthMax) return source_.fail(errors::query_too_deep, at_, {}, std::to_string(kDepthMax));
  last_ = {Sign::none, head.begin, head.end};
  at_ = scanner_.skip_blanks(head.end);
  auto query = head.compare ? compared(head.target, *head.compare, at_) : unary(head.target);
  if (!was_named) ++depth_;
  if (!query || !head.is_negated) return query;
  return Query{Not{{std::move(*query)}}};
}

Result<Query> Parser::primary(const Target& target) {
  skip();
  const auto c = source_.code(at_);
  if (c == U'(') return bracketed(target);
  if (c == U'[') return range(target);
  if (is_number(target)) {
    std::size_t end = at_;
    if (const auto compare = comparison(at_, end); compare && end > at_) {
      const auto place = at_;
      at_ = scanner_.skip_blanks(end);
      return compared(target, *compare, place);
    }
  }
  const bool is_star = c == U'*' && scanner_.ends_word(at_ + 1);
  if (is_star) return everything(target, at_++);
  const auto sign = scanner_.sign(at_);
  if (sign.sign != Sign::none && !(is_number(target) && c == U'-')) return missing(at_, sign.begin, sign.end);
  if (const auto nearness = scanner_.near(at_); nearness && nearness->is_certain)
    return missing(at_, nearness->begin, nearness->end);
  auto word = SANLIAN_TRY(word_for(target, at_));
  if (word.pieces.empty() && !word.is_quoted) return missing(at_, at_, at_ + 1);
  at_ = word.end;
  return leaf(target, std::move(word));
}

Result<Query> Parser::bracketed(const Target& target) {
  const Level level(depth_);
  if (depth_ > kDepthMax) return source_.fail(errors::query_too_deep, at_, {}, std::to_string(kDepthMax));
  const auto open = at_++;
  last_ = {Sign::none, open, open + 1};
  auto inner = SANLIAN_TRY(any(target));
  skip();
  if (scanner_.at_end(at_)) return source_.fail(errors::unclosed_bracket, open);
  if (source_.code(at_) != U')') return source_.fail(errors::unopened_bracket, at_, source_.raw(at_, at_ + 1));
  ++at_;
  return inner;
}

Result<Query> Parser::range(const Target& target) {
  if (!is_number(target)) return source_.fail(errors::range_without_field, at_);
  auto close = at_;
  while (!scanner_.at_end(close) && source_.code(close) != U']') ++close;
  if (scanner_.at_end(close)) return source_.fail(errors::unclosed_range, at_);
  const auto place = at_ + 1;
  at_ = close + 1;
  const auto field = target.fields.front();
  return number_leaf(source_, place, source_.raw(place, close), field, schema_[field]);
}

Result<Query> Parser::everything(const Target& target, std::size_t place) {
  if (!target.is_named) return Query{Everything{}};
  if (target.is_key) return Query{Everything{}};
  if (is_number(target)) return Query{Range{target.fields.front(), {}, {}}};
  for (const auto field : target.fields)
    if (schema_[field].kind == FieldKind::keyword) return Query{Value{field, {}, true}};
  return source_.fail(errors::wildcard_alone, place, "*");
}

Result<Query> Parser::leaf(const Target& target, Word word) {
  if (target.is_key) {
    const auto text = word.text();
    if (trim(text).empty())
      return source_.fail(errors::nothing_to_search, word.begin, source_.raw(word.begin, word.end));
    return Query{Key{std::string(trim(text))}};
  }
  std::vector<FieldId> texts;
  std::vector<Query> others;
  for (const auto field : target.fields) {
    if (schema_[field].kind == FieldKind::text) texts.push_back(field);
  }
  for (const auto field : target.fields) {
    if (schema_[field].kind == FieldKind::text) continue;
    auto other = leaf_in(field, word);
    // a name that is searched both as text and as a whole: what only its text can hold is asked of the text alone
    const bool is_text_only = !other && !texts.empty() && other.error().is(errors::wildcard_in_keyword);
    if (!is_text_only) others.push_back(SANLIAN_TRY(std::move(other)));
  }
  if (!texts.empty()) others.insert(others.begin(), SANLIAN_TRY(text_leaf(source_, word, texts)));
  if (others.empty()) return source_.fail(errors::unknown_field, word.begin, source_.raw(word.begin, word.end));
  return joined<Or>(std::move(others));
}

Result<Query> Parser::leaf_in(FieldId field, const Word& word) {
  const auto& declared = schema_[field];
  if (declared.kind == FieldKind::keyword) return keyword_leaf(source_, word, field, declared);
  return number_leaf(source_, word.begin, word.text(), field, declared);
}

Result<Query> Parser::compared(const Target& target, Compare compare, std::size_t place) {
  if (!is_number(target)) return source_.fail(errors::comparison_without_number, place, source_.raw(place, place + 1));
  skip();
  const auto word = SANLIAN_TRY(word_for(target, at_));
  if (word.pieces.empty()) return missing(at_, place, at_);
  at_ = word.end;
  const auto field = target.fields.front();
  return compared_leaf(source_, word.begin, compare, word.text(), field, schema_[field]);
}

/// A word as its field means one: `H01M 8/04` of a tree and `2019 to 2022` of a number are one each.
Result<Word> Parser::word_for(const Target& target, std::size_t at) const {
  const auto c = source_.code(at);
  if (scanner_.begins_quote(at)) {
    auto quoted = scanner_.quoted(at);
    const bool is_apostrophe = c == U'\'' || c == U'’' || c == U'‘';
    if (quoted || !is_apostrophe) return quoted;
  }
  auto word = scanner_.word(at);
  const auto append = [&](const Word& more, std::string_view between) {
    for (const char sign : between) word.pieces.push_back({static_cast<char32_t>(sign), " ", true});
    word.pieces.insert(word.pieces.end(), more.pieces.begin(), more.pieces.end());
    word.end = more.end;
  };
  if (word.pieces.empty()) return word;
  const auto next = scanner_.word(scanner_.skip_blanks(word.end));
  const auto text = next.text();
  if (is_tree(target) && !next.pieces.empty() && is_digit(next.pieces.front().code) &&
      is_word_part(word.pieces.back().code)) {
    const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits <= 4 && (digits == text.size() || text[digits] == '/')) append(next, " ");
  } else if (is_number(target)) {
    const auto lower = next.ascii_lower();
    const auto second = scanner_.word(scanner_.skip_blanks(next.end));
    const bool is_to = lower == "to" || lower == "至" || lower == "到";
    if (is_to && !second.pieces.empty()) append(next, " "), append(second, " ");
  }
  return word;
}

bool Parser::is_number(const Target& target) const {
  return target.is_named && target.fields.size() == 1 && schema_[target.fields.front()].kind == FieldKind::number;
}

bool Parser::is_tree(const Target& target) const {
  return target.is_named && !target.fields.empty() && schema_[target.fields.front()].is_tree;
}

std::optional<Compare> Parser::comparison(std::size_t at, std::size_t& end) const {
  const auto c = source_.code(at), next = source_.code(at + 1);
  end = at + 1;
  if (c == U'≥') return Compare::at_least;
  if (c == U'≤') return Compare::at_most;
  if (c == U'>' && next == U'=') return ++end, Compare::at_least;
  if (c == U'<' && next == U'=') return ++end, Compare::at_most;
  if (c == U'>') return Compare::above;
  if (c == U'<' && next != U'>') return Compare::below;
  return end = at, std::nullopt;
}

Result<std::optional<Parser::Head>> Parser::head(std::size_t at) const {
  auto end = at;
  while (end - at <= kHeadMax && is_head_part(source_.code(end))) ++end;
  if (end == at || end - at > kHeadMax) return std::optional<Head>();
  const auto codes = source_.raw(at, end);
  auto sign = end;
  while (is_blank(source_.code(sign))) ++sign;
  const auto c = source_.code(sign), next = source_.code(sign + 1);
  Head head{.begin = at, .end = sign + 1};
  if (c == U'/' && sign == end && (next == U'(' || scanner_.begins_quote(sign + 1))) {
    auto target = named(at, codes);
    if (!target) return std::optional<Head>();  // "and/or (x)" is text
    head.target = std::move(*target);
    return std::optional(std::move(head));
  }
  if (c == U'=') {
    if (next == U'=') ++head.end;
  } else if (c == U'≠') {
    head.is_negated = true;
  } else if ((c == U'!' && next == U'=') || (c == U'<' && next == U'>')) {
    head.is_negated = true, ++head.end;
  } else if (const auto compare = comparison(sign, head.end)) {
    head.compare = compare;
  } else if (c == U':') {
    auto target = named(at, codes);
    const bool is_text = !target && (sign != end || !target.error().is(errors::unknown_field_near));
    if (is_text) return std::optional<Head>();
    head.end = sign + 1;
  } else {
    return std::optional<Head>();
  }
  head.target = SANLIAN_TRY(named(at, codes));
  return std::optional(std::move(head));
}

Result<Target> Parser::named(std::size_t place, std::string_view codes) const {
  Target target{.is_named = true};
  for (const auto code : split(codes, ',')) {
    const auto folded = fold(code);
    const auto found = coded_.find(folded);
    const auto fields = found == coded_.end() ? std::vector<FieldId>() : found->second;
    if (fields.empty() && codes == code && folded == "key") return Target{.is_named = true, .is_key = true};
    if (fields.empty()) {
      const auto near = nearest_code(code, schema_.codes());
      return near ? source_.fail(errors::unknown_field_near, place, code, *near)
                  : source_.fail(errors::unknown_field, place, code);
    }
    for (const auto field : fields)
      if (std::find(target.fields.begin(), target.fields.end(), field) == target.fields.end())
        target.fields.push_back(field);
    place += count_code_points(code) + 1;
  }
  return target;
}

Error Parser::missing(std::size_t place, std::size_t sign_begin, std::size_t sign_end) const {
  if (scanner_.at_end(place) || source_.code(place) == U')') {
    const auto shown = source_.raw(last_.begin, last_.end);
    return source_.fail(errors::missing_operand, last_.end > last_.begin ? last_.begin : place,
                        shown.empty() ? source_.raw(place, place + 1) : shown);
  }
  const auto sign = scanner_.sign(place);
  if (last_.sign == Sign::without && sign.sign == Sign::all)
    return source_.fail(errors::operators_reversed, last_.begin, source_.raw(last_.begin, last_.end),
                        source_.raw(sign.begin, sign.end));
  return source_.fail(errors::missing_operand, place, source_.raw(sign_begin, sign_end));
}

}  // namespace sanlian::search::language
