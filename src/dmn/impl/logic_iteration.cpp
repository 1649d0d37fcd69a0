// Boxed filter, for, some and every: as their FEEL forms, with boxed parts.
#include "dmn/impl/compiler.h"
#include "feel/errors.h"
#include "feel/evaluate.h"

namespace sanlian::dmn {
namespace {
using feel::Kind;
using feel::Type;
using feel::Value;

/// What FEEL would go through: `for x in domain return x`, so that ranges and single values mean the same here.
Value items_of(const Value& domain, Run& run) {
  static const feel::Expression kItems = [] {
    feel::Scope scope;
    scope.add("domain", Kind::any);
    return *feel::compile("for x in domain return x", scope);
  }();
  if (domain.is(Kind::list) || domain.is_null()) return domain;
  return feel::compute(kItems, std::vector{domain}, run.environment);
}

bool spend(Run& run) { return ++run.steps <= run.environment.limits.steps; }

class Iteration final : public Logic {
 public:
  Value eval(Frame& frame, Run& run) const override {
    const Deeper deeper(run);
    const auto base = domain->eval(frame, run);
    if (kind == Boxed::Kind::filter) return filtered(base, frame, run);
    const auto items = items_of(base, run);
    if (!items.is(Kind::list)) return items;
    return kind == Boxed::Kind::loop ? collected(items.list(), frame, run) : quantified(items.list(), frame, run);
  }

  Boxed::Kind kind = Boxed::Kind::loop;
  int slot = -1, partial_slot = -1;
  std::string place;
  LogicPtr domain, body;

 private:
  Value collected(const Value::List& items, Frame& frame, Run& run) const {
    Value::List results;
    for (const auto& item : items) {
      if (!spend(run)) return run.too_deep();
      put(frame, slot, item);
      put(frame, partial_slot, Value(results));
      run.steps += static_cast<std::int64_t>(results.size());
      results.push_back(body->eval(frame, run));
    }
    return results;
  }

  Value quantified(const Value::List& items, Frame& frame, Run& run) const {
    const bool decisive = kind == Boxed::Kind::some;
    Value unknown;
    bool is_unknown = false;
    for (const auto& item : items) {
      if (!spend(run)) return run.too_deep();
      put(frame, slot, item);
      auto value = body->eval(frame, run);
      if (value.is(Kind::boolean)) {
        if (value.boolean() == decisive) return decisive;
        continue;
      }
      if (!value.is_null()) return not_a_condition(value, run);
      if (!std::exchange(is_unknown, true)) unknown = std::move(value);
    }
    return is_unknown ? unknown : Value(!decisive);
  }

  Value filtered(const Value& base, Frame& frame, Run& run) const {
    if (base.is_null()) return base;
    const Value::List one = base.is(Kind::list) ? Value::List() : Value::List{base};
    const auto& items = base.is(Kind::list) ? base.list() : one;
    Value::List kept;
    for (const auto& item : items) {
      if (!spend(run)) return run.too_deep();
      put(frame, slot, item);
      const auto keep = body->eval(frame, run);
      if (keep.is(Kind::number) && &item == items.data()) return item_at(items, keep, run);
      if (keep.is_true()) kept.push_back(item);
      if (!keep.is_null() && !keep.is(Kind::boolean)) return not_a_condition(keep, run);
    }
    return kept;
  }

  Value item_at(const Value::List& items, const Value& index, Run& run) const {
    auto at = index.number().to_whole().value_or(0);
    const auto count = static_cast<std::int64_t>(items.size());
    if (at < 0) at += count + 1;
    if (at >= 1 && at <= count) return items[static_cast<std::size_t>(at - 1)];
    return run.fail(feel::errors::no_such_item, {{"index", index.print()}, {"count", std::to_string(count)}}, place);
  }

  Value not_a_condition(const Value& value, Run& run) const {
    return run.fail(feel::errors::not_a_condition,
                    {{"what", kind == Boxed::Kind::filter ? "match" : "satisfies"}, {"found", value.print()}}, place);
  }
};

}  // namespace

LogicPtr compile_iteration(LogicCompiler& compiler, const Boxed& boxed, feel::Scope scope) {
  auto logic = std::make_unique<Iteration>();
  logic->kind = boxed.kind;
  logic->place = compiler.place(boxed.parts[1].variable.place);
  logic->domain = compiler.compile(boxed.parts[0].value.get(), scope, boxed.parts[0].variable.place);
  const auto& domain = logic->domain->type;
  const Type item = domain.is(Kind::list) || domain.is(Kind::range) ? domain.element() : domain;
  if (boxed.kind == Boxed::Kind::filter) {
    logic->slot = scope.add_item(item);
  } else {
    const auto& variable = boxed.variables.front();
    if (variable.name.empty())
      compiler.problem(Error(errors::missing, {{"what", "iteratorVariable"}}).at(compiler.place(variable.place)));
    logic->slot = scope.add(variable.name, item);
  }
  if (boxed.kind == Boxed::Kind::loop) logic->partial_slot = scope.add("partial", Kind::list);
  logic->body = compiler.compile(boxed.parts[1].value.get(), scope, boxed.parts[1].variable.place);
  switch (boxed.kind) {
    case Boxed::Kind::filter:
      logic->type = logic->body->type.is(Kind::number)    ? item
                    : logic->body->type.is(Kind::boolean) ? Type::list_of(item)
                                                          : Type();
      break;
    case Boxed::Kind::loop:
      logic->type = Type::list_of(logic->body->type);
      break;
    default:
      logic->type = Kind::boolean;
  }
  return logic;
}

}  // namespace sanlian::dmn
