#include "feel/impl/parser.h"

namespace sanlian::feel {

/// `for`, `some` and `every`: each variable is seen by the later domains and by the body.
Parser::Parsed Parser::loop(NodeKind kind, std::string_view body_word) {
  auto node = make(kind, peek().begin);
  skip(1);
  std::size_t layers = 0;
  do {
    node->names.push_back(SANLIAN_TRY(new_name("in", "")));
    SANLIAN_TRY(expect_word("in"));
    auto from = SANLIAN_TRY(domain());
    node->slots.push_back(new_slot());
    open_layer(), ++layers;
    add_variable(node->names.back(), element_of_domain(*from), node->slots.back(), from->path);
    node->children.push_back(std::move(from));
  } while (take(','));
  SANLIAN_TRY(expect_word(body_word));
  if (kind == NodeKind::loop) {
    node->slot = new_slot();
    open_layer(), ++layers;
    add_variable("partial", Kind::list, node->slot);
  }
  auto body = SANLIAN_TRY(expression());
  for (; layers > 0; --layers) close_layer();
  node->flag = used_slots_.contains(node->slot);
  if (kind != NodeKind::loop) SANLIAN_TRY(check_condition(*body, body_word));
  node->type = kind == NodeKind::loop ? Type::list_of(body->type) : Type(Kind::boolean);
  node->children.push_back(std::move(body));
  return finish(std::move(node));
}

/// A list, or `1..10` without brackets, which may count down.
Parser::Parsed Parser::domain() {
  auto start = SANLIAN_TRY(expression());
  if (!at_pair('.', '.')) return start;
  auto node = make(NodeKind::span, start->begin);
  skip(2);
  auto end = SANLIAN_TRY(expression());
  SANLIAN_TRY(check_comparable(*start, "..", start->type, end->type, true));
  node->type = Type::range_of(join(start->type, end->type));
  node->children.push_back(std::move(start));
  node->children.push_back(std::move(end));
  return finish(std::move(node));
}

Type Parser::element_of_domain(const Node& domain) const {
  const auto& type = domain.type;
  return type.is(Kind::list) || type.is(Kind::range) ? type.element() : type;
}

Parser::Parsed Parser::function() {
  auto node = make(NodeKind::function, peek().begin);
  skip(2);
  open_layer();
  while (!at_symbol(')')) {
    node->names.push_back(SANLIAN_TRY(new_name("", ":,)")));
    node->types.push_back(take(':') ? SANLIAN_TRY(type()) : Type());
    node->slots.push_back(new_slot());
    add_variable(node->names.back(), node->types.back(), node->slots.back());
    if (!take(',')) break;
    if (at_symbol(')')) return unexpected("name / 名称");
  }
  SANLIAN_TRY(expect(')'));
  node->flag = take_word("external");
  auto body = SANLIAN_TRY(expression());
  close_layer();
  node->type = Type::function_of(node->types, node->flag ? Type() : body->type);
  node->children.push_back(std::move(body));
  return finish(std::move(node));
}

}  // namespace sanlian::feel
