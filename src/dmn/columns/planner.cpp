#include "dmn/columns/planner.h"

#include "feel/errors.h"

namespace sanlian::dmn {
namespace {
/// Well below the depth at which an evaluation ends: what is planned never comes there.
constexpr int kDepthMax = 100;
constexpr std::size_t kInstructionsMax = 100'000;
}  // namespace

Planner::Operand Planner::none(const std::string& what, const std::string& where) {
  notes_.push_back(Error(feel::errors::no_columns, {{"what", what}}).at(where));
  return {};
}

Planner::Operand Planner::node(int element) {
  // A circle finds itself here without a form, and the engine says what is wrong.
  const auto [at, is_new] = nodes_.emplace(element, Operand());
  if (!is_new) return at->second;
  auto operand = made(element);
  return nodes_[element] = std::move(operand);
}

std::optional<Planner::Operand> Planner::given(const Element& declared) {
  for (const auto* name : {&declared.name, &declared.variable.name})
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].name != *name) continue;
      if (!feel::columns::has_cells(columns_[i].kind)) return Operand();
      return Operand::narrow(columns_[i].kind, builder_.program().column(static_cast<int>(i)), columns_[i].scale);
    }
  return std::nullopt;
}

Planner::Operand Planner::made(int element) {
  const auto& node = unit_.nodes[static_cast<std::size_t>(element)];
  const auto& declared = *node.declared;
  const auto where = unit_.place(declared.place);
  const bool is_decision = declared.kind == Element::Kind::decision;
  if (!is_decision && declared.kind != Element::Kind::input) return {};
  if (const auto column = given(declared))
    return column->is_none() ? none(declared.name, where) : accepted(node.type, *column, declared.name);
  if (!is_decision || node.failure) return builder_.null();
  if (depth_ >= kDepthMax || builder_.program().size() > kInstructionsMax) return none(declared.name, where);
  ++depth_;
  std::vector<Operand> slots;
  for (const auto& slot : node.slots) {
    const bool is_own = slot.names.empty() && slot.targets.front().import < 0;
    slots.push_back(is_own ? this->node(slot.targets.front().element) : Operand());
  }
  auto out = accepted(node.type, logic(*node.logic, slots, node), declared.name);
  --depth_;
  return out;
}

Planner::Operand Planner::logic(const Logic& logic, std::span<const Operand> slots, const Node& node) {
  if (const auto* expression = logic.expression()) return feel::columns::compile(*expression, slots, builder_, notes_);
  if (const auto* table = dynamic_cast<const DecisionTable*>(&logic)) return plan_table(*this, *table, slots);
  return none(node.declared->name, unit_.place(node.declared->place));
}

Planner::Operand Planner::accepted(const DataTypePtr& type, const Operand& operand, const std::string& what) {
  if (!type || operand.is_none() || operand.is_null()) return operand;
  const bool fits = operand.form == Operand::Form::fields
                        ? type->type.is(feel::Kind::context) && type->type.fields().empty()
                        : type->type.is(operand.kind) || type->type.is(feel::Kind::any);
  if (!fits || (type->is_checked && operand.form == Operand::Form::fields)) return none(what, unit_.model.file);
  if (!type->is_checked) return operand;
  auto out = operand;
  for (const auto& check : type->checks) {
    if (!check.siblings.empty()) return none(what, unit_.model.file);
    const auto holds = feel::columns::compile(check.tests, std::span(&operand, 1), builder_, notes_);
    if (holds.is_none()) return {};
    out = builder_.select(holds, out, builder_.null());
  }
  return out;
}

}  // namespace sanlian::dmn
