// From declared models to a program: references resolved, types made, FEEL compiled once with its scope known.
#pragma once

#include <set>

#include "dmn/impl/program.h"

namespace sanlian::dmn {

class Compiler {
 public:
  explicit Compiler(Program& program) : program_(program) {}
  void run();

 private:
  friend class LogicCompiler;

  // compile_graph.cpp
  void index(Unit& unit);
  void link_imports(int unit);
  void declare(int unit, int element);
  void declare_callable(int unit, Node& node);
  void order_decisions();
  void refuse_circles(std::vector<Target> open, std::map<const Node*, std::vector<Target>>& required);
  void compile(int unit, int element);
  Target resolve(int unit, const Reference& reference, std::initializer_list<Element::Kind> expected);
  feel::Scope scope_of(int unit, Node& node);
  feel::Type seen_type(const Target& target);
  void fail(Node& node, const Error& error);

  // compile_types.cpp
  void make_types(int unit);
  DataTypePtr type_named(int unit, std::string_view name, const Place& place);
  DataTypePtr generic_type(int unit, std::string_view name, const Place& place);
  DataTypePtr find_type(int unit, std::string_view name);
  DataTypePtr declared_type(int unit, const ItemDefinition& item);
  DataTypePtr make_type(int unit, const ItemDefinition& item, const std::vector<DataType::Field>& siblings);
  void add_check(int unit, DataType& type, const Text& text, const std::vector<DataType::Field>& siblings);

  void problem(Error error) { program_.problems.push_back(std::move(error)); }
  void doubts(const feel::Expression& expression);

  Program& program_;
  std::vector<Target> order_;                      ///< Decisions, each behind what it requires.
  std::vector<std::vector<std::uint8_t>> states_;  ///< Of each node: 0 untouched, 1 being compiled, 2 done.
  std::map<const ItemDefinition*, DataTypePtr> made_types_;
  std::set<const ItemDefinition*> types_in_making_;
};

/// Compiles boxed expressions within one node.
class LogicCompiler {
 public:
  LogicCompiler(Compiler& compiler, int unit, std::string_view owner)
      : compiler_(compiler), unit_number_(unit), owner_(owner) {}

  /// Of nothing: null with dmn.no_logic.
  LogicPtr compile(const Boxed* boxed, const feel::Scope& scope, const Place& place);
  /// One FEEL text; what does not compile is null with its error.
  LogicPtr literal(const Text& text, const feel::Scope& scope);
  DataTypePtr type_named(std::string_view name, const Place& place) {
    return compiler_.type_named(unit_number_, name, place);
  }
  /// A cell of a table, or the values of a column, about the variable `?` of the scope.
  std::optional<feel::Expression> tests(const Text& text, const feel::Scope& scope, feel::ReasonPtr& failure);
  void problem(Error error) { compiler_.problem(std::move(error)); }
  void doubts(const feel::Expression& expression) { compiler_.doubts(expression); }
  void add_table(const DecisionTable& table) { compiler_.program_.tables.push_back(&table); }
  std::string place(const Place& at) const { return unit().place(at); }
  const std::string& owner() const { return owner_; }
  const Unit& unit() const { return compiler_.program_.units[static_cast<std::size_t>(unit_number_)]; }

 private:
  LogicPtr compile_known(const Boxed& boxed, const feel::Scope& scope);

  Compiler& compiler_;
  int unit_number_;
  std::string owner_;
};

// One file each: logic_*.cpp
LogicPtr compile_context(LogicCompiler& compiler, const Boxed& boxed, feel::Scope scope);
LogicPtr compile_table(LogicCompiler& compiler, const Table& table, const feel::Scope& scope);
LogicPtr compile_invocation(LogicCompiler& compiler, const Boxed& boxed, const feel::Scope& scope);
LogicPtr compile_function(LogicCompiler& compiler, const Boxed& boxed, feel::Scope scope);
LogicPtr compile_list(LogicCompiler& compiler, const Boxed& boxed, const feel::Scope& scope);
LogicPtr compile_relation(LogicCompiler& compiler, const Boxed& boxed, const feel::Scope& scope);
LogicPtr compile_conditional(LogicCompiler& compiler, const Boxed& boxed, const feel::Scope& scope);
LogicPtr compile_iteration(LogicCompiler& compiler, const Boxed& boxed, feel::Scope scope);
LogicPtr always_null(feel::ReasonPtr reason);

inline feel::ReasonPtr reason_of(Error error) {
  return std::make_shared<const feel::Reason>(feel::Reason{std::move(error), {}, {}});
}

}  // namespace sanlian::dmn
