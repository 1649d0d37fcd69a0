#include "dmn/columns/table_match.h"

#include <algorithm>
#include <array>
#include <bit>

namespace sanlian::dmn {
using feel::columns::kAsk;
using feel::columns::kBlock;

namespace {
/// Up to here counting beats searching.
constexpr std::size_t kCountedMax = 16;

/// Of one word of rules; the comparisons are written out, which is what makes it fast.
template <std::size_t... cut>
void exclude_counted(const feel::columns::Cell* from, const std::uint64_t* sets, const feel::columns::Cell* cells,
                     std::uint64_t* excluded, std::index_sequence<cut...>) {
  [[maybe_unused]] const std::array cuts{feel::columns::Cell{0}, from[cut]...};
  for (std::size_t i = 0; i < kBlock; ++i) {
    [[maybe_unused]] const auto cell = cells[i];
    excluded[i] |= sets[(std::size_t{0} + ... + static_cast<std::size_t>(cell >= cuts[cut + 1]))];
  }
}

using Exclude = void (*)(const feel::columns::Cell*, const std::uint64_t*, const feel::columns::Cell*, std::uint64_t*);
template <std::size_t... count>
constexpr auto counted(std::index_sequence<count...>) {
  return std::array<Exclude, sizeof...(count)>{
      [](const auto* cuts, const auto* sets, const auto* cells, auto* excluded) {
        exclude_counted(cuts, sets, cells, excluded, std::make_index_sequence<count>());
      }...};
}
constexpr auto kCounted = counted(std::make_index_sequence<kCountedMax + 1>());

bool has_negative(const feel::columns::Cell* cells) {
  feel::columns::Cell bits = 0;
  for (std::size_t i = 0; i < kBlock; ++i) bits |= cells[i];
  return bits < 0;
}

}  // namespace

TableMatch::TableMatch(HitPolicy policy, int rules, std::vector<int> same)
    : policy_(policy), rules_(rules), words_(static_cast<std::size_t>(rules) / 64 + 1), same_(std::move(same)) {}

std::vector<int> TableMatch::registers() const {
  std::vector<int> out;
  for (const auto& factor : factors_) out.push_back(factor.at);
  return out;
}

void TableMatch::exclude(const Factor& factor, const Cell* cells, std::uint64_t* excluded) const {
  if (words_ == 1 && factor.cuts.size() <= kCountedMax) {
    // Where no cell is negative, none is null or unknown, and the cuts up to zero lie behind.
    const auto behind = std::upper_bound(factor.cuts.begin(), factor.cuts.end(), 0) - factor.cuts.begin();
    const auto first = has_negative(cells) ? std::size_t{0} : static_cast<std::size_t>(behind);
    return kCounted[factor.cuts.size() - first](factor.cuts.data() + first, factor.excluded.data() + first, cells,
                                                excluded);
  }
  for (std::size_t i = 0; i < kBlock; ++i) {
    const auto at = std::upper_bound(factor.cuts.begin(), factor.cuts.end(), cells[i]) - factor.cuts.begin();
    const auto* set = factor.excluded.data() + static_cast<std::size_t>(at) * words_;
    for (std::size_t w = 0; w < words_; ++w) excluded[i * words_ + w] |= set[w];
  }
}

void TableMatch::run(Cell* const* registers) const {
  std::vector<std::uint64_t> excluded(kBlock * words_);
  for (const auto& factor : factors_) exclude(factor, registers[static_cast<std::size_t>(factor.at)], excluded.data());
  Cell* out = registers[static_cast<std::size_t>(writes)];
  if (words_ == 1) return choose_of_few(excluded.data(), out);
  for (std::size_t i = 0; i < kBlock; ++i) out[i] = chosen(excluded.data() + i * words_);
}

/// Of at most 63 rules: the lowest bit that is left, where it stands alone or counts alone.
void TableMatch::choose_of_few(const std::uint64_t* excluded, Cell* out) const {
  const std::uint64_t ask = std::uint64_t{1} << rules_;
  const bool is_first = first_counts();
  for (std::size_t i = 0; i < kBlock; ++i) {
    const auto left = ~excluded[i] & (ask - 1);
    if (((left & (left - 1)) == 0 || is_first) && !(excluded[i] & ask)) [[likely]]
      out[i] = std::countr_zero(left | ask);
    else
      out[i] = chosen(excluded + i);
  }
}

TableMatch::Cell TableMatch::chosen(const std::uint64_t* excluded) const {
  const auto bit = [&](int number) {
    return (excluded[static_cast<std::size_t>(number) / 64] >> (static_cast<unsigned>(number) % 64) & 1U) != 0;
  };
  if (bit(rules_)) return kAsk;
  int first = rules_;
  for (std::size_t w = 0; w < words_; ++w) {
    for (auto left = ~excluded[w]; left != 0; left &= left - 1) {
      const int rule = static_cast<int>(w) * 64 + std::countr_zero(left);
      if (rule >= rules_) break;
      if (first == rules_) {
        first = rule;
        if (first_counts()) return first;
        continue;
      }
      const bool is_same = policy_ == HitPolicy::any && !same_.empty() &&
                           same_[static_cast<std::size_t>(rule)] == same_[static_cast<std::size_t>(first)];
      if (!is_same) return kAsk;  // the engine tells which rules are at odds
    }
  }
  return first;
}

}  // namespace sanlian::dmn
