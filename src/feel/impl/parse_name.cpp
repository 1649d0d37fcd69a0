#include <algorithm>

#include "base/text.h"
#include "feel/builtins/builtin.h"
#include "feel/impl/parser.h"

namespace sanlian::feel {

/// The longest known name at this place; of equally long ones the innermost.
Parser::Found Parser::find_name() const {
  Found best;
  const auto ahead = std::span<const Token>(tokens_).subspan(at_);
  for (std::size_t i = layers_.size(); i-- > 0;) {
    const auto match = layer(i).names.longest(ahead);
    if (match.length <= best.length) continue;
    const auto& binding = layer(i).bindings[static_cast<std::size_t>(match.target)];
    // `date and time` is a function only where it is called; elsewhere it may be two conditions.
    const bool is_called = peek(match.length).is('(');
    if (binding.what == Binding::What::builtin && !is_called && (best.length > 0 || match.length > 1)) continue;
    best = {.binding = &binding, .length = match.length, .layer = i};
  }
  return best;
}

Parser::Parsed Parser::name() {
  const auto begin = peek().begin;
  const auto found = find_name();
  if (found.length <= 1) {
    if (at_word("true") || at_word("false") || at_word("null")) {
      auto node = make(NodeKind::literal, begin);
      if (!at_word("null")) node->value = Value(at_word("true"));
      node->type = node->value.kind();
      skip(1);
      return finish(std::move(node));
    }
    if (at_word("for") || at_word("if") || at_word("every") || (at_word("some") && !found.binding) ||
        (at_word("function") && peek(1).is('(')))
      return expression();
    if (at_keyword() && !found.binding) return unexpected("value / 值");
  }
  if (!found.binding) return unknown_name();
  const auto written = name_of_tokens(std::span<const Token>(tokens_).subspan(at_, found.length));
  if (found.binding->what == Binding::What::builtin) {
    const auto& builtin = *found.binding->builtin;
    tree_.asks_clock = tree_.asks_clock || asks_clock(builtin);
    skip(found.length);
    if (at_symbol('(')) return builtin_call(builtin, begin);
    auto node = make(NodeKind::builtin, begin);
    node->builtin = &builtin;
    node->flag = true;  // the function itself, not its result
    node->type = Kind::function;
    return finish(std::move(node));
  }
  auto node = bound(*found.binding, begin);
  // A key called `item` hides the item itself.
  const bool may_be_hidden = layers_[found.layer].open && found.binding->name == "item";
  const auto layer = found.layer + (may_be_hidden ? 0 : 1);
  name_begin_ = at_;
  skip(found.length);
  name_end_ = at_;
  node->end = tokens_[at_ - 1].end;
  return finish(behind_open_layers(std::move(node), written, layer, begin));
}

NodePtr Parser::bound(const Binding& binding, std::uint32_t begin) {
  used_slots_.insert(binding.slot);
  if (binding.what == Binding::What::item_field) {
    auto node = make(NodeKind::item_name, begin);
    node->name = binding.name;
    node->slot = binding.slot;
    node->type = binding.type;
    node->path = binding.path;
    return node;
  }
  auto node = make(NodeKind::variable, begin);
  node->slot = binding.slot;
  node->name = binding.what == Binding::What::variable ? binding.name : "";
  node->type = binding.type;
  node->path = binding.path;
  node->reads_input = node->name == "?";
  if (binding.what == Binding::What::variable) return node;
  auto field = make(NodeKind::attribute, begin);
  field->children.push_back(std::move(node));
  attribute_read(*field, *binding.attribute);
  return field;
}

/// Inside a filter over items of unknown type any name may be a key of the item; that is known at run time only.
NodePtr Parser::behind_open_layers(NodePtr node, const std::string& name, std::size_t from_layer, std::uint32_t begin) {
  for (std::size_t i = from_layer; i < layers_.size(); ++i) {
    if (!layers_[i].open) continue;
    auto outer = std::move(node);
    node = make(NodeKind::item_name, begin);
    node->name = name;
    node->slot = layers_[i].item_slot;
    if (outer) node->height = outer->height + 1, node->children.push_back(std::move(outer));
  }
  return node;
}

std::vector<std::string> Parser::known_names() const {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < layers_.size(); ++i)
    for (const auto& binding : layer(i).bindings) {
      names.push_back(binding.name);
      if (binding.attribute)
        names.insert(names.end(), binding.attribute->names.begin(), binding.attribute->names.end());
    }
  return names;
}

/// The words from here on that could be one name, for messages and for names that nothing declares.
std::size_t Parser::word_run_length() const {
  std::size_t length = 0;
  while (peek(length).kind == Token::Kind::word || (length > 0 && peek(length).kind == Token::Kind::digits)) {
    if (length > 0 && !starts_expression(length)) break;
    ++length;
  }
  return length;
}

std::string Parser::word_run() const {
  return name_of_tokens(std::span<const Token>(tokens_).subspan(at_, word_run_length()));
}

/// The name of several parts that was probably meant from a token on. As many tokens are held against it as it has, so
/// that one of them may be wrong also where others are names or words like `and`.
std::optional<std::string> Parser::meant_name(std::size_t from) const {
  std::optional<std::string> best;
  std::size_t best_length = 1;
  for (const auto& name : known_names()) {
    const auto length = name_parts(name).size();
    if (length <= best_length || from + length >= tokens_.size()) continue;
    const auto written = std::span<const Token>(tokens_).subspan(from, length);
    const auto is_text = [](const Token& token) { return token.kind == Token::Kind::string; };
    if (std::any_of(written.begin(), written.end(), is_text)) continue;
    if (nearest(name_of_tokens(written), std::span(&name, 1))) best = name, best_length = length;
  }
  return best;
}

/// What stands here cannot follow the name before it; with that it may be a name of which one part is wrong.
std::optional<Error> Parser::mistaken_name() const {
  if (at_ == 0 || name_end_ != at_ || peek().kind == Token::Kind::end) return std::nullopt;
  const auto meant = meant_name(name_begin_);
  const auto length = meant ? name_parts(*meant).size() : 0;
  if (name_begin_ + length <= at_) return std::nullopt;
  return error(tokens_[name_begin_].begin, errors::unknown_near,
               {{"name", text_of(name_begin_, length)}, {"near", *meant}});
}

std::string Parser::text_of(std::size_t from, std::size_t length) const {
  return name_of_tokens(std::span<const Token>(tokens_).subspan(from, length));
}

Parser::Parsed Parser::unknown_name() {
  const auto begin = peek().begin;
  const std::string first = peek().text, run = word_run();
  auto node = behind_open_layers(nullptr, first, 0, begin);
  if (node) {
    skip(1);
    return finish(std::move(node));
  }
  const auto meant = meant_name(at_);
  const auto names = known_names();
  const auto near = meant ? meant : nearest(run, names);
  const bool is_call = tokens_[at_ + 1].is('(');
  Error why = near      ? error(begin, errors::unknown_near,
                                {{"name", meant ? text_of(at_, name_parts(*meant).size()) : run}, {"near", *near}})
              : is_call ? error(begin, errors::unknown_function, {{"name", run}})
                        : error(begin, errors::unknown_name, {{"name", run}});
  if (!options_.lenient) return why;
  tree_.doubts.push_back(why);
  skip(1);
  node = make(NodeKind::failure, begin);
  node->type = Kind::null;
  node->name = first;
  node->failure = std::make_shared<const Reason>(Reason{std::move(why), "", {}});
  return finish(std::move(node));
}

/// A name that is being declared: parts up to a word (`in`) or to one of some symbols.
Result<std::string> Parser::new_name(std::string_view until_word, std::string_view until_symbols) {
  constexpr std::string_view kNameSymbols = "./-'+*";
  std::size_t length = 0;
  for (;; ++length) {
    const auto& token = peek(length);
    if (token.kind == Token::Kind::word && !until_word.empty() && token.text == until_word) break;
    if (token.kind == Token::Kind::word || (token.kind == Token::Kind::digits && length > 0)) continue;
    const bool is_symbol = token.kind == Token::Kind::symbol;
    if (is_symbol && token.text.size() == 1 && until_symbols.find(token.text[0]) != std::string_view::npos) break;
    const bool belongs =
        is_symbol && length > 0 &&
        (token.text == "’" || (token.text.size() == 1 && kNameSymbols.find(token.text[0]) != std::string_view::npos));
    if (!belongs) break;
  }
  if (length == 0) return unexpected("name / 名称");
  auto name = name_of_tokens(std::span<const Token>(tokens_).subspan(at_, length));
  skip(length);
  return name;
}

}  // namespace sanlian::feel
