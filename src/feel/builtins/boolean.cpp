#include "feel/builtins/tables.h"

namespace sanlian::feel {
namespace {

Value negation(const Call& call) {
  const auto& value = call[0];
  return value.is(Kind::boolean) ? Value(!value.boolean()) : value.is_null() ? value : call.fail();
}

/// all (decisive: false) and any (decisive: true), three-valued like `and` and `or`.
Value of_all(const Call& call, bool decisive) {
  Value::List nulls;
  for (const auto& item : call[0].list()) {
    if (!item.is(Kind::boolean) && !item.is_null()) return call.fail();
    if (item.is_null()) nulls.push_back(item);
  }
  for (const auto& item : call[0].list())
    if (item.is(Kind::boolean) && item.boolean() == decisive) return decisive;
  return nulls.empty() ? Value(!decisive) : Value();
}

Value all(const Call& call) { return of_all(call, false); }
Value any(const Call& call) { return of_all(call, true); }

}  // namespace

std::span<const BuiltinRow> boolean_builtins() {
  static constexpr BuiltinRow kRows[] = {
      {"not(negand: any) -> boolean", negation}, {"all(list: list) -> boolean", all},
      {"all(b...: any) -> boolean", all},        {"any(list: list) -> boolean", any},
      {"any(b...: any) -> boolean", any},
  };
  return kRows;
}

}  // namespace sanlian::feel
