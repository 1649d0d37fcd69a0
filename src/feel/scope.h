// The names an expression may use, with their types. Every variable has a slot; a frame of values is laid out by slot.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "feel/entity.h"
#include "feel/type.h"

namespace sanlian::feel {

class Scope {
 public:
  struct Variable {
    std::vector<std::string> names;  ///< The first is how it is printed.
    Type type;
  };

  /// Returns the slot: the variable's place in the frame given to evaluate().
  int add(std::string name, Type type);
  int add(std::vector<std::string> names, Type type);
  /// The record whose fields are visible directly by name; also a slot, which takes an Object (or null).
  int set_root(const Entity& entity);
  /// The item of a list that a filter outside the expression goes through: a variable named `item`, whose entries are
  /// seen directly by their names, as in `[…]`. Returns the slot.
  int add_item(Type type);
  /// A name that may stand after `instance of` and in parameters.
  void add_type(std::string name, Type type);

  std::span<const Variable> variables() const { return variables_; }
  const Entity* root() const { return root_; }
  int root_slot() const { return root_slot_; }
  int slots() const { return static_cast<int>(variables_.size()); }
  std::span<const Type::Field> types() const { return types_; }
  std::span<const int> items() const { return items_; }

 private:
  std::vector<Variable> variables_;
  std::vector<Type::Field> types_;
  std::vector<int> items_;
  const Entity* root_ = nullptr;
  int root_slot_ = -1;
};

}  // namespace sanlian::feel
