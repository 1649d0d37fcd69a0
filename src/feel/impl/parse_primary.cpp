#include <algorithm>

#include "feel/impl/literal.h"
#include "feel/impl/parser.h"

namespace sanlian::feel {
namespace {
constexpr int kSum = 2;

bool is_exponent(const Token& token) {
  if (token.kind != Token::Kind::word || token.spaced || (token.text[0] != 'e' && token.text[0] != 'E')) return false;
  return std::all_of(token.text.begin() + 1, token.text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

NodePtr with_value(NodePtr node, Value value) {
  node->type = value.kind();
  node->value = std::move(value);
  return node;
}
}  // namespace

Parser::Parsed Parser::primary() {
  const auto& token = peek();
  switch (token.kind) {
    case Token::Kind::string: {
      auto node = with_value(make(NodeKind::literal, token.begin), Value(token.text));
      skip(1);
      return finish(std::move(node));
    }
    case Token::Kind::digits:
      return find_name().length > 1 ? name() : number();
    case Token::Kind::word:
      return name();
    case Token::Kind::symbol:
      if (token.is('(')) return round_bracket();
      if (token.is('[')) return square_bracket();
      if (token.is(']')) return reversed_bracket();
      if (token.is('{')) return context();
      if (token.is('@')) return at_literal();
      if (token.is('.') && peek(1).kind == Token::Kind::digits && !peek(1).spaced) return number();
      return unexpected("value / 值");
    case Token::Kind::end:
      return unexpected("value / 值");
  }
  return unexpected("value / 值");
}

/// Digits, a point and digits, an exponent: tokens without blanks between them.
Parser::Parsed Parser::number() {
  auto node = make(NodeKind::literal, peek().begin);
  std::string text;
  const auto take_token = [&] { text += peek().text, skip(1); };
  if (peek().kind == Token::Kind::digits) take_token();
  if (at_symbol('.') && (text.empty() || !peek().spaced) && peek(1).kind == Token::Kind::digits && !peek(1).spaced)
    take_token(), take_token();
  if (is_exponent(peek())) {
    const bool is_signed = peek().text.size() == 1 && (at_symbol('+', 1) || at_symbol('-', 1)) && !peek(1).spaced &&
                           peek(2).kind == Token::Kind::digits && !peek(2).spaced;
    if (is_signed) take_token(), take_token();
    if (is_signed || peek().text.size() > 1) take_token();
  }
  const auto value = Decimal::parse(text);
  if (value) return finish(with_value(std::move(node), *value));
  SANLIAN_TRY(refuse(node->begin, errors::not_convertible, {{"text", text}, {"kind", "number"}}));
  return finish(std::move(node));
}

Parser::Parsed Parser::at_literal() {
  auto node = make(NodeKind::literal, peek().begin);
  skip(1);
  if (peek().kind != Token::Kind::string) return unexpected("\"…\"");
  const std::string text = peek().text;
  skip(1);
  auto value = parse_at_literal(text);
  if (!value.is_null()) return finish(with_value(std::move(node), std::move(value)));
  SANLIAN_TRY(refuse(node->begin, errors::bad_literal, {{"text", text}}));
  node->kind = NodeKind::failure;
  node->failure =
      std::make_shared<const Reason>(Reason{error(node->begin, errors::bad_literal, {{"text", text}}), "", {}});
  node->type = Kind::null;
  return finish(std::move(node));
}

/// `(a)` groups, `(a..b]` and `(< a)` are ranges: known once the first operand is read.
Parser::Parsed Parser::round_bracket() {
  const auto begin = peek().begin;
  skip(1);
  if (comparison()) return half_range(begin);
  auto inner = SANLIAN_TRY(expression());
  if (at_pair('.', '.')) return range_from(std::move(inner), false, begin);
  SANLIAN_TRY(expect(')'));
  return inner;
}

Parser::Parsed Parser::half_range(std::uint32_t begin) {
  auto node = make(NodeKind::half_range, begin);
  node->op = *comparison();
  skip(symbol_of(node->op).size());
  auto point = SANLIAN_TRY(binary(kSum));
  SANLIAN_TRY(expect(')'));
  node->type = Type::range_of(point->type);
  node->children.push_back(std::move(point));
  return finish(std::move(node));
}

Parser::Parsed Parser::square_bracket() {
  const auto begin = peek().begin;
  skip(1);
  if (at_symbol(']')) return list_from(nullptr, begin);
  auto first = SANLIAN_TRY(expression());
  if (at_pair('.', '.')) return range_from(std::move(first), true, begin);
  return list_from(std::move(first), begin);
}

Parser::Parsed Parser::list_from(NodePtr first, std::uint32_t begin) {
  auto node = make(NodeKind::list, begin);
  Type element = first ? first->type : Type(Kind::null);
  if (first) {
    node->children.push_back(std::move(first));
    while (take(',')) {
      auto next = SANLIAN_TRY(expression());
      element = join(element, next->type);
      node->children.push_back(std::move(next));
    }
  }
  SANLIAN_TRY(expect(']'));
  node->type = Type::list_of(std::move(element));
  return finish(std::move(node));
}

Parser::Parsed Parser::reversed_bracket() {
  const auto begin = peek().begin;
  skip(1);
  auto start = SANLIAN_TRY(expression());
  if (!at_pair('.', '.')) return unexpected("..");
  return range_from(std::move(start), false, begin);
}

Parser::Parsed Parser::range_from(NodePtr start, bool start_included, std::uint32_t begin) {
  auto node = make(NodeKind::range, begin);
  skip(2);
  const bool was_range_end = std::exchange(range_end_, true);
  auto end = SANLIAN_TRY(binary(kSum));
  range_end_ = was_range_end;
  node->start_included = start_included;
  node->end_included = at_symbol(']');
  if (!take(']') && !take(')') && !take('[')) return unexpected("] )");
  SANLIAN_TRY(check_comparable(*start, "..", start->type, end->type, true));
  node->type = Type::range_of(join(start->type, end->type));
  node->children.push_back(std::move(start));
  node->children.push_back(std::move(end));
  return finish(std::move(node));
}

/// Every entry sees the entries before it.
Parser::Parsed Parser::context() {
  auto node = make(NodeKind::context, peek().begin);
  skip(1);
  open_layer();
  std::vector<Type::Field> fields;
  while (!at_symbol('}')) {
    const auto key_begin = peek().begin;
    auto key = SANLIAN_TRY(context_key());
    if (std::find(node->names.begin(), node->names.end(), key) != node->names.end())
      return error(key_begin, errors::syntax, {{"expected", "new key / 新的键"}, {"found", key}});
    SANLIAN_TRY(expect(':'));
    auto entry = SANLIAN_TRY(expression());
    fields.push_back({key, entry->type});
    node->slots.push_back(new_slot());
    add_variable(key, entry->type, node->slots.back(), entry->path);
    node->names.push_back(std::move(key));
    node->children.push_back(std::move(entry));
    if (!take(',')) break;
    if (at_symbol('}')) return unexpected("key / 键");
  }
  SANLIAN_TRY(expect('}'));
  close_layer();
  node->type = Type::context_of(std::move(fields));
  return finish(std::move(node));
}

Result<std::string> Parser::context_key() {
  if (peek().kind != Token::Kind::string) return new_name("", ":");
  std::string key = peek().text;
  skip(1);
  return key;
}

}  // namespace sanlian::feel
