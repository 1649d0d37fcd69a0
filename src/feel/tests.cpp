#include "feel/tests.h"

#include "feel/coerce.h"
#include "feel/impl/evaluator.h"

namespace sanlian::feel {
namespace {

/// A literal, a negative number or a range of those.
std::optional<Value> constant(const Node& node) {
  if (node.kind == NodeKind::literal) return node.value;
  if (node.kind == NodeKind::negate && node.child(0).kind == NodeKind::literal && node.child(0).value.is(Kind::number))
    return Value(node.child(0).value.number().negated());
  return std::nullopt;
}

std::optional<SimpleTest> compared(Op op, Value point) {
  SimpleTest test;
  if (op == Op::equal || op == Op::not_equal) {
    test.kind = op == Op::equal ? SimpleTest::Kind::equal : SimpleTest::Kind::not_equal;
    test.value = std::move(point);
    return test;
  }
  if (point.is_null()) return std::nullopt;
  test.kind = SimpleTest::Kind::range;
  switch (op) {
    case Op::less:
    case Op::less_equal:
      test.range = {.form = op == Op::less ? Range::Form::less : Range::Form::less_equal,
                    .end_included = op == Op::less_equal,
                    .end = std::move(point)};
      return test;
    default:
      test.range = {.form = op == Op::greater ? Range::Form::greater : Range::Form::greater_equal,
                    .start_included = op == Op::greater_equal,
                    .start = std::move(point)};
      return test;
  }
}

std::optional<SimpleTest> simple(const Node& node, bool boolean_input) {
  if (node.kind == NodeKind::test_compare) {
    auto point = constant(node.child(0));
    return point ? compared(node.op, std::move(*point)) : std::nullopt;
  }
  if (node.kind != NodeKind::test_match || node.flag) return std::nullopt;
  const auto& operand = node.child(0);
  if (operand.kind == NodeKind::range) {
    auto start = constant(operand.child(0)), end = constant(operand.child(1));
    if (!start || !end || !order(*start, *end)) return std::nullopt;
    SimpleTest test{.kind = SimpleTest::Kind::range};
    test.range = {.start_included = operand.start_included,
                  .end_included = operand.end_included,
                  .start = std::move(*start),
                  .end = std::move(*end)};
    return test;
  }
  auto value = constant(operand);
  // A boolean may be the answer itself and not what the input is compared with.
  if (!value || (value->is(Kind::boolean) && !boolean_input)) return std::nullopt;
  return compared(Op::equal, std::move(*value));
}

}  // namespace

std::optional<std::size_t> first_that_holds(const Expression& tests, Frame frame, const Environment& environment) {
  const auto& root = *tests.tree().root;
  Evaluator evaluator(tests, frame, environment);
  for (std::size_t i = 0; i < root.children.size(); ++i) {
    evaluator.set(root.slot, frame[static_cast<std::size_t>(root.slot)]);
    if (evaluator.eval(root.child(i)).is_true()) return i;
  }
  return std::nullopt;
}

std::optional<SimpleTests> as_simple(const Expression& tests, bool boolean_input) {
  const auto& root = *tests.tree().root;
  if (root.kind != NodeKind::tests) return std::nullopt;
  SimpleTests out{.alternatives = {}, .negated = root.flag};
  if (root.children.empty()) out.alternatives.emplace_back();
  for (const auto& child : root.children) {
    auto test = simple(*child, boolean_input);
    if (!test) return std::nullopt;
    out.alternatives.push_back(std::move(*test));
  }
  return out;
}

std::optional<bool> holds(const SimpleTests& tests, const Value& value) {
  if (value.is_null()) return std::nullopt;
  bool any = false;
  for (const auto& test : tests.alternatives) {
    std::optional<bool> one;
    switch (test.kind) {
      case SimpleTest::Kind::any:
        one = true;
        break;
      case SimpleTest::Kind::range:
        one = contains(test.range, value);
        break;
      case SimpleTest::Kind::equal:
      case SimpleTest::Kind::not_equal:
        if (value.kind() == test.value.kind()) one = equal(value, test.value);
        if (one && test.kind == SimpleTest::Kind::not_equal) one = !*one;
        break;
    }
    if (!one) return std::nullopt;
    any = any || *one;
  }
  return any != tests.negated;
}

}  // namespace sanlian::feel
