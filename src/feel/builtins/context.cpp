#include "feel/builtins/tables.h"
#include "feel/entity.h"
#include "feel/impl/evaluator.h"

namespace sanlian::feel {
namespace {

Value get_value(const Call& call) {
  const auto* found = call[0].context().find(call[1].string());
  return found ? *found : call.fail();
}

/// A path of keys; a missing step is null, and so is a path without steps.
Value get_value_by_path(const Call& call) {
  if (call[1].list().empty()) return call.fail();
  Value at = call[0];
  for (const auto& key : call[1].list()) {
    const auto* found = at.is(Kind::context) && key.is(Kind::string) ? at.context().find(key.string()) : nullptr;
    if (!found) return call.fail();
    at = *found;
  }
  return at;
}

Value get_entries(const Call& call) {
  Value::List entries;
  for (const auto& [name, value] : call[0].context().entries())
    entries.emplace_back(Context({{"key", Value(name)}, {"value", value}}));
  return entries;
}

Value context_of(const Call& call) {
  Context out;
  for (const auto& entry : call[0].list()) {
    if (!entry.is(Kind::context)) return call.fail();
    const auto *key = entry.context().find("key"), *value = entry.context().find("value");
    if (!key || !value || !key->is(Kind::string) || out.find(key->string())) return call.fail();
    out.put(key->string(), *value);
  }
  return out;
}

Value put(const Call& call) {
  Context out = call[0].context();
  out.put(call[1].string(), call[2]);
  return out;
}

/// Contexts are never changed: every level on the way is copied. A missing level in the middle is null.
std::optional<Context> put_at(const Context& context, std::span<const Value> keys, const Value& value) {
  if (!keys.front().is(Kind::string)) return std::nullopt;
  const auto& key = keys.front().string();
  Context out = context;
  if (keys.size() == 1) return out.put(key, value), out;
  const auto* next = context.find(key);
  if (!next || !next->is(Kind::context)) return std::nullopt;
  auto changed = put_at(next->context(), keys.subspan(1), value);
  if (!changed) return std::nullopt;
  out.put(key, std::move(*changed));
  return out;
}

Value put_by_path(const Call& call) {
  const auto& keys = call[1].list();
  constexpr std::size_t kKeysMax = 100;
  if (keys.empty() || keys.size() > kKeysMax) return call.fail();
  auto out = put_at(call[0].context(), keys, call[2]);
  return out ? Value(std::move(*out)) : call.fail();
}

Value merge(const Call& call) {
  Context out;
  for (const auto& context : call[0].list()) {
    if (!context.is(Kind::context)) return call.fail();
    for (const auto& [name, value] : context.context().entries()) out.put(name, value);
  }
  return out;
}

}  // namespace

std::span<const BuiltinRow> context_builtins() {
  static constexpr BuiltinRow kRows[] = {
      {"get value(m: context, key: string) -> any", get_value},
      {"get value(m: context, keys: list) -> any", get_value_by_path},
      {"get entries(m: context) -> list", get_entries},
      {"context(entries: list) -> context", context_of},
      {"context put(context: context, key: string, value: any) -> context", put},
      {"context put(context: context, keys: list, value: any) -> context", put_by_path},
      {"context merge(contexts: list) -> context", merge},
  };
  return kRows;
}

}  // namespace sanlian::feel
