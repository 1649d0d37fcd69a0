// From a graph of decisions to one program over columns.
#pragma once

#include <map>

#include "dmn/columns/rows.h"
#include "dmn/impl/decision_table.h"
#include "dmn/impl/program.h"
#include "feel/columns/builder.h"
#include "feel/columns/compiler.h"

namespace sanlian::dmn {

class Planner {
 public:
  using Operand = feel::columns::Operand;

  Planner(const Program& program, std::span<const ColumnType> columns, feel::columns::Builder& builder,
          std::vector<Error>& notes)
      : unit_(program.units.front()), columns_(columns), builder_(builder), notes_(notes) {}

  /// The value of an element of the model, the same for all who require it.
  Operand node(int element);

 private:
  friend class TablePlanner;
  Operand made(int element);
  std::optional<Operand> given(const Element& declared);
  Operand logic(const Logic& logic, std::span<const Operand> slots, const Node& node);
  /// The operand where `type` is declared.
  Operand accepted(const DataTypePtr& type, const Operand& operand, const std::string& what);
  Operand none(const std::string& what, const std::string& where);

  const Unit& unit_;
  std::span<const ColumnType> columns_;
  feel::columns::Builder& builder_;
  std::vector<Error>& notes_;
  std::map<int, Operand> nodes_;
  int depth_ = 0;
};

/// A table as a program: which rule of each row, and what it answers.
Planner::Operand plan_table(Planner& planner, const DecisionTable& table, std::span<const Planner::Operand> slots);

}  // namespace sanlian::dmn
