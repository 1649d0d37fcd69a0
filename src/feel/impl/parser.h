// Recursive descent over tokens, with the names in scope known: the tree comes out bound to slots and typed.
// Grammar: DMN 1.5 §10.3.1.2, in the order of the guide's sketch; parse_*.cpp hold one level of binding each.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "feel/errors.h"
#include "feel/expression.h"
#include "feel/impl/names.h"
#include "feel/impl/node.h"

namespace sanlian::feel {

/// What a name in scope stands for.
struct Binding {
  enum class What : std::uint8_t { variable, attribute, item_field, builtin };
  What what = What::variable;
  std::string name;
  Type type;
  int slot = -1;
  std::string path;
  const Attribute* attribute = nullptr;
  const Builtin* builtin = nullptr;
};

/// The names of one scope. An open layer belongs to a filter whose items are of unknown type: any name may be a key.
struct Layer {
  NameTable names;
  std::vector<Binding> bindings;
  bool open = false;
  int item_slot = -1;

  void add(Binding binding);
  void add(std::string_view name, Binding binding);
};

class Parser {
 public:
  Parser(Tree& tree, std::vector<Token> tokens, const Scope& scope, const CompileOptions& options);
  /// Fills the tree.
  Status run();

 private:
  using Parsed = Result<NodePtr>;
  struct Depth;

  // parse_expression.cpp: from the loosest binding to the tightest.
  Parsed expression();
  Parsed expression_unguarded();
  Parsed either();
  Parsed both();
  Parsed binary(int level);
  Parsed continue_binary(NodePtr left, int level);
  Parsed negation();
  Parsed instance();
  Parsed between(NodePtr left);
  Parsed branch();

  // parse_loop.cpp
  Parsed loop(NodeKind kind, std::string_view body_word);
  Parsed domain();
  Parsed function();
  Type element_of_domain(const Node& domain) const;

  // parse_primary.cpp
  Parsed primary();
  Parsed number();
  Parsed at_literal();
  Parsed round_bracket();
  Parsed square_bracket();
  Parsed reversed_bracket();
  Parsed range_from(NodePtr start, bool start_included, std::uint32_t begin);
  Parsed half_range(std::uint32_t begin);
  Parsed list_from(NodePtr first, std::uint32_t begin);
  Parsed context();
  Result<std::string> context_key();

  // parse_name.cpp
  struct Found {
    const Binding* binding = nullptr;
    std::size_t length = 0, layer = 0;
  };
  Found find_name() const;
  Parsed name();
  NodePtr bound(const Binding& binding, std::uint32_t begin);
  NodePtr behind_open_layers(NodePtr node, const std::string& name, std::size_t from_layer, std::uint32_t begin);
  Parsed unknown_name();
  std::vector<std::string> known_names() const;
  std::optional<std::string> meant_name(std::size_t from) const;
  std::optional<Error> mistaken_name() const;
  std::string text_of(std::size_t from, std::size_t length) const;
  std::size_t word_run_length() const;
  std::string word_run() const;
  Result<std::string> new_name(std::string_view until_word, std::string_view until_symbols);

  // parse_path.cpp: what follows a primary.
  Parsed postfix(NodePtr node);
  Parsed member(NodePtr base);
  Parsed member_of_entity(NodePtr base, const Entity& entity);
  Parsed member_by_name(NodePtr base, std::string name, std::optional<Type> type);
  std::string free_member_name();
  Parsed filter(NodePtr base);
  std::size_t open_item_layers(const Type& item, int slot, const std::string& path);
  Parsed call(NodePtr callee);
  Parsed builtin_call(const Builtin& builtin, std::uint32_t begin);
  Status arguments(Node& node);
  std::size_t argument_name_length() const;
  void attribute_read(Node& node, const Attribute& attribute);
  const NameTable& names_of(const Entity& entity);

  // parse_tests.cpp
  Parsed in(NodePtr left);
  Parsed test(int slot, const Type& input, bool in_brackets);
  Parsed match_of(NodePtr operand, int slot, const Type& input);
  Parsed unary_tests();

  // parse_type.cpp
  Result<Type> type();

  // parse_typing.cpp: what is known without values. Each returns an error only where nothing can ever come out.
  Status check_arithmetic(Node& node);
  Status check_compare(Node& node);
  Status check_comparable(const Node& at, std::string_view what, const Type& left, const Type& right, bool ordered);
  Status check_condition(const Node& node, std::string_view what);
  Status check_builtin(Node& node);

  // parser.cpp: tokens, nodes, errors.
  const Token& peek(std::size_t ahead = 0) const;
  bool at_symbol(char symbol, std::size_t ahead = 0) const { return peek(ahead).is(symbol); }
  bool at_pair(char first, char second) const;  ///< Two symbols without a blank between them.
  bool at_word(std::string_view word) const { return peek().is_word(word); }
  bool at_keyword() const;
  bool starts_expression(std::size_t ahead) const;
  bool take(char symbol);
  bool take_pair(char first, char second);
  bool take_word(std::string_view word);
  Status expect(char symbol);
  Status expect_word(std::string_view word);
  std::optional<Op> comparison() const;
  void skip(std::size_t tokens) { at_ += tokens; }

  NodePtr make(NodeKind kind, std::uint32_t begin) const;
  Parsed finish(NodePtr node);
  Error error(std::size_t offset, const ErrorSpec& spec, Error::Arguments arguments) const;
  Error unexpected(std::string_view expected) const;
  /// An error, unless the tree is lenient: then the evaluator will say so.
  Status refuse(std::size_t offset, const ErrorSpec& spec, Error::Arguments arguments) const;

  int new_slot() { return tree_.slots++; }
  const Layer& layer(std::size_t i) const;
  Layer& open_layer();
  void close_layer() { layers_.pop_back(); }
  void add_variable(const std::string& name, const Type& type, int slot, const std::string& path = {});
  void add_entity_layer(const Entity& entity, int slot, const std::string& path);

  Tree& tree_;
  std::vector<Token> tokens_;
  const Scope& scope_;
  const CompileOptions& options_;
  std::size_t at_ = 0;
  std::size_t name_begin_ = 0, name_end_ = 0;  ///< The tokens of the name that was read last.
  int depth_ = 0;
  bool range_end_ = false;     ///< Reading the end of a range, where `[` may close it: `]1..5[`.
  std::vector<Layer> layers_;  ///< The first, of the built-ins, is left empty: layer() knows it.
  NameTable type_names_;
  std::vector<Type> named_types_;
  std::map<const Entity*, NameTable> entity_names_;
  std::set<int> used_slots_;
};

}  // namespace sanlian::feel
