#include "feel/impl/evaluator.h"

#include <set>

#include "feel/impl/nulls.h"

namespace sanlian::feel {
namespace {
constexpr std::size_t kReasonsMax = 1000;

const std::shared_ptr<const Tree>& empty_tree() {
  static const std::shared_ptr<const Tree> tree = [] {
    auto made = std::make_shared<Tree>();
    made->root = std::make_unique<Node>();
    return made;
  }();
  return tree;
}
}  // namespace

Evaluator::Evaluator(const Expression& expression, Frame frame, const Environment& environment)
    : tree_(expression.shared_tree()), environment_(environment), run_(environment.run ? *environment.run : own_run_) {
  ensure(frame.size() >= static_cast<std::size_t>(tree_->input_slots), "a frame holds a value for every variable");
  frame_.reserve(static_cast<std::size_t>(tree_->slots));
  frame_.assign(frame.begin(), frame.begin() + tree_->input_slots);
  frame_.resize(static_cast<std::size_t>(tree_->slots));
}

Evaluator::Evaluator(const Environment& environment)
    : tree_(empty_tree()), environment_(environment), run_(environment.run ? *environment.run : own_run_) {}

Value Evaluator::eval(const Node& node) {
  const auto& limits = environment_.limits;
  if (++run_.steps > limits.steps) return limit(node, "steps / 步数", limits.steps);
  if (run_.depth >= limits.depth) return limit(node, "depth / 层数", limits.depth);
  ++run_.depth;
  const auto* outer = std::exchange(current_, &node);
  auto value = eval_unguarded(node);
  current_ = outer;
  --run_.depth;
  return value;
}

Value Evaluator::eval_unguarded(const Node& node) {
  switch (node.kind) {
    case NodeKind::literal:
      return node.value;
    case NodeKind::variable:
      return eval_variable(node);
    case NodeKind::attribute:
      return eval_attribute(node);
    case NodeKind::member:
      return eval_member(node);
    case NodeKind::item_name:
      return eval_item_name(node);
    case NodeKind::negate:
    case NodeKind::arithmetic:
      return eval_arithmetic(node);
    case NodeKind::compare:
      return eval_compare(node);
    case NodeKind::between:
      return eval_between(node);
    case NodeKind::in: {
      auto& tested = frame_[static_cast<std::size_t>(node.slot)] = eval(node.child(0));
      auto value = eval_tests(node, 1);
      return value.is_null() && !value.reason() ? null_of_operands(*this, "in", std::span(&tested, 1)) : value;
    }
    case NodeKind::tests: {
      if (node.children.empty()) return true;
      auto value = eval_tests(node, 0);
      return node.flag && value.is(Kind::boolean) ? Value(!value.boolean()) : value;
    }
    case NodeKind::test_compare:
      return compare(node, node.op, frame_[static_cast<std::size_t>(node.slot)], eval(node.child(0)));
    case NodeKind::test_match:
      return eval_match(node);
    case NodeKind::both:
      return eval_many(node, false);
    case NodeKind::either:
      return eval_many(node, true);
    case NodeKind::branch:
      return eval_branch(node);
    case NodeKind::loop:
      return eval_for(node);
    case NodeKind::some:
    case NodeKind::every:
      return eval_quantified(node);
    case NodeKind::list:
      return eval_list(node);
    case NodeKind::context:
      return eval_context(node);
    case NodeKind::span:
    case NodeKind::range:
      return eval_range(node);
    case NodeKind::half_range:
      return eval_half_range(node);
    case NodeKind::filter:
      return eval_filter(node);
    case NodeKind::call:
      return eval_call(node);
    case NodeKind::builtin:
      return eval_builtin(node);
    case NodeKind::function:
      return eval_function(node);
    case NodeKind::instance_of:
      return eval_instance_of(node);
    case NodeKind::failure:
      return noted(node.failure);
  }
  return {};
}

Value Evaluator::noted(ReasonPtr reason) {
  if (run_.reasons.size() < kReasonsMax) run_.reasons.push_back(reason);
  return Value::null(std::move(reason));
}

Value Evaluator::fail(const ErrorSpec& spec, Error::Arguments arguments) {
  return fail_at(current_ ? *current_ : *tree_->root, spec, arguments);
}

Value Evaluator::fail_at(const Node& node, const ErrorSpec& spec, Error::Arguments arguments) {
  // The thousandth failure tells no more than the first, and a loop may have a million.
  if (run_.reasons.size() >= kReasonsMax) return Value::null(run_.reasons.back());
  return noted(
      std::make_shared<const Reason>(Reason{tree_->source.error(node.begin, spec, arguments), std::string(), {}}));
}

Value Evaluator::limit(const Node& node, std::string_view what, std::int64_t max) {
  return fail_at(node, errors::limit, {{"limit", std::string(what)}, {"max", std::to_string(max)}});
}

/// The field at this node is empty.
Value Evaluator::needs(const Node& node) {
  auto& reason = needed_[&node];
  if (!reason) {
    reason = std::make_shared<const Reason>(
        Reason{tree_->source.error(node.begin, errors::needs_field, {{"field", node.path}}), node.path, {}});
    run_.reasons.push_back(reason);
  }
  return Value::null(reason);
}

Value Evaluator::combined(std::vector<ReasonPtr> because) {
  std::erase(because, nullptr);
  if (because.empty()) return {};
  if (because.size() == 1) return Value::null(because.front());
  return Value::null(std::make_shared<const Reason>(
      Reason{Error(errors::null_operand, {{"what", "null"}}), std::string(), std::move(because)}));
}

Value Evaluator::from_nulls(std::span<const Value> values) {
  std::vector<ReasonPtr> because;
  for (const auto& value : values) {
    if (value.is_null()) because.push_back(value.reason());
    if (!value.is(Kind::list)) continue;
    for (const auto& item : value.list())
      if (item.is_null() && because.size() < 100) because.push_back(item.reason());
  }
  return combined(std::move(because));
}

bool Evaluator::spend(std::size_t steps) {
  run_.steps += static_cast<std::int64_t>(std::min<std::size_t>(steps, 1U << 30));
  return run_.steps <= environment_.limits.steps;
}

Value Evaluator::checked_list(Value::List items) {
  const auto max = environment_.limits.list_length;
  if (items.size() <= max) return Value(std::move(items));
  return limit(current_ ? *current_ : *tree_->root, "list / 列表项数", static_cast<std::int64_t>(max));
}

Value Evaluator::checked_string(std::string text) {
  const auto max = environment_.limits.string_length;
  if (text.size() <= max) return Value(std::move(text));
  return limit(current_ ? *current_ : *tree_->root, "text / 文字字节数", static_cast<std::int64_t>(max));
}

}  // namespace sanlian::feel
