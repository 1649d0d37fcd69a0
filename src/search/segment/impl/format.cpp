#include "search/segment/impl/format.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace sanlian::search {

std::string_view section_name(SectionKind kind) {
  constexpr std::string_view kNames[] = {"",
                                         "postings",
                                         "bitmaps",
                                         "terms",
                                         "term_index",
                                         "keyword_offsets",
                                         "keyword_ids",
                                         "number_values",
                                         "number_presence",
                                         "lengths",
                                         "key_offsets",
                                         "key_bytes",
                                         "key_slots",
                                         "order_ids",
                                         "order_offsets",
                                         "order_bytes",
                                         "payload_index",
                                         "payload_blocks",
                                         "payload_of"};
  const auto at = static_cast<std::size_t>(kind);
  return at < std::size(kNames) ? kNames[at] : "unknown";
}

std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed) {
  constexpr std::uint64_t kMix = 0x9e3779b97f4a7c15ULL;
  std::uint64_t state = (seed + bytes.size()) * kMix;
  const auto fold = [&](std::uint64_t word) {
    const auto product = static_cast<unsigned __int128>(state ^ word) * (kMix ^ (word << 1 | 1));
    state = static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
  };
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, 8);
    fold(word);
  }
  std::uint64_t rest = 0;
  if (at < bytes.size()) std::memcpy(&rest, bytes.data() + at, bytes.size() - at);
  fold(rest);
  state ^= state >> 32;
  state *= 0xd6e8feb86659fd93ULL;
  return state ^ state >> 32;
}

std::uint32_t key_slots_for(std::uint32_t documents) {
  return std::bit_ceil(std::max<std::uint32_t>(documents + documents / 3 + 1, 2));
}

}  // namespace sanlian::search
