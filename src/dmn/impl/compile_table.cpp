#include <algorithm>

#include "base/text.h"
#include "dmn/impl/compiler.h"
#include "dmn/impl/decision_table.h"

namespace sanlian::dmn {
namespace {
using feel::Type;

/// `type`: of what is tested.
DecisionTable::Cell compile_cell(LogicCompiler& compiler, const Text& text, const feel::Scope& scope,
                                 const Type& type) {
  DecisionTable::Cell cell{.text = std::string(trim(text.text)), .place = compiler.place(text.place)};
  static const Text kAny{.text = "-", .place = {}};
  cell.tests = compiler.tests(text.is_blank() ? kAny : text, scope, cell.failure);
  if (cell.tests) cell.simple = feel::as_simple(*cell.tests, type.is(feel::Kind::boolean));
  return cell;
}

feel::Scope with_input(const feel::Scope& scope, const Type& type) {
  auto out = scope;
  out.add("?", type);
  return out;
}

void compile_columns(LogicCompiler& compiler, const Table& table, const feel::Scope& scope, DecisionTable& out) {
  for (const auto& input : table.inputs) {
    DecisionTable::Input column;
    column.label = input.label.empty() ? std::string(trim(input.expression.text)) : input.label;
    column.text = trim(input.expression.text);
    column.expression = compiler.literal(input.expression, scope);
    column.type = compiler.type_named(input.type, input.place);
    const Type type = column.type ? column.type->type : column.expression->type;
    if (input.values && !input.values->is_blank())
      column.values = compile_cell(compiler, *input.values, with_input(scope, type), type);
    out.inputs.push_back(std::move(column));
  }
  out.outputs.reserve(table.outputs.size());  // orders point into them
  for (const auto& output : table.outputs) {
    auto& column = out.outputs.emplace_back();
    column.name = output.name.empty() ? output.label : output.name;
    column.label = output.label.empty() ? output.name : output.label;
    column.type = compiler.type_named(output.type, output.place);
    const Type type = column.type ? column.type->type : Type();
    if (output.values && !output.values->is_blank())
      column.values = compile_cell(compiler, *output.values, with_input(scope, type), type);
    if (output.otherwise && !output.otherwise->is_blank())
      column.otherwise = compiler.literal(*output.otherwise, scope);
    if (column.values && column.values->tests)
      column.order = &*column.values->tests;
    else if (column.type && !column.type->checks.empty())
      column.order = &column.type->checks.back().tests;
    if (table.outputs.size() > 1 && column.name.empty())
      compiler.problem(Error(errors::missing, {{"what", "output/@name"}}).at(compiler.place(output.place)));
  }
}

void compile_rules(LogicCompiler& compiler, const Table& table, const feel::Scope& scope, DecisionTable& out) {
  std::vector<feel::Scope> scopes;
  std::vector<Type> types;
  for (const auto& input : out.inputs) {
    types.push_back(input.type ? input.type->type : input.expression->type);
    scopes.push_back(with_input(scope, types.back()));
  }
  for (const auto& rule : table.rules) {
    auto& made = out.rules.emplace_back();
    made.place = rule.place;
    made.is_whole = rule.inputs.size() == table.inputs.size() && rule.outputs.size() == table.outputs.size();
    if (!made.is_whole) {
      compiler.problem(Error(errors::cells, {{"rule", std::to_string(out.rules.size())},
                                             {"found", std::to_string(rule.inputs.size() + rule.outputs.size())},
                                             {"wanted", std::to_string(table.inputs.size() + table.outputs.size())}})
                           .at(compiler.place(rule.place)));
      continue;
    }
    for (std::size_t i = 0; i < rule.inputs.size(); ++i)
      made.cells.push_back(compile_cell(compiler, rule.inputs[i], scopes[i], types[i]));
    for (const auto& output : rule.outputs) {
      made.outputs.push_back(compiler.literal(output, scope));
      made.output_texts.emplace_back(trim(output.text));
    }
  }
}

Type type_of(const DecisionTable& table) {
  const auto column = [&](std::size_t i) {
    if (table.outputs[i].type) return table.outputs[i].type->type;
    Type type = feel::Kind::null;
    for (const auto& rule : table.rules)
      if (rule.is_whole) type = feel::join(type, rule.outputs[i]->type);
    return type;
  };
  Type one;
  if (table.outputs.size() == 1) {
    one = column(0);
  } else {
    std::vector<Type::Field> fields;
    for (std::size_t i = 0; i < table.outputs.size(); ++i) fields.push_back({table.outputs[i].name, column(i)});
    one = Type::context_of(std::move(fields));
  }
  switch (table.policy) {
    case HitPolicy::rule_order:
    case HitPolicy::output_order:
      return Type::list_of(one);
    case HitPolicy::collect:
      return table.aggregation == Aggregation::none    ? Type::list_of(one)
             : table.aggregation == Aggregation::count ? Type(feel::Kind::number)
                                                       : one;
    default:
      return one;
  }
}

}  // namespace

LogicPtr compile_table(LogicCompiler& compiler, const Table& table, const feel::Scope& scope) {
  auto out = std::make_unique<DecisionTable>();
  out->name = compiler.owner();
  out->file = compiler.unit().model.file;
  out->policy = table.policy;
  out->aggregation = table.aggregation;
  out->place = table.place;
  out->input_slot = scope.slots();
  compile_columns(compiler, table, scope, *out);
  compile_rules(compiler, table, scope, *out);
  out->make_indices();
  const auto fail = [&](Error error) {
    compiler.problem(error.at(out->where()));
    out->failure = reason_of(std::move(error));
  };
  if (out->outputs.empty()) fail(Error(errors::missing, {{"what", "output"}}));
  if (out->aggregation != Aggregation::none && out->aggregation != Aggregation::count && out->outputs.size() > 1)
    fail(Error(errors::aggregate_of_many, {{"outputs", std::to_string(out->outputs.size())}}));
  const bool wants_order = table.policy == HitPolicy::priority || table.policy == HitPolicy::output_order;
  const auto has_order = [](const DecisionTable::Output& output) { return output.order != nullptr; };
  if (wants_order && std::none_of(out->outputs.begin(), out->outputs.end(), has_order))
    fail(Error(errors::no_priorities, {{"policy", std::string(name_of(table.policy))}}));
  out->type = type_of(*out);
  compiler.add_table(*out);
  return out;
}

}  // namespace sanlian::dmn
