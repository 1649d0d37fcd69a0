#include "search/index/impl/merge_policy.h"

#include <algorithm>
#include <array>
#include <bit>

namespace sanlian::search {
namespace {

constexpr std::uint64_t kSmallest = std::uint64_t{1} << 20;  ///< All below are of like size.

/// Steps of eight by the bytes that are in use.
std::size_t level_of(const Mergeable& segment) {
  const auto used = segment.documents == 0
                        ? 0
                        : static_cast<std::uint64_t>(static_cast<double>(segment.bytes) *
                                                     (segment.documents - segment.deleted) / segment.documents);
  return static_cast<std::size_t>(std::bit_width(used / kSmallest) + 2) / 3;
}
}  // namespace

std::vector<std::size_t> next_merge(std::span<const Mergeable> segments) {
  std::array<std::vector<std::size_t>, 24> levels;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (segments[i].bytes >= kMergeBytesMax) continue;
    auto& level = levels[level_of(segments[i])];
    level.push_back(i);
    if (level.size() == kMergeWidth) return level;
  }
  for (std::size_t i = 0; i < segments.size(); ++i)
    if (std::uint64_t{segments[i].deleted} * 3 > segments[i].documents) return {i};
  return {};
}

}  // namespace sanlian::search
