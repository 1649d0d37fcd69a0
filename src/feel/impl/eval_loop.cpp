#include "feel/impl/evaluator.h"

namespace sanlian::feel {

/// Whole numbers or days from `from` to `to`, both included; only a span without brackets counts down.
bool Evaluator::count_range(const Node& node, const Value& from, const Value& to, bool may_descend, Value::List& out) {
  const bool days = from.is(Kind::date) && to.is(Kind::date);
  std::optional<std::int64_t> first, last;
  if (days) {
    first = from.date().days, last = to.date().days;
  } else if (from.is(Kind::number) && to.is(Kind::number)) {
    first = from.number().to_whole(), last = to.number().to_whole();
  }
  if (!first || !last || (*last < *first && !may_descend)) return false;
  const auto step = *last < *first ? -1 : 1;
  const auto count = static_cast<std::uint64_t>(step > 0 ? *last - *first : *first - *last);
  if (count >= environment_.limits.list_length || !spend(count)) {
    limit(node, "list / 列表项数", static_cast<std::int64_t>(environment_.limits.list_length));
    return false;
  }
  for (auto i = *first;; i += step) {
    out.push_back(days ? Value(Date{i}) : Value(i));
    if (i == *last) return true;
  }
}

/// What a variable runs over; nothing (and `failure`) when that is no list.
std::optional<Value::List> Evaluator::domain_items(const Node& node, const Node& domain, Value& failure) {
  const auto value = eval(domain);
  if (value.is(Kind::list)) return value.list();
  if (value.is_null()) return failure = value, std::nullopt;
  if (!value.is(Kind::range)) return Value::List{value};
  const auto& range = value.range();
  Value::List items;
  const bool is_span = domain.kind == NodeKind::span;
  bool counted = range.form == Range::Form::interval && count_range(node, range.start, range.end, is_span, items);
  if (counted && !is_span) {
    if (!range.start_included) items.erase(items.begin());
    if (!range.end_included && !items.empty()) items.pop_back();
  }
  if (counted) return items;
  failure = fail_at(domain, errors::no_result, {{"what", "for … in " + value.print()}});
  return std::nullopt;
}

/// Runs `body` for every combination, the last variable fastest; body answers whether to go on.
template <class Body>
bool Evaluator::iterate(const Node& node, std::size_t depth, Value& failure, Body&& body) {
  if (depth == node.slots.size()) return body();
  const auto items = domain_items(node, node.child(depth), failure);
  if (!items) return false;
  for (const auto& item : *items) {
    frame_[static_cast<std::size_t>(node.slots[depth])] = item;
    if (run_.steps > environment_.limits.steps) {
      failure = limit(node, "steps / 步数", environment_.limits.steps);
      return false;
    }
    if (!iterate(node, depth + 1, failure, body)) return false;
  }
  return true;
}

Value Evaluator::eval_for(const Node& node) {
  Value::List results;
  Value failure;
  const auto partial = static_cast<std::size_t>(node.slot);
  const bool done = iterate(node, 0, failure, [&] {
    if (node.flag) spend(results.size()), frame_[partial] = Value(results);
    results.push_back(eval(*node.children.back()));
    return results.size() <= environment_.limits.list_length;
  });
  if (done || results.size() > environment_.limits.list_length) return checked_list(std::move(results));
  return failure;
}

/// `some` is settled by the first true, `every` by the first false; otherwise one unknown makes it unknown.
Value Evaluator::eval_quantified(const Node& node) {
  const bool decisive = node.kind == NodeKind::some;
  bool settled = false, unknown = false;
  std::vector<ReasonPtr> because;
  Value failure;
  const bool done = iterate(node, 0, failure, [&] {
    auto value = eval(*node.children.back());
    if (value.is(Kind::boolean)) return !(settled = value.boolean() == decisive);
    if (!value.is_null()) {  // no condition at all, whatever the other items say
      failure = fail_at(*node.children.back(), errors::not_a_condition,
                        {{"what", decisive ? "some" : "every"}, {"found", value.print()}});
      return false;
    }
    unknown = true;
    if (because.size() < 100) because.push_back(value.reason());
    return true;
  });
  if (settled) return decisive;
  if (!done) return failure;
  return unknown ? combined(std::move(because)) : Value(!decisive);
}

}  // namespace sanlian::feel
