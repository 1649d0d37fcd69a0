// Hit policies: DMN 1.5 §8.2.8. What the standard leaves open is said in docs/formats/dmn.md.
#include "dmn/impl/decision_table.h"

#include <algorithm>
#include <limits>

#include "dmn/impl/compiler.h"

namespace sanlian::dmn {
namespace {
using feel::Value;

/// `sum(values)` and the like, as FEEL has them.
const feel::Expression& aggregator(Aggregation aggregation) {
  const auto make = [](const char* text) {
    feel::Scope scope;
    scope.add("values", feel::Kind::list);
    return *feel::compile(text, scope);
  };
  static const feel::Expression kSum = make("sum(values)"), kMin = make("min(values)"), kMax = make("max(values)");
  return aggregation == Aggregation::sum ? kSum : aggregation == Aggregation::min ? kMin : kMax;
}

std::string numbers_of(const std::vector<std::size_t>& rules) {
  std::string out;
  for (const auto rule : rules) out += (out.empty() ? "" : ", ") + std::to_string(rule + 1);
  return out;
}

bool is_single(HitPolicy policy) {
  return policy == HitPolicy::unique || policy == HitPolicy::any || policy == HitPolicy::priority ||
         policy == HitPolicy::first;
}

}  // namespace

Value DecisionTable::eval(Frame& frame, Run& run) const {
  const Deeper deeper(run);
  if (deeper.too_deep()) return run.too_deep();
  Noting noting(run, Step::Kind::table, name);
  auto value = decide(frame, run);
  if (noting) {
    noting->text = name_of(policy);
    noting->value = value;
    noting->file = file;
    noting->place = place;
  }
  return value;
}

Value DecisionTable::decide(Frame& frame, Run& run) const {
  if (failure) return run.fail(failure);
  Value failed;
  const auto values = input_values(frame, run, failed);
  if (!values) return failed;
  const auto hits = matching(*values, frame, run);
  if (hits.empty()) return without_match(frame, run);
  switch (policy) {
    case HitPolicy::unique:
      if (hits.size() > 1)
        return run.fail(errors::several_rules, {{"table", name}, {"rules", numbers_of(hits)}}, where());
      return output_of(hits.front(), frame, run);
    case HitPolicy::first:
      return output_of(hits.front(), frame, run);
    case HitPolicy::any: {
      auto first = output_of(hits.front(), frame, run);
      for (std::size_t i = 1; i < hits.size(); ++i)
        if (!feel::equal(first, output_of(hits[i], frame, run)).value_or(false))
          return run.fail(errors::rules_differ, {{"table", name}, {"rules", numbers_of(hits)}}, where());
      return first;
    }
    case HitPolicy::priority:
    case HitPolicy::output_order:
      return by_priority(hits, frame, run);
    case HitPolicy::rule_order:
      return several(hits, frame, run);
    case HitPolicy::collect:
      return aggregation == Aggregation::none ? several(hits, frame, run) : aggregated(hits, frame, run);
  }
  return {};
}

std::optional<std::vector<Value>> DecisionTable::input_values(Frame& frame, Run& run, Value& failed) const {
  std::vector<Value> values;
  values.reserve(inputs.size());
  for (const auto& input : inputs) {
    Noting noting(run, Step::Kind::condition, input.label);
    auto value = accept(input.type, input.expression->eval(frame, run), input.label, run);
    if (noting) noting->value = value;
    if (input.values && !value.is_null() && !holds(*input.values, value, frame, run, nullptr)) {
      failed = run.fail(errors::not_allowed,
                        {{"what", input.label}, {"value", value.print()}, {"allowed", input.values->text}},
                        input.values->place);
      return std::nullopt;
    }
    values.push_back(std::move(value));
  }
  return values;
}

void DecisionTable::make_indices() {
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    std::vector<const feel::SimpleTests*> cells;
    bool all_simple = true;
    for (const auto& rule : rules) {
      const auto* cell = rule.is_whole ? &rule.cells[i] : nullptr;
      all_simple = all_simple && (!cell || cell->simple);
      cells.push_back(cell && cell->simple ? &*cell->simple : nullptr);
    }
    if (all_simple) inputs[i].index = ColumnIndex::of(cells);
  }
}

/// The rules that the first columns leave, and how many columns that are: up to one whose cells have to be asked. What
/// stands behind it is asked rule by rule, so that failures are met in the order of the cells.
std::size_t DecisionTable::rules_left(const std::vector<Value>& values, Bits& left) const {
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const auto* some = inputs[i].index ? inputs[i].index->rules(values[i]) : nullptr;
    if (!some) return i;
    if (i == 0)
      left = *some;
    else
      left &= *some;
  }
  return inputs.size();
}

std::vector<std::size_t> DecisionTable::matching(const std::vector<Value>& values, Frame& frame, Run& run) const {
  std::vector<std::size_t> hits;
  Bits left;
  const std::size_t known = run.trace ? 0 : rules_left(values, left);
  const auto next = [&](std::size_t rule) { return known > 0 ? left.next(rule) : rule; };
  for (auto rule = next(0); rule < rules.size(); rule = next(rule + 1)) {
    if (!rules[rule].is_whole) continue;
    if (!(run.trace ? matches_traced(rule, values, frame, run) : matches(rule, known, values, frame, run))) continue;
    hits.push_back(rule);
    if (policy == HitPolicy::first) break;
  }
  return hits;
}

/// Asks the cells from a column on.
bool DecisionTable::matches(std::size_t rule, std::size_t from, const std::vector<Value>& values, Frame& frame,
                            Run& run) const {
  for (std::size_t i = from; i < inputs.size(); ++i)
    if (!holds(rules[rule].cells[i], values[i], frame, run, nullptr)) return false;
  return true;
}

bool DecisionTable::matches_traced(std::size_t rule, const std::vector<Value>& values, Frame& frame, Run& run) const {
  Noting noting(run, Step::Kind::rule, "");
  bool all = true;
  for (std::size_t i = 0; i < inputs.size() && all; ++i) {
    const auto& cell = rules[rule].cells[i];
    Noting test(run, Step::Kind::test, inputs[i].label);
    Step::Verdict verdict = Step::Verdict::none;
    all = holds(cell, values[i], frame, run, &verdict);
    if (!test) continue;
    test->text = cell.text;
    test->value = values[i];
    test->verdict = verdict;
  }
  if (noting) {
    noting->number = static_cast<int>(rule) + 1;
    noting->verdict = all ? Step::Verdict::holds : Step::Verdict::fails;
    noting->file = file;
    noting->place = rules[rule].place;
  }
  return all;
}

bool DecisionTable::holds(const Cell& cell, const Value& value, Frame& frame, Run& run, Step::Verdict* verdict) const {
  std::optional<bool> known;
  if (cell.simple) known = feel::holds(*cell.simple, value);
  Value answer;
  if (!known) {
    if (!cell.tests) {
      answer = run.fail(cell.failure);
    } else {
      put(frame, input_slot, value);
      answer = feel::compute(*cell.tests, frame, run.environment);
    }
  }
  const bool yes = known ? *known : answer.is_true();
  if (verdict)
    *verdict = yes ? Step::Verdict::holds : known || answer.is_false() ? Step::Verdict::fails : Step::Verdict::unknown;
  return yes;
}

Value DecisionTable::combined(std::vector<Value> values) const {
  if (outputs.size() == 1) return std::move(values.front());
  std::vector<feel::Context::Entry> entries;
  for (std::size_t i = 0; i < outputs.size(); ++i)
    entries.push_back({.name = outputs[i].name, .value = std::move(values[i])});
  return feel::Context(std::move(entries));
}

Value DecisionTable::output_of(std::size_t rule, Frame& frame, Run& run) const {
  std::vector<Value> values;
  values.reserve(outputs.size());
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    Noting noting(run, Step::Kind::output, outputs[i].label);
    values.push_back(checked_output(outputs[i], rules[rule].outputs[i]->eval(frame, run), frame, run));
    if (!noting) continue;
    noting->number = static_cast<int>(rule) + 1;
    noting->text = rules[rule].output_texts[i];
    noting->value = values.back();
  }
  return combined(std::move(values));
}

Value DecisionTable::checked_output(const Output& output, Value value, Frame& frame, Run& run) const {
  const auto& what = output.label.empty() ? name : output.label;
  value = accept(output.type, std::move(value), what, run);
  if (value.is_null() || !output.values || holds(*output.values, value, frame, run, nullptr)) return value;
  return run.fail(errors::not_allowed, {{"what", what}, {"value", value.print()}, {"allowed", output.values->text}},
                  output.values->place);
}

/// The default, if any column has one; an empty list where a list is the answer; else null.
Value DecisionTable::without_match(Frame& frame, Run& run) const {
  const auto has_default = [](const Output& output) { return output.otherwise != nullptr; };
  if (std::any_of(outputs.begin(), outputs.end(), has_default)) {
    std::vector<Value> values;
    for (const auto& output : outputs)
      values.push_back(output.otherwise ? checked_output(output, output.otherwise->eval(frame, run), frame, run)
                                        : Value());
    auto value = combined(std::move(values));
    const bool is_one = is_single(policy) || aggregation != Aggregation::none || value.is(feel::Kind::list);
    return is_one ? value : Value(Value::List{std::move(value)});
  }
  if (aggregation == Aggregation::count) return 0;
  if (!is_single(policy) && aggregation == Aggregation::none) return Value::List();
  return run.fail(errors::no_rule, {{"table", name}}, where());
}

Value DecisionTable::several(const std::vector<std::size_t>& hits, Frame& frame, Run& run) const {
  Value::List list;
  for (const auto rule : hits) list.push_back(output_of(rule, frame, run));
  return list;
}

Value DecisionTable::aggregated(const std::vector<std::size_t>& hits, Frame& frame, Run& run) const {
  if (aggregation == Aggregation::count) return static_cast<std::int64_t>(hits.size());
  return feel::compute(aggregator(aggregation), std::vector{several(hits, frame, run)}, run.environment);
}

/// The rank of each column's value among what it may be; what is not there comes last.
std::vector<std::size_t> DecisionTable::ranks(const Value& value, Frame& frame, Run& run) const {
  std::vector<std::size_t> out;
  for (const auto& output : outputs) {
    if (!output.order) continue;
    const auto* own = outputs.size() == 1 ? &value : value.context().find(output.name);
    // Tests of a column stand in the table's scope, those of a type know the value alone.
    std::optional<std::size_t> rank;
    if (output.values) {
      put(frame, input_slot, *own);
      rank = feel::first_that_holds(*output.order, frame, run.environment);
    } else {
      Frame alone(static_cast<std::size_t>(1) + output.type->checks.back().siblings.size());
      alone.front() = *own;
      rank = feel::first_that_holds(*output.order, alone, run.environment);
    }
    out.push_back(rank.value_or(std::numeric_limits<std::size_t>::max()));
  }
  return out;
}

Value DecisionTable::by_priority(const std::vector<std::size_t>& hits, Frame& frame, Run& run) const {
  struct Ranked {
    Value value;
    std::vector<std::size_t> ranks;
  };
  std::vector<Ranked> ranked;
  for (const auto rule : hits) {
    auto value = output_of(rule, frame, run);
    auto own = ranks(value, frame, run);
    ranked.push_back({std::move(value), std::move(own)});
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return a.ranks < b.ranks; });
  if (policy == HitPolicy::priority) return std::move(ranked.front().value);
  Value::List list;
  for (auto& each : ranked) list.push_back(std::move(each.value));
  return list;
}

}  // namespace sanlian::dmn
