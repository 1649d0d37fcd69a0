#include "feel/evaluate.h"

#include <set>

#include "base/ensure.h"
#include "feel/impl/evaluator.h"

namespace sanlian::feel {

Evaluation evaluate(const Expression& expression, Frame frame, const Environment& environment) {
  Evaluator evaluator(expression, frame, environment);
  auto value = evaluator.eval(*expression.tree().root);
  return {.value = std::move(value), .reasons = evaluator.take_reasons()};
}

namespace {

/// What needs no walk: a constant, or a variable that has a value.
const Value* at_hand(const Node& root, Frame frame, const Environment& environment) {
  auto* run = environment.run;
  if (!run || run->steps >= environment.limits.steps || run->depth >= environment.limits.depth) return nullptr;
  const Value* value = nullptr;
  if (root.kind == NodeKind::literal) value = &root.value;
  if (root.kind == NodeKind::variable) value = &frame[static_cast<std::size_t>(root.slot)];
  if (!value || value->is_null()) return nullptr;
  ++run->steps;
  return value;
}

}  // namespace

Value compute(const Expression& expression, Frame frame, const Environment& environment) {
  ensure(frame.size() >= static_cast<std::size_t>(expression.tree().input_slots),
         "a frame holds a value for every variable");
  if (const auto* value = at_hand(*expression.tree().root, frame, environment)) return *value;
  return Evaluator(expression, frame, environment).eval(*expression.tree().root);
}

std::vector<std::string> missing_fields(const Value& null) {
  std::set<std::string> fields;
  std::set<const Reason*> seen;
  std::vector<ReasonPtr> open;
  if (null.is_null() && null.reason()) open.push_back(null.reason());
  while (!open.empty()) {
    const auto reason = open.back();
    open.pop_back();
    if (!reason || !seen.insert(reason.get()).second) continue;
    if (!reason->field.empty()) fields.insert(reason->field);
    open.insert(open.end(), reason->because.begin(), reason->because.end());
  }
  return {fields.begin(), fields.end()};
}

Outcome judge(const Expression& expression, Frame frame, const Environment& environment) {
  auto [value, reasons] = evaluate(expression, frame, environment);
  Outcome outcome{.verdict = Verdict::unknown, .missing = {}, .reasons = std::move(reasons)};
  if (value.is(Kind::boolean))
    outcome.verdict = value.boolean() ? Verdict::met : Verdict::unmet;
  else
    outcome.missing = missing_fields(value);
  return outcome;
}

}  // namespace sanlian::feel
