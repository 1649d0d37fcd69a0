#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace sanlian::search::impl {

/// Counts pairs of numbers. An open table of powers of two: no node a pair, which matters for millions of them.
class PairCounter {
 public:
  void add(std::uint32_t first, std::uint32_t second) {
    const auto key = std::uint64_t{first} << 32 | second;
    auto& slot = slot_of(key);
    if (slot.count++ > 0) return;
    slot.key = key;
    if (++used_ * 2 > slots_.size()) grow();
  }
  /// Calls `visit(first, second, count)` for each pair, in no order.
  template <class Visit>
  void for_each(Visit visit) const {
    for (const auto& slot : slots_)
      if (slot.count > 0)
        visit(static_cast<std::uint32_t>(slot.key >> 32), static_cast<std::uint32_t>(slot.key), slot.count);
  }

 private:
  struct Slot {
    std::uint64_t key = 0, count = 0;
  };
  Slot& slot_of(std::uint64_t key) {
    const auto mask = slots_.size() - 1;
    auto at = (key * 0x9e3779b97f4a7c15) >> (64 - std::countr_zero(slots_.size()));
    while (slots_[at].count > 0 && slots_[at].key != key) at = (at + 1) & mask;
    return slots_[at];
  }
  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const auto& slot : old)
      if (slot.count > 0) slot_of(slot.key) = slot;
  }

  std::vector<Slot> slots_ = std::vector<Slot>(1024);
  std::size_t used_ = 0;
};

}  // namespace sanlian::search::impl
