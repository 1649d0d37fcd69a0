#include "feel/impl/parser.h"

#include <algorithm>

#include "feel/builtins/builtin.h"

namespace sanlian::feel {
namespace {
constexpr int kHeightMax = 400;
constexpr std::string_view kKeywords[] = {"and",       "or", "then", "else",  "in",    "return",
                                          "satisfies", "if", "for",  "some",  "every", "between",
                                          "instance",  "of", "true", "false", "null"};

/// One table for all parsers: the built-ins are the outermost scope.
const Layer& builtin_layer() {
  static const Layer layer = [] {
    Layer out;
    for (const auto& builtin : all_builtins()) {
      Binding binding{.what = Binding::What::builtin, .name = builtin.name, .type = Kind::function};
      binding.builtin = &builtin;
      out.add(std::move(binding));
    }
    return out;
  }();
  return layer;
}
}  // namespace

std::string_view symbol_of(Op op) {
  constexpr std::string_view kSymbols[] = {"+", "-", "*", "/", "**", "=", "!=", "<", "<=", ">", ">="};
  return kSymbols[static_cast<std::size_t>(op)];
}

void Layer::add(Binding binding) {
  const std::string name = binding.name;
  add(name, std::move(binding));
}

void Layer::add(std::string_view name, Binding binding) {
  names.add(name, static_cast<int>(bindings.size()));
  bindings.push_back(std::move(binding));
}

Parser::Parser(Tree& tree, std::vector<Token> tokens, const Scope& scope, const CompileOptions& options)
    : tree_(tree), tokens_(std::move(tokens)), scope_(scope), options_(options) {
  tree_.slots = tree_.input_slots = scope.slots();
  tree_.root_slot = scope.root_slot();
  tree_.entity = scope.root();
  layers_.emplace_back();
  if (scope.root()) add_entity_layer(*scope.root(), scope.root_slot(), "");
  auto& layer = open_layer();
  for (int slot = 0; slot < scope.slots(); ++slot) {
    const auto& variable = scope.variables()[static_cast<std::size_t>(slot)];
    for (const auto& name : variable.names)
      layer.add(name,
                {.name = variable.names.front(), .type = variable.type, .slot = slot, .path = variable.names.front()});
  }
  for (const int slot : scope.items())
    open_item_layers(scope.variables()[static_cast<std::size_t>(slot)].type, slot, "item");
  for (const auto kind :
       {Kind::boolean, Kind::number, Kind::string, Kind::date, Kind::time, Kind::date_time, Kind::months_duration,
        Kind::time_duration, Kind::list, Kind::context, Kind::range, Kind::function, Kind::any}) {
    type_names_.add(name_of(kind), static_cast<int>(named_types_.size()));
    named_types_.emplace_back(kind);
  }
  for (const auto& [name, type] : scope.types()) {
    type_names_.add(name, static_cast<int>(named_types_.size()));
    named_types_.push_back(type);
  }
}

Status Parser::run() {
  tree_.root = SANLIAN_TRY(options_.unary_tests ? unary_tests() : expression());
  if (peek().kind != Token::Kind::end) return unexpected("end / 结尾");
  tree_.type = tree_.root->type;
  if (!options_.expected || fits(tree_.type, *options_.expected)) return {};
  return refuse(
      tree_.root->begin, errors::wrong_kind,
      {{"what", tree_.source.text}, {"expected", options_.expected->to_string()}, {"found", tree_.type.to_string()}});
}

const Token& Parser::peek(std::size_t ahead) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }

bool Parser::at_pair(char first, char second) const {
  return peek().is(first) && peek(1).is(second) && !peek(1).spaced;
}

bool Parser::at_keyword() const {
  return peek().kind == Token::Kind::word &&
         std::find(std::begin(kKeywords), std::end(kKeywords), peek().text) != std::end(kKeywords);
}

bool Parser::starts_expression(std::size_t ahead) const {
  const auto& token = peek(ahead);
  switch (token.kind) {
    case Token::Kind::word:
      for (const auto* joining : {"and", "or", "then", "else", "in", "return", "satisfies", "between", "instance"})
        if (token.text == joining) return false;
      return true;
    case Token::Kind::digits:
    case Token::Kind::string:
      return true;
    case Token::Kind::symbol:
      if (token.is('.')) return peek(ahead + 1).kind == Token::Kind::digits && !peek(ahead + 1).spaced;
      return token.is('(') || token.is('[') || token.is('{') || token.is('-') || token.is('@');
    case Token::Kind::end:
      return false;
  }
  return false;
}

bool Parser::take(char symbol) { return at_symbol(symbol) ? (++at_, true) : false; }
bool Parser::take_pair(char first, char second) { return at_pair(first, second) ? (at_ += 2, true) : false; }
bool Parser::take_word(std::string_view word) { return at_word(word) ? (++at_, true) : false; }

Status Parser::expect(char symbol) {
  if (take(symbol)) return {};
  return unexpected(std::string(1, symbol));
}

Status Parser::expect_word(std::string_view word) {
  if (take_word(word)) return {};
  return unexpected(word);
}

std::optional<Op> Parser::comparison() const {
  if (at_pair('<', '=')) return Op::less_equal;
  if (at_pair('>', '=')) return Op::greater_equal;
  if (at_pair('!', '=')) return Op::not_equal;
  if (at_symbol('<')) return Op::less;
  if (at_symbol('>')) return Op::greater;
  if (at_symbol('=')) return Op::equal;
  return std::nullopt;
}

NodePtr Parser::make(NodeKind kind, std::uint32_t begin) const {
  auto node = std::make_unique<Node>();
  node->kind = kind;
  node->begin = begin;
  return node;
}

Parser::Parsed Parser::finish(NodePtr node) {
  for (const auto& child : node->children) {
    node->height = std::max(node->height, child->height + 1);
    node->reads_input = node->reads_input || child->reads_input;
  }
  node->end = at_ > 0 ? tokens_[at_ - 1].end : node->begin;
  if (node->height > kHeightMax) return error(node->begin, errors::too_deep, {{"max", std::to_string(kHeightMax)}});
  return node;
}

Error Parser::error(std::size_t offset, const ErrorSpec& spec, Error::Arguments arguments) const {
  return tree_.source.error(offset, spec, arguments);
}

Error Parser::unexpected(std::string_view expected) const {
  if (auto mistaken = mistaken_name()) return *std::move(mistaken);
  const auto& token = peek();
  const std::string found =
      token.kind == Token::Kind::end ? "end / 结尾" : tree_.source.text.substr(token.begin, token.end - token.begin);
  return error(token.begin, errors::syntax, {{"expected", std::string(expected)}, {"found", found}});
}

Status Parser::refuse(std::size_t offset, const ErrorSpec& spec, Error::Arguments arguments) const {
  if (!options_.lenient) return error(offset, spec, arguments);
  tree_.doubts.push_back(error(offset, spec, arguments));
  return {};
}

const Layer& Parser::layer(std::size_t i) const { return i == 0 ? builtin_layer() : layers_[i]; }
Layer& Parser::open_layer() { return layers_.emplace_back(); }

void Parser::add_variable(const std::string& name, const Type& type, int slot, const std::string& path) {
  layers_.back().add({.name = name, .type = type, .slot = slot, .path = path});
}

void Parser::add_entity_layer(const Entity& entity, int slot, const std::string& path) {
  auto& layer = open_layer();
  layer.names = names_of(entity);
  for (const auto& attribute : entity.attributes) {
    Binding binding{
        .what = Binding::What::attribute, .name = attribute.key, .type = Type(entity), .slot = slot, .path = path};
    binding.attribute = &attribute;
    layer.bindings.push_back(std::move(binding));
  }
}

/// The target of each name is the index of its attribute.
const NameTable& Parser::names_of(const Entity& entity) {
  auto& table = entity_names_[&entity];
  if (!table.empty()) return table;
  for (std::size_t i = entity.attributes.size(); i-- > 0;)
    for (const auto& name : entity.attributes[i].names) table.add(name, static_cast<int>(i));
  for (std::size_t i = 0; i < entity.attributes.size(); ++i) table.add(entity.attributes[i].key, static_cast<int>(i));
  return table;
}

}  // namespace sanlian::feel
