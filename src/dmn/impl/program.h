// Loaded models, resolved and compiled. Never changes after loading.
#pragma once

#include "dmn/impl/logic.h"
#include "dmn/model.h"
#include "feel/scope.h"

namespace sanlian::dmn {

class DecisionTable;

/// A node that a reference leads to.
struct Target {
  int unit = -1, element = -1;
  int import = -1;  ///< Of the referring model, by which it is reached; -1 in the model itself.
  bool is_found() const { return element >= 0; }
};

/// Where a slot of a node's frame gets its value: one node, or, of a named import, a context of several.
struct SlotSource {
  std::vector<Target> targets;
  std::vector<std::string> names;  ///< Of the entries; empty if it is one node.
};

struct Parameter {
  std::string name;
  DataTypePtr type;
  Target target;  ///< Of a service.
};

/// A node of the graph, compiled.
struct Node {
  const Element* declared = nullptr;
  bool has_one_name = false;  ///< Its variable is called as it is.
  DataTypePtr type;           ///< Of its variable; of what can be called that of the result. Nothing: anything.
  feel::Type seen;            ///< As those who require it see it.
  std::vector<SlotSource> slots;
  std::vector<Parameter> parameters;  ///< Of what can be called.
  std::vector<std::string> parameter_names;
  int first_parameter_slot = 0;
  std::vector<Target> outputs;  ///< Of a service.
  LogicPtr logic;               ///< Of a decision; of a knowledge model its body.
  feel::ReasonPtr failure;      ///< It can never be computed.
};

/// One model.
struct Unit {
  Model model;
  std::vector<int> imports;  ///< Units, by import; -1 where there is none.
  std::vector<Node> nodes;   ///< By element.
  std::map<std::string, int, std::less<>> by_id, by_name;
  feel::Scope types;  ///< Names only; the scope every expression starts from.
  std::string place(const Place& at) const { return format::print_place(model.file, at); }
};

struct Program {
  std::vector<Unit> units;                   ///< The first is the one that is asked.
  std::vector<const DecisionTable*> tables;  ///< All there are; the logic of their nodes owns them.
  std::vector<Error> problems;
  bool strict = false;  ///< Expressions that can never work are problems too.
  const Unit& unit(const Target& target) const { return units[static_cast<std::size_t>(target.unit)]; }
  const Node& node(const Target& target) const { return unit(target).nodes[static_cast<std::size_t>(target.element)]; }
};

/// The value of a node in an instance, computed once.
feel::Value value_of(Instance& instance, int element, Run& run);
/// The instance of an imported model as seen from `instance`; itself for its own elements.
Instance& instance_for(Instance& instance, const Target& target, Run& run);
/// The shared instance of a model in this world.
Instance& shared_instance(World& world, const Unit& unit);
/// Fills the slots that requirements bring.
Frame frame_of(Instance& instance, const Node& node, Run& run);
/// A knowledge model or service as a function value.
feel::Value function_of(const Unit& unit, const Node& node, Run& run);
/// Calls it with arguments in the order of its parameters; each is made to fit its parameter. What does not fit makes
/// the call null; from outside (`is_asked`), where arguments are inputs, it makes the input null.
feel::Value call_node(const Unit& unit, const Node& node, std::span<const feel::Value> arguments, Run& run,
                      bool is_asked = false);

}  // namespace sanlian::dmn
