#include "feel/impl/arithmetic.h"
#include "feel/impl/evaluator.h"
#include "feel/impl/nulls.h"

namespace sanlian::feel {

Value Evaluator::eval_variable(const Node& node) {
  const auto& value = frame_[static_cast<std::size_t>(node.slot)];
  if (value.is_null() && !value.reason() && !node.path.empty()) return needs(node);
  return value;
}

/// A key of the item wins over the name outside.
Value Evaluator::eval_item_name(const Node& node) {
  const auto& item = frame_[static_cast<std::size_t>(node.slot)];
  if (item.is(Kind::context))
    if (const auto* entry = item.context().find(node.name)) {
      if (entry->is_null() && !entry->reason() && !node.path.empty()) return needs(node);
      return *entry;
    }
  if (!node.children.empty()) return eval(node.child(0));
  return fail_at(node, errors::no_entry, {{"name", node.name}});
}

Value Evaluator::eval_arithmetic(const Node& node) {
  const bool is_negation = node.kind == NodeKind::negate;
  const Value values[] = {eval(node.child(0)), is_negation ? Value(true) : eval(node.child(1))};
  const std::string what(is_negation ? "-" : symbol_of(node.op));
  if (values[0].is_null() || values[1].is_null()) return null_of_operands(*this, what, values);
  auto result = is_negation ? negated(values[0]) : arithmetic(node.op, values[0], values[1]);
  if (!result)
    return fail_at(node, errors::wrong_operands,
                   {{"what", what},
                    {"left", std::string(name_of(values[0].kind()))},
                    {"right", std::string(name_of(values[1].kind()))}});
  if (result->is(Kind::string)) return checked_string(result->string());
  if (!result->is_null()) return std::move(*result);
  return fail_at(node, errors::no_result, {{"what", values[0].print() + " " + what + " " + values[1].print()}});
}

Value Evaluator::eval_list(const Node& node) {
  Value::List items;
  items.reserve(node.children.size());
  for (const auto& child : node.children) items.push_back(eval(*child));
  return items;
}

Value Evaluator::eval_context(const Node& node) {
  std::vector<Context::Entry> entries;
  entries.reserve(node.children.size());
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    auto value = eval(node.child(i));
    frame_[static_cast<std::size_t>(node.slots[i])] = value;
    entries.push_back({.name = node.names[i], .value = std::move(value)});
  }
  return Context(std::move(entries));
}

Value Evaluator::eval_range(const Node& node) {
  Range range{.form = Range::Form::interval,
              .start_included = node.start_included,
              .end_included = node.end_included,
              .start = eval(node.child(0)),
              .end = eval(node.child(1))};
  const bool has_null = range.start.is_null() || range.end.is_null();
  if (!has_null && !order(range.start, range.end))
    return fail_at(node, errors::wrong_operands,
                   {{"what", ".."}, {"left", range.start.print()}, {"right", range.end.print()}});
  return range;
}

Value Evaluator::eval_half_range(const Node& node) {
  using Form = Range::Form;
  auto point = eval(node.child(0));
  Range range;
  switch (node.op) {
    case Op::less:
    case Op::less_equal:
      range.form = node.op == Op::less ? Form::less : Form::less_equal;
      range.end_included = node.op == Op::less_equal;
      range.end = std::move(point);
      return range;
    case Op::greater:
    case Op::greater_equal:
      range.form = node.op == Op::greater ? Form::greater : Form::greater_equal;
      range.start_included = node.op == Op::greater_equal;
      range.start = std::move(point);
      return range;
    default:
      range.form = node.op == Op::equal ? Form::equal : Form::not_equal;
      range.start_included = range.end_included = node.op == Op::equal;
      range.start = range.end = std::move(point);
      return range;
  }
}

}  // namespace sanlian::feel
