#include <algorithm>

#include "feel/builtins/tables.h"
#include "feel/function.h"
#include "feel/impl/evaluator.h"

namespace sanlian::feel {
namespace {

bool same(const Value& a, const Value& b) { return equal(a, b).value_or(false); }

bool holds(const Value::List& items, const Value& value) {
  return std::any_of(items.begin(), items.end(), [&](const Value& item) { return same(item, value); });
}

/// Index from 0 of a position that counts from 1, or back from -1; nothing outside 1 … `last`.
std::optional<std::size_t> index_of_position(const Value& position, std::size_t size, std::size_t last) {
  const auto at = position.number().rounded(0, Rounding::down).to_whole();
  if (!at) return std::nullopt;
  const auto from_front = *at < 0 ? *at + static_cast<std::int64_t>(size) + 1 : *at;
  if (from_front < 1 || from_front > static_cast<std::int64_t>(last)) return std::nullopt;
  return static_cast<std::size_t>(from_front - 1);
}

Value list_contains(const Call& call) { return holds(call[0].list(), call[1]); }

Value sublist(const Call& call) {
  const auto& items = call[0].list();
  const auto first = index_of_position(call[1], items.size(), items.size());
  if (!first) return call.fail();
  auto length = static_cast<std::int64_t>(items.size() - *first);
  if (call.has(2)) {
    const auto wanted = call[2].number().rounded(0, Rounding::down).to_whole();
    if (!wanted || *wanted < 1 || *wanted > length) return call.fail();
    length = *wanted;
  }
  const auto from = items.begin() + static_cast<std::ptrdiff_t>(*first);
  return Value::List(from, from + length);
}

Value append(const Call& call) {
  auto items = call[0].list();
  items.insert(items.end(), call[1].list().begin(), call[1].list().end());
  return call.evaluator.checked_list(std::move(items));
}

/// The lists given, one after the other; nothing when one is none.
std::optional<Value::List> joined(const Value::List& lists) {
  Value::List items;
  for (const auto& list : lists) {
    if (list.is_null()) return std::nullopt;
    if (list.is(Kind::list))
      items.insert(items.end(), list.list().begin(), list.list().end());
    else
      items.push_back(list);
  }
  return items;
}

/// In the order of first occurrence. Compares every item with every kept one: FEEL's equality has no order to sort by.
std::optional<Value::List> distinct(const Call& call, const Value::List& items) {
  Value::List kept;
  for (const auto& item : items) {
    if (!call.evaluator.spend(kept.size() / 8)) return std::nullopt;
    if (!holds(kept, item)) kept.push_back(item);
  }
  return kept;
}

Value or_fail(const Call& call, std::optional<Value::List> items) {
  return items ? call.evaluator.checked_list(std::move(*items)) : call.fail();
}

Value concatenate(const Call& call) { return or_fail(call, joined(call[0].list())); }
Value distinct_values(const Call& call) { return or_fail(call, distinct(call, call[0].list())); }

Value united(const Call& call) {
  const auto items = joined(call[0].list());
  return items ? or_fail(call, distinct(call, *items)) : call.fail();
}

Value insert_before(const Call& call) {
  auto items = call[0].list();
  const auto at = index_of_position(call[1], items.size(), items.size());
  if (!at) return call.fail();
  items.insert(items.begin() + static_cast<std::ptrdiff_t>(*at), call[2]);
  return items;
}

Value remove(const Call& call) {
  auto items = call[0].list();
  const auto at = index_of_position(call[1], items.size(), items.size());
  if (!at) return call.fail();
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(*at));
  return items;
}

Value replace_at(const Call& call) {
  auto items = call[0].list();
  const auto at = index_of_position(call[1], items.size(), items.size());
  if (!at) return call.fail();
  items[*at] = call[2];
  return items;
}

/// `match` says of every item, with the new one, whether it is replaced.
Value replace_matching(const Call& call) {
  const auto& match = call[1].function();
  if (match.parameters().size() != 2) return call.fail();
  auto items = call[0].list();
  for (auto& item : items) {
    const auto verdict = call.evaluator.invoke(match, std::array{item, call[2]});
    if (!verdict.is(Kind::boolean)) return call.fail();
    if (verdict.boolean()) item = call[2];
  }
  return items;
}

Value reverse(const Call& call) { return Value::List(call[0].list().rbegin(), call[0].list().rend()); }

Value index_of(const Call& call) {
  Value::List found;
  const auto& items = call[0].list();
  for (std::size_t i = 0; i < items.size(); ++i)
    if (same(items[i], call[1])) found.emplace_back(static_cast<std::int64_t>(i + 1));
  return found;
}

/// All the way down, without recursion: lists may be nested by a rule's loop.
Value flatten(const Call& call) {
  Value::List flat;
  std::vector<std::pair<Value, std::size_t>> open = {{call[0], 0}};
  const auto max = call.evaluator.environment().limits.list_length;
  while (!open.empty() && flat.size() <= max) {
    auto& [list, next] = open.back();
    if (next == list.list().size()) {
      open.pop_back();
      continue;
    }
    const Value item = list.list()[next++];
    if (item.is(Kind::list))
      open.emplace_back(item, 0);
    else
      flat.push_back(item);
  }
  return call.evaluator.checked_list(std::move(flat));
}

/// A merge sort of our own: it is stable, and it ends whatever an inconsistent `precedes` answers.
Value sort(const Call& call) {
  const auto& precedes = call[1].function();
  if (precedes.parameters().size() != 2) return call.fail();
  Value::List items = call[0].list(), merged(items.size());
  bool failed = false;
  const auto comes_first = [&](const Value& a, const Value& b) {
    const auto verdict = call.evaluator.invoke(precedes, std::array{a, b});
    failed = failed || !verdict.is(Kind::boolean);
    return verdict.is_true();
  };
  for (std::size_t width = 1; width < items.size() && !failed; width *= 2) {
    for (std::size_t low = 0; low < items.size() && !failed; low += 2 * width) {
      const auto middle = std::min(low + width, items.size()), high = std::min(low + 2 * width, items.size());
      auto left = low, right = middle;
      for (auto out = low; out < high; ++out) {
        const bool take_right = left == middle || (right < high && !failed && comes_first(items[right], items[left]));
        merged[out] = items[take_right && right < high ? right++ : left++];
      }
    }
    std::swap(items, merged);
  }
  return failed ? call.fail() : Value(std::move(items));
}

/// Without a function: the natural order.
Value sort_naturally(const Call& call) {
  Value::List items = call[0].list();
  for (const auto& item : items)
    if (!order(item, items.front())) return call.fail();
  std::stable_sort(items.begin(), items.end(), [](const Value& a, const Value& b) { return *order(a, b) < 0; });
  return items;
}

}  // namespace

std::span<const BuiltinRow> list_builtins() {
  static constexpr BuiltinRow kRows[] = {
      {"list contains(list: list, element: any) -> boolean", list_contains},
      {"sublist(list: list, start position: number, length?: number) -> argument", sublist},
      {"append(list: list, item...: any) -> list", append},
      {"concatenate(list...: any) -> list", concatenate},
      {"union(list...: any) -> list", united},
      {"distinct values(list: list) -> argument", distinct_values},
      {"insert before(list: list, position: number, newItem: any) -> list", insert_before},
      {"remove(list: list, position: number) -> argument", remove},
      {"list replace(list: list, position: number, newItem: any) -> list", replace_at},
      {"list replace(list: list, match: function, newItem: any) -> list", replace_matching},
      {"reverse(list: list) -> argument", reverse},
      {"index of(list: list, match: any) -> list<number>", index_of},
      {"flatten(list: list) -> list", flatten},
      {"sort(list: list, precedes: function) -> argument", sort},
      {"sort(list: list) -> argument", sort_naturally},
  };
  return kRows;
}

}  // namespace sanlian::feel
