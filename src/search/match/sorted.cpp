#include <algorithm>

#include "search/match/match.h"

namespace sanlian::search {
namespace {

struct Row {
  bool is_without = false;  ///< Without a number: last.
  std::int64_t value = 0;   ///< As it sorts rising.
  std::uint32_t doc = 0;
  auto operator<=>(const Row&) const = default;
};

// ~value falls where value rises, and has no number that cannot be turned.
Row row(std::optional<std::int64_t> value, std::uint32_t doc, bool descending) {
  return {!value, descending ? ~value.value_or(-1) : value.value_or(0), doc};
}
}  // namespace

std::vector<std::uint32_t> sorted(const Snapshot& snapshot, const Set& set, FieldId number, bool descending,
                                  std::size_t k, const std::optional<After>& after) {
  std::vector<Row> best;  // a heap, the last of them first
  const auto last = after ? std::optional(row(after->value, after->doc, descending)) : std::nullopt;
  if (k == 0) return {};
  set.for_each([&](std::uint32_t doc) {
    const auto each = row(snapshot.number(number, doc), doc, descending);
    if (last && each <= *last) return;
    if (best.size() == k) {
      if (best.front() < each) return;
      std::pop_heap(best.begin(), best.end());
      best.pop_back();
    }
    best.push_back(each);
    std::push_heap(best.begin(), best.end());
  });
  std::sort_heap(best.begin(), best.end());
  std::vector<std::uint32_t> docs;
  for (const auto& each : best) docs.push_back(each.doc);
  return docs;
}

}  // namespace sanlian::search
