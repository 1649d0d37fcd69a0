#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "search/segment/impl/huge_pages.h"

namespace sanlian::search {

/// Memory handed out piece by piece and given back all at once. Pieces never move.
class Arena {
 public:
  std::uint8_t* take(std::size_t size) {
    if (size > left_) grow(size);
    auto* const piece = at_;
    at_ += size;
    left_ -= size;
    return piece;
  }
  std::string_view keep(std::string_view text);
  std::size_t bytes() const { return bytes_; }

 private:
  void grow(std::size_t size);

  std::vector<Memory<std::uint8_t>> pages_;
  std::uint8_t* at_ = nullptr;
  std::size_t left_ = 0, bytes_ = 0;
};

}  // namespace sanlian::search
