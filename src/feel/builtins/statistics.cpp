#include <algorithm>

#include "feel/builtins/tables.h"
#include "feel/impl/arithmetic.h"
#include "feel/impl/evaluator.h"

namespace sanlian::feel {
namespace {

/// All numbers, in order; nothing when one item is none. No skipping: a null makes the result unknown.
std::optional<std::vector<Decimal>> numbers_of(const Value::List& items) {
  std::vector<Decimal> numbers;
  numbers.reserve(items.size());
  for (const auto& item : items) {
    if (!item.is(Kind::number)) return std::nullopt;
    numbers.push_back(item.number());
  }
  return numbers;
}

bool has_null(const Value::List& items) {
  return std::any_of(items.begin(), items.end(), [](const Value& item) { return item.is_null(); });
}

/// null without a reason of its own when an item is null: the caller hands on theirs.
Value refuse(const Call& call) { return has_null(call[0].list()) ? Value() : call.fail(); }

Value count(const Call& call) { return Value(static_cast<std::int64_t>(call[0].list().size())); }

Value extreme(const Call& call, bool largest) {
  const auto& items = call[0].list();
  if (items.empty() || has_null(items)) return refuse(call);
  const Value* best = items.data();
  for (const auto& item : items) {
    const auto by = order(item, *best);
    if (!by) return call.fail();
    if (largest ? *by > 0 : *by < 0) best = &item;
  }
  return *best;
}

Value minimum(const Call& call) { return extreme(call, false); }
Value maximum(const Call& call) { return extreme(call, true); }

/// Numbers, and durations of one kind.
Value sum_of(const Call& call, const Value::List& items) {
  if (items.empty() || has_null(items)) return refuse(call);
  Value total = items.front();
  if (!total.is(Kind::number) && !total.is(Kind::months_duration) && !total.is(Kind::time_duration)) return call.fail();
  for (std::size_t i = 1; i < items.size(); ++i) {
    auto next = arithmetic(Op::add, total, items[i]);
    if (!next || next->is_null() || next->kind() != total.kind()) return call.fail();
    total = std::move(*next);
  }
  return total;
}

Value sum(const Call& call) { return sum_of(call, call[0].list()); }

Value mean(const Call& call) {
  const auto total = sum_of(call, call[0].list());
  if (total.is_null()) return total;
  const auto result = arithmetic(Op::divide, total, Value(static_cast<std::int64_t>(call[0].list().size())));
  return result && !result->is_null() ? *result : call.fail();
}

Value product(const Call& call) {
  const auto numbers = numbers_of(call[0].list());
  if (!numbers || numbers->empty()) return refuse(call);
  std::optional<Decimal> out = Decimal(1);
  for (const auto& number : *numbers)
    if (!(out = multiply(*out, number))) return call.fail();
  return *out;
}

Value median(const Call& call) {
  auto numbers = numbers_of(call[0].list());
  if (!numbers || numbers->empty()) return refuse(call);
  std::sort(numbers->begin(), numbers->end());
  const auto middle = numbers->size() / 2;
  if (numbers->size() % 2 == 1) return (*numbers)[middle];
  const auto total = add((*numbers)[middle - 1], (*numbers)[middle]);
  const auto half = total ? divide(*total, Decimal(2)) : std::nullopt;
  return half ? Value(*half) : call.fail();
}

/// Of a sample: divided by n - 1, so two numbers at least.
Value standard_deviation(const Call& call) {
  const auto numbers = numbers_of(call[0].list());
  if (!numbers || numbers->size() < 2) return refuse(call);
  const Decimal n(static_cast<std::int64_t>(numbers->size()));
  std::optional<Decimal> total = Decimal(0), squares = Decimal(0);
  for (const auto& number : *numbers)
    if (!(total = add(*total, number))) return call.fail();
  const auto average = divide(*total, n);
  for (const auto& number : *numbers) {
    const auto distance = average ? subtract(number, *average) : std::nullopt;
    const auto square = distance ? multiply(*distance, *distance) : std::nullopt;
    if (!square || !(squares = add(*squares, *square))) return call.fail();
  }
  const auto variance = divide(*squares, *subtract(n, Decimal(1)));
  const auto root = variance ? square_root(*variance) : std::nullopt;
  return root ? Value(*root) : call.fail();
}

/// The most frequent numbers, ascending.
Value mode(const Call& call) {
  auto numbers = numbers_of(call[0].list());
  if (!numbers) return refuse(call);
  std::sort(numbers->begin(), numbers->end());
  Value::List out;
  std::ptrdiff_t most = 0;
  for (auto from = numbers->begin(); from != numbers->end();) {
    const auto to = std::upper_bound(from, numbers->end(), *from);
    if (to - from > most) most = to - from, out.clear();
    if (to - from == most) out.emplace_back(*from);
    from = to;
  }
  return out;
}

}  // namespace

std::span<const BuiltinRow> statistics_builtins() {
  static constexpr BuiltinRow kRows[] = {
      {"count(list: list) -> number", count},
      {"count(c...: any) -> number", count},
      {"min(list: list) -> element", minimum},
      {"min(c...: any) -> element", minimum},
      {"max(list: list) -> element", maximum},
      {"max(c...: any) -> element", maximum},
      {"sum(list: list) -> element", sum},
      {"sum(n...: any) -> element", sum},
      {"mean(list: list) -> element", mean},
      {"mean(n...: any) -> element", mean},
      {"product(list: list) -> number", product},
      {"product(n...: number) -> number", product},
      {"median(list: list) -> number", median},
      {"median(n...: number) -> number", median},
      {"stddev(list: list) -> number", standard_deviation},
      {"stddev(n...: number) -> number", standard_deviation},
      {"mode(list: list) -> list<number>", mode},
      {"mode(n...: number) -> list<number>", mode},
  };
  return kRows;
}

}  // namespace sanlian::feel
