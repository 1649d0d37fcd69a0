#include "feel/impl/parser.h"

namespace sanlian::feel {
namespace {
constexpr int kSum = 2;
}

/// `x in test` or `x in (test, …)`. A test without brackets ends before `and`, so that `x in ("a") and (y)` is two
/// conditions.
Parser::Parsed Parser::in(NodePtr left) {
  auto node = make(NodeKind::in, left->begin);
  skip(1);
  node->type = Kind::boolean;
  node->slot = new_slot();
  const Type input = left->type;
  open_layer();
  add_variable("?", input, node->slot, left->path);
  node->children.push_back(std::move(left));
  if (!at_symbol('(')) {
    node->children.push_back(SANLIAN_TRY(test(node->slot, input, false)));
  } else {
    const auto bracket = peek().begin;
    skip(1);
    const bool is_operator = comparison().has_value();
    auto first = SANLIAN_TRY(is_operator ? test(node->slot, input, true) : expression());
    const bool is_range = !is_operator && at_pair('.', '.');
    const bool is_many = at_symbol(',');
    if (is_range)
      first = SANLIAN_TRY(range_from(std::move(first), false, bracket));
    else if (!is_many)
      SANLIAN_TRY(expect(')'));
    if (!is_many && !is_operator) {  // one operand in brackets may go on: x in (a + b) * 2
      first = SANLIAN_TRY(postfix(std::move(first)));
      first = SANLIAN_TRY(continue_binary(std::move(first), kSum));
    }
    if (!is_operator) first = SANLIAN_TRY(match_of(std::move(first), node->slot, input));
    node->children.push_back(std::move(first));
    while (is_many && take(',')) node->children.push_back(SANLIAN_TRY(test(node->slot, input, true)));
    if (is_many) SANLIAN_TRY(expect(')'));
  }
  close_layer();
  return finish(std::move(node));
}

Parser::Parsed Parser::test(int slot, const Type& input, bool in_brackets) {
  const auto begin = peek().begin;
  const auto op = comparison();
  if (!op) {
    auto operand = SANLIAN_TRY(in_brackets ? expression() : binary(kSum));
    return match_of(std::move(operand), slot, input);
  }
  auto node = make(NodeKind::test_compare, begin);
  node->op = *op;
  node->slot = slot;
  node->type = Kind::boolean;
  skip(symbol_of(*op).size());
  auto operand = SANLIAN_TRY(binary(kSum));
  const bool ordered = *op != Op::equal && *op != Op::not_equal;
  SANLIAN_TRY(check_comparable(*operand, symbol_of(*op), input, operand->type, ordered));
  node->children.push_back(std::move(operand));
  return finish(std::move(node));
}

Parser::Parsed Parser::match_of(NodePtr operand, int slot, const Type& input) {
  auto node = make(NodeKind::test_match, operand->begin);
  node->slot = slot;
  node->flag = operand->reads_input;
  node->type = Kind::boolean;
  Type wanted = operand->type;
  // A list may hold the input, or ranges that hold it; either way its elements are compared with the input.
  if (wanted.is(Kind::list) && !comparable(input, wanted)) wanted = wanted.element();
  if (wanted.is(Kind::range) && !input.is(Kind::range)) wanted = wanted.element();
  if (!node->flag && !wanted.is(Kind::boolean)) SANLIAN_TRY(check_comparable(*operand, "in", input, wanted, false));
  node->children.push_back(std::move(operand));
  return finish(std::move(node));
}

/// `-`, `not(…)` or tests separated by commas, about the variable `?`.
Parser::Parsed Parser::unary_tests() {
  auto node = make(NodeKind::tests, peek().begin);
  node->type = Kind::boolean;
  const Scope::Variable* input = nullptr;
  for (int i = 0; i < scope_.slots(); ++i) {
    const auto& variable = scope_.variables()[static_cast<std::size_t>(i)];
    if (!variable.names.empty() && variable.names.front() == "?") node->slot = i, input = &variable;
  }
  ensure(input != nullptr, "unary tests are compiled in a scope with a variable named ?");
  if (at_symbol('-') && peek(1).kind == Token::Kind::end) {
    skip(1);
    return finish(std::move(node));
  }
  node->flag = at_word("not") && peek(1).is('(');
  if (node->flag) skip(2);
  do {
    node->children.push_back(SANLIAN_TRY(test(node->slot, input->type, true)));
  } while (take(','));
  if (node->flag) SANLIAN_TRY(expect(')'));
  return finish(std::move(node));
}

}  // namespace sanlian::feel
