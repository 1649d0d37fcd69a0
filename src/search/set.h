// A result as a whole: one bit for each slot of a snapshot, so that counting, combining and facets are exact.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace sanlian::search {

/// A set of documents, numbered as their snapshot does (0 to slots - 1). Costs slots / 8 bytes.
class Set {
 public:
  Set() = default;
  explicit Set(std::uint32_t slots) : slots_(slots), words_((slots + 63) / 64) {}

  std::uint32_t slots() const { return slots_; }
  void add(std::uint32_t doc) { words_[doc / 64] |= std::uint64_t{1} << (doc % 64); }
  void remove(std::uint32_t doc) { words_[doc / 64] &= ~(std::uint64_t{1} << (doc % 64)); }
  bool has(std::uint32_t doc) const { return (words_[doc / 64] >> (doc % 64) & 1) != 0; }
  std::uint64_t count() const {
    std::uint64_t sum = 0;
    for (const auto word : words_) sum += static_cast<std::uint64_t>(std::popcount(word));
    return sum;
  }
  Set& operator&=(const Set& other);
  Set& operator|=(const Set& other);
  Set& operator-=(const Set& other);
  bool operator==(const Set&) const = default;

  /// Calls `visit(doc)` in rising order.
  template <class Visit>
  void for_each(Visit visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      for (auto word = words_[i]; word != 0; word &= word - 1)
        visit(static_cast<std::uint32_t>(i * 64) + static_cast<std::uint32_t>(std::countr_zero(word)));
  }
  std::vector<std::uint64_t>& words() { return words_; }
  const std::vector<std::uint64_t>& words() const { return words_; }

 private:
  std::uint32_t slots_ = 0;
  std::vector<std::uint64_t> words_;
};

}  // namespace sanlian::search
