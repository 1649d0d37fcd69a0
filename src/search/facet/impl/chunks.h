#pragma once

#include <array>
#include <span>

#include "search/index/snapshot.h"
#include "search/set.h"

namespace sanlian::search::impl {

/// Hands the documents of `set` on by pieces of up to 1,024 of one segment: `visit(segment, documents)`, by the
/// segment's own numbers, rising. So a loop over many columns finds its documents and counters in the nearest cache.
template <class Visit>
void for_each_chunk(const Snapshot& snapshot, const Set& set, Visit visit) {
  std::array<std::uint32_t, 1024> docs;
  std::size_t filled = 0;
  auto part = snapshot.parts().begin();
  std::uint32_t first = 0, end = 0;  // of the part's numbers
  const Segment* segment = nullptr;
  const auto flush = [&] {
    if (filled > 0) visit(*segment, std::span<const std::uint32_t>(docs.data(), filled));
    filled = 0;
  };
  set.for_each([&](std::uint32_t doc) {
    while (doc >= end) {
      flush();
      segment = part->segment.get();
      first = part->first;
      end = first + segment->size();
      ++part;
    }
    docs[filled++] = doc - first;
    if (filled == docs.size()) flush();
  });
  flush();
}

}  // namespace sanlian::search::impl
