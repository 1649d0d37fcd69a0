#pragma once

#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sanlian::dmn {

/// A set of the numbers below `size`.
class Bits {
 public:
  Bits() = default;
  explicit Bits(std::size_t size, bool all = false) : words_((size + 63) / 64, all ? ~std::uint64_t{0} : 0) {
    if (all && size % 64 != 0) words_.back() = (std::uint64_t{1} << (size % 64)) - 1;
  }
  void set(std::size_t at) { words_[at / 64] |= std::uint64_t{1} << (at % 64); }
  void clear(std::size_t at) { words_[at / 64] &= ~(std::uint64_t{1} << (at % 64)); }
  bool has(std::size_t at) const { return (words_[at / 64] >> (at % 64) & 1) != 0; }
  bool any() const {
    for (const auto word : words_)
      if (word != 0) return true;
    return false;
  }
  bool meets(const Bits& other) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      if ((words_[i] & other.words_[i]) != 0) return true;
    return false;
  }
  Bits& operator&=(const Bits& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    return *this;
  }
  Bits& operator|=(const Bits& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    return *this;
  }
  friend Bits operator&(Bits a, const Bits& b) { return a &= b; }
  std::size_t words() const { return words_.size(); }
  /// The least from `at` on; `size` or more if there is none.
  std::size_t next(std::size_t at) const {
    for (std::size_t word = at / 64; word < words_.size(); ++word, at = word * 64)
      if (const auto rest = words_[word] >> (at % 64); rest != 0)
        return at + static_cast<std::size_t>(std::countr_zero(rest));
    return words_.size() * 64;
  }
  auto operator<=>(const Bits&) const = default;

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace sanlian::dmn
