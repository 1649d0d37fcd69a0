#include <algorithm>

#include "base/text.h"
#include "feel/builtins/builtin.h"
#include "feel/impl/parser.h"
#include "feel/impl/properties.h"

namespace sanlian::feel {

Parser::Parsed Parser::postfix(NodePtr node) {
  for (;;) {
    if (at_symbol('.') && !at_pair('.', '.')) {
      node = SANLIAN_TRY(member(std::move(node)));
    } else if (at_symbol('[')) {
      if (range_end_ && !starts_expression(1)) return node;
      node = SANLIAN_TRY(filter(std::move(node)));
    } else if (at_symbol('(')) {
      node = SANLIAN_TRY(call(std::move(node)));
    } else {
      return node;
    }
  }
}

/// After the point the names are those of the static type, so that `.time offset` reads two words.
Parser::Parsed Parser::member(NodePtr base) {
  skip(1);
  Type type = base->type;
  while (type.is(Kind::list)) type = type.element();
  if (type.is(Kind::entity)) return member_of_entity(std::move(base), *type.entity());
  const auto ahead = std::span<const Token>(tokens_).subspan(at_);
  if (type.knows_fields()) {
    NameTable names;
    for (std::size_t i = 0; i < type.fields().size(); ++i) names.add(type.fields()[i].name, static_cast<int>(i));
    if (const auto match = names.longest(ahead); match.length > 0) {
      skip(match.length);
      const auto& field = type.fields()[static_cast<std::size_t>(match.target)];
      return member_by_name(std::move(base), field.name, field.type);
    }
  }
  const auto begin = peek().begin;
  if (const auto match = property_names().longest(ahead); match.length > 0 && !type.is(Kind::context)) {
    const auto& property = properties()[static_cast<std::size_t>(match.target)];
    if (type.is_open() || property.of(type.kind())) {
      skip(match.length);
      const Type result = property.kind == Kind::any ? type.element() : Type(property.kind);
      return member_by_name(std::move(base), std::string(property.name), result);
    }
  }
  if (peek().kind != Token::Kind::word) return unexpected("name / 名称");
  auto name = free_member_name();
  if (!type.is_open() && !(type.is(Kind::context) && !type.knows_fields())) {
    std::vector<std::string> known;
    for (const auto& field : type.fields()) known.push_back(field.name);
    for (const auto& property : properties())
      if (property.of(type.kind())) known.emplace_back(property.name);
    const auto owner = base->path.empty() ? type.to_string() : base->path;
    if (const auto near = nearest(name, known))
      SANLIAN_TRY(refuse(begin, errors::no_field_near, {{"owner", owner}, {"name", name}, {"near", *near}}));
    SANLIAN_TRY(refuse(begin, errors::no_field, {{"owner", owner}, {"name", name}}));
  }
  return member_by_name(std::move(base), std::move(name), std::nullopt);
}

/// Of a value whose names nobody knows: the longest run of words that can still be a name.
std::string Parser::free_member_name() {
  auto name = word_run();
  skip(word_run_length());
  return name;
}

Parser::Parsed Parser::member_of_entity(NodePtr base, const Entity& entity) {
  const auto match = names_of(entity).longest(std::span<const Token>(tokens_).subspan(at_));
  if (match.length == 0) {
    const auto run = peek().kind == Token::Kind::word ? word_run() : "";
    if (run.empty()) return unexpected("field / 字段");
    std::vector<std::string> known;
    for (const auto& attribute : entity.attributes) {
      known.push_back(attribute.key);
      known.insert(known.end(), attribute.names.begin(), attribute.names.end());
    }
    if (const auto near = nearest(run, known))
      return error(peek().begin, errors::no_field_near, {{"owner", entity.key}, {"name", run}, {"near", *near}});
    return error(peek().begin, errors::no_field, {{"owner", entity.key}, {"name", run}});
  }
  skip(match.length);
  auto node = make(NodeKind::attribute, base->begin);
  node->children.push_back(std::move(base));
  attribute_read(*node, entity.attributes[static_cast<std::size_t>(match.target)]);
  return finish(std::move(node));
}

/// Types the node and notes what is read. A path over a list maps over its items.
void Parser::attribute_read(Node& node, const Attribute& attribute) {
  const auto& base = *node.children.front();
  node.attribute = &attribute;
  node.name = attribute.key;
  node.type = base.type.is(Kind::list) ? Type::list_of(attribute.type) : attribute.type;
  node.path = base.path.empty() ? attribute.key : base.path + "." + attribute.key;
  const auto is_same = [&](const Read& read) { return read.attribute == &attribute; };
  if (std::none_of(tree_.reads.begin(), tree_.reads.end(), is_same))
    tree_.reads.push_back({.attribute = &attribute, .path = node.path});
}

Parser::Parsed Parser::member_by_name(NodePtr base, std::string name, std::optional<Type> type) {
  auto node = make(NodeKind::member, base->begin);
  node->type = type ? *type : Type();
  if (base->type.is(Kind::list)) node->type = Type::list_of(node->type);
  if (!base->path.empty()) node->path = base->path + "." + name;
  node->name = std::move(name);
  node->children.push_back(std::move(base));
  return finish(std::move(node));
}

/// `list[condition]` or `list[index]`. The body sees `item` and the fields of the item directly.
Parser::Parsed Parser::filter(NodePtr base) {
  auto node = make(NodeKind::filter, base->begin);
  skip(1);
  const Type item = base->type.is(Kind::list) ? base->type.element() : base->type;
  node->slot = new_slot();
  const auto layers = open_item_layers(item, node->slot, base->path);
  auto body = SANLIAN_TRY(expression());
  for (auto i = layers; i > 0; --i) close_layer();
  SANLIAN_TRY(expect(']'));
  const auto& type = body->type;
  if (!type.may_be(Kind::boolean) && !type.may_be(Kind::number))
    SANLIAN_TRY(refuse(body->begin, errors::wrong_kind,
                       {{"what", "[…]"}, {"expected", "boolean / number"}, {"found", type.to_string()}}));
  node->path = base->path;
  if (type.is(Kind::boolean))
    node->type = Type::list_of(item);
  else if (type.is(Kind::number))
    node->type = item;
  node->children.push_back(std::move(base));
  node->children.push_back(std::move(body));
  return finish(std::move(node));
}

/// The names an item brings; returns how many layers it took.
std::size_t Parser::open_item_layers(const Type& item, int slot, const std::string& path) {
  open_layer();
  add_variable("item", item, slot, path);
  if (item.is(Kind::entity)) return add_entity_layer(*item.entity(), slot, path), 2;
  if (!item.may_be(Kind::context)) return 1;
  auto& layer = layers_.back();
  for (const auto& field : item.fields())
    layer.add({.what = Binding::What::item_field,
               .name = field.name,
               .type = field.type,
               .slot = slot,
               .path = path.empty() ? field.name : path + "." + field.name});
  // A declared context may hold more than was declared; with strict names that is not looked for.
  layer.open = !item.knows_fields() || options_.lenient;
  layer.item_slot = slot;
  return 1;
}

/// Tokens of `name` in `name: value`, zero if the argument has no name.
std::size_t Parser::argument_name_length() const {
  constexpr std::size_t kLongest = 16;
  for (std::size_t i = 0; i < kLongest; ++i) {
    const auto& token = peek(i);
    if (token.is(':')) return i;
    if (token.kind == Token::Kind::string || token.kind == Token::Kind::end) return 0;
    if (token.is(',') || token.is('(') || token.is(')') || token.is('[') || token.is('{')) return 0;
  }
  return 0;
}

Status Parser::arguments(Node& node) {
  SANLIAN_TRY(expect('('));
  if (take(')')) return {};
  const bool is_named = argument_name_length() > 0;
  do {
    if (is_named) {
      node.names.push_back(SANLIAN_TRY(new_name("", ":")));
      SANLIAN_TRY(expect(':'));
    }
    node.children.push_back(SANLIAN_TRY(expression()));
  } while (take(','));
  return expect(')');
}

Parser::Parsed Parser::call(NodePtr callee) {
  auto node = make(NodeKind::call, callee->begin);
  const Type type = callee->type;
  if (!type.may_be(Kind::function))
    SANLIAN_TRY(refuse(callee->begin, errors::not_a_function, {{"found", type.to_string()}}));
  node->type = type.result();
  node->children.push_back(std::move(callee));
  SANLIAN_TRY(arguments(*node));
  const bool is_off = type.knows_signature() && type.parameters().size() != node->children.size() - 1;
  if (is_off)
    SANLIAN_TRY(
        refuse(node->begin, errors::wrong_arguments, {{"function", type.to_string()}, {"forms", type.to_string()}}));
  return finish(std::move(node));
}

Parser::Parsed Parser::builtin_call(const Builtin& builtin, std::uint32_t begin) {
  auto node = make(NodeKind::builtin, begin);
  node->builtin = &builtin;
  SANLIAN_TRY(arguments(*node));
  SANLIAN_TRY(check_builtin(*node));
  return finish(std::move(node));
}

}  // namespace sanlian::feel
