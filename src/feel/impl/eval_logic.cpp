#include "feel/coerce.h"
#include "feel/impl/comparisons.h"
#include "feel/impl/evaluator.h"
#include "feel/impl/nulls.h"

namespace sanlian::feel {
namespace {
std::string describe(const Value& value) {
  auto text = value.print();
  if (text.size() > 40) text = std::string(name_of(value.kind()));
  return text;
}
}  // namespace

/// `and` (decisive: false) and `or` (decisive: true): one decisive operand settles it, whatever the others are.
Value Evaluator::eval_many(const Node& node, bool decisive) {
  bool unknown = false;
  std::vector<ReasonPtr> because;
  for (const auto& child : node.children) {
    auto value = eval(*child);
    if (value.is(Kind::boolean)) {
      if (value.boolean() == decisive) return decisive;
      continue;
    }
    if (!value.is_null())
      value = fail_at(*child, errors::not_a_condition, {{"what", decisive ? "or" : "and"}, {"found", describe(value)}});
    unknown = true;
    because.push_back(value.reason());
  }
  return unknown ? combined(std::move(because)) : Value(!decisive);
}

Value Evaluator::eval_compare(const Node& node) {
  const auto left = eval(node.child(0));
  return compare(node, node.op, left, eval(node.child(1)));
}

Value Evaluator::compare(const Node& node, Op op, const Value& left, const Value& right) {
  if (is_equality(op)) {
    if (const auto same = equal(left, right)) return *same == (op == Op::equal);
  } else {
    if (left.is_null() || right.is_null()) return from_nulls(std::array{left, right});
    if (const auto by = order(left, right)) return holds(op, *by);
  }
  return fail_at(node, errors::wrong_operands,
                 {{"what", std::string(symbol_of(op))}, {"left", describe(left)}, {"right", describe(right)}});
}

Value Evaluator::eval_between(const Node& node) {
  const Value values[] = {eval(node.child(0)), eval(node.child(1)), eval(node.child(2))};
  if (values[0].is_null() || values[1].is_null() || values[2].is_null())
    return null_of_operands(*this, "between", values);
  const auto low = order(values[0], values[1]), high = order(values[0], values[2]);
  if (low && high) return *low >= 0 && *high <= 0;
  return fail_at(node, errors::wrong_operands,
                 {{"what", "between"}, {"left", describe(values[0])}, {"right", describe(values[low ? 2 : 1])}});
}

/// Tests are alternatives: true if one is, unknown if none is but one is unknown.
Value Evaluator::eval_tests(const Node& node, std::size_t from) {
  bool unknown = false;
  std::vector<ReasonPtr> because;
  const auto slot = static_cast<std::size_t>(node.slot);
  const Value input = frame_[slot];
  for (std::size_t i = from; i < node.children.size(); ++i) {
    frame_[slot] = input;  // an inner test of the same input may have used the slot
    const auto value = eval(node.child(i));
    if (value.is_true()) return true;
    if (value.is_false()) continue;
    unknown = true;
    if (value.is_null()) because.push_back(value.reason());
  }
  return unknown ? combined(std::move(because)) : Value(false);
}

/// An expression as a test (guide §8): its value is the input, holds it, or is true about `?`.
Value Evaluator::eval_match(const Node& node) {
  const Value input = frame_[static_cast<std::size_t>(node.slot)];
  const auto value = eval(node.child(0));
  if (node.flag) return value.is(Kind::boolean) || value.is_null() ? value : Value();
  // `true` alone is what a boolean is compared with, also while that is not known.
  const bool is_compared = input.is(Kind::boolean) || (input.is_null() && node.child(0).kind == NodeKind::literal);
  if (value.is(Kind::boolean) && !is_compared) return value;
  if (value.is(Kind::range) && !input.is(Kind::range)) {
    if (input.is_null()) return from_nulls(std::span(&input, 1));
    const auto inside = contains(value.range(), input);
    return inside ? Value(*inside)
                  : fail_at(node, errors::wrong_operands,
                            {{"what", "in"}, {"left", describe(input)}, {"right", describe(value)}});
  }
  if (value.is(Kind::list)) {
    if (input.is(Kind::list) && equal(input, value).value_or(false)) return true;
    bool unknown = false;
    for (const auto& item : value.list()) {
      if (equal(input, item).value_or(false)) return true;
      if (!item.is(Kind::range)) continue;
      const auto inside = contains(item.range(), input);
      if (inside.value_or(false)) return true;
      unknown = unknown || !inside;
    }
    return unknown ? from_nulls(std::span(&input, 1)) : Value(false);
  }
  if (const auto same = equal(input, value)) return *same;
  return fail_at(node, errors::wrong_operands, {{"what", "in"}, {"left", describe(input)}, {"right", describe(value)}});
}

/// Anything but true takes `else`; that the condition was unknown is still said.
Value Evaluator::eval_branch(const Node& node) {
  return eval(eval(node.child(0)).is_true() ? node.child(1) : node.child(2));
}

Value Evaluator::eval_instance_of(const Node& node) { return is_instance(eval(node.child(0)), node.types[0]); }

}  // namespace sanlian::feel
