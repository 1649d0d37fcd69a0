#include "feel/entity.h"
#include "feel/impl/evaluator.h"
#include "feel/impl/nulls.h"
#include "feel/impl/properties.h"

namespace sanlian::feel {

Value Evaluator::eval_attribute(const Node& node) { return attribute_of(node, eval(node.child(0))); }

/// A path over a list maps over its items; an item without the value gives null in its place.
Value Evaluator::attribute_of(const Node& node, const Value& base) {
  if (base.is(Kind::list)) {
    Value::List items;
    items.reserve(base.list().size());
    if (!spend(base.list().size())) return limit(node, "steps / 步数", environment_.limits.steps);
    for (const auto& item : base.list()) items.push_back(attribute_of(node, item));
    return items;
  }
  if (base.is_null()) return base.reason() ? base : needs(node);
  if (!base.is(Kind::entity) || &base.object().entity() != node.attribute->owner)
    return fail_at(node, errors::no_entry, {{"name", node.name}});
  auto value = base.object().get(*node.attribute);
  return value.is_null() && !value.reason() ? needs(node) : value;
}

Value Evaluator::eval_member(const Node& node) {
  const auto base = eval(node.child(0));
  return base.is_null() ? null_of_operands(*this, "." + node.name, std::span(&base, 1)) : member_of(node, base);
}

Value Evaluator::member_of(const Node& node, const Value& base) {
  switch (base.kind()) {
    case Kind::null:
      return base;
    case Kind::list: {
      Value::List items;
      items.reserve(base.list().size());
      if (!spend(base.list().size())) return limit(node, "steps / 步数", environment_.limits.steps);
      for (const auto& item : base.list()) items.push_back(member_of(node, item));
      return items;
    }
    case Kind::context: {
      const auto* entry = base.context().find(node.name);
      if (!entry) return fail_at(node, errors::no_entry, {{"name", node.name}});
      return entry->is_null() && !entry->reason() && !node.path.empty() ? needs(node) : *entry;
    }
    case Kind::entity: {
      const auto* attribute = base.object().entity().find(node.name);
      if (!attribute) return fail_at(node, errors::no_entry, {{"name", node.name}});
      auto value = base.object().get(*attribute);
      return value.is_null() && !node.path.empty() ? needs(node) : value;
    }
    default:
      if (const auto* property = find_property(base.kind(), node.name)) return property->read(base);
      return fail_at(node, errors::no_entry, {{"name", node.name}});
  }
}

/// What the body is decides: true keeps an item, a number is an index. A scalar is a list of one.
Value Evaluator::eval_filter(const Node& node) {
  const auto base = eval(node.child(0));
  if (base.is_null()) return base;
  const Value::List one = base.is(Kind::list) ? Value::List() : Value::List{base};
  const auto& items = base.is(Kind::list) ? base.list() : one;
  const auto& body = node.child(1);
  const auto slot = static_cast<std::size_t>(node.slot);
  if (body.type.is(Kind::number) || items.empty()) {
    frame_[slot] = Value();
    const auto index = items.empty() && body.type.is(Kind::boolean) ? Value(true) : eval(body);
    if (index.is(Kind::number) || body.type.is(Kind::number)) return item_at(node, items, index);
    return Value::List();
  }
  Value::List kept;
  for (const auto& item : items) {
    frame_[slot] = item;
    const auto keep = eval(body);
    if (keep.is(Kind::number) && &item == items.data()) return item_at(node, items, keep);
    if (keep.is_true()) kept.push_back(item);
    if (!keep.is_null() && !keep.is(Kind::boolean))
      return fail_at(body, errors::not_a_condition, {{"what", "[…]"}, {"found", keep.print()}});
    if (run_.steps > environment_.limits.steps) return limit(node, "steps / 步数", environment_.limits.steps);
  }
  return kept;
}

/// 1 is the first item, -1 the last.
Value Evaluator::item_at(const Node& node, const Value::List& items, const Value& index) {
  if (index.is_null()) return index;
  const auto count = static_cast<std::int64_t>(items.size());
  auto at = index.is(Kind::number) ? index.number().to_whole().value_or(0) : 0;
  if (at < 0) at += count + 1;
  if (at >= 1 && at <= count) return items[static_cast<std::size_t>(at - 1)];
  return fail_at(node, errors::no_such_item, {{"index", index.print()}, {"count", std::to_string(count)}});
}

}  // namespace sanlian::feel
