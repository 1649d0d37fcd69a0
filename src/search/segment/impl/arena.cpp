#include "search/segment/impl/arena.h"

#include <algorithm>
#include <cstring>

namespace sanlian::search {

std::string_view Arena::keep(std::string_view text) {
  auto* const kept = take(text.size());
  if (!text.empty()) std::memcpy(kept, text.data(), text.size());
  return {reinterpret_cast<const char*>(kept), text.size()};
}

void Arena::grow(std::size_t size) {
  // A small commit needs little; a large one few pages.
  constexpr std::size_t kFirst = std::size_t{16} << 10, kMost = std::size_t{4} << 20;
  const auto page = std::max(std::min(kMost, std::max(kFirst, bytes_)), size);
  pages_.emplace_back(static_cast<std::uint8_t*>(take_memory(page)));
  at_ = pages_.back().get();
  left_ = page;
  bytes_ += page;
}

}  // namespace sanlian::search
