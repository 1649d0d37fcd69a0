#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace sanlian::search {

struct Mergeable {
  std::uint64_t bytes = 0;
  std::uint32_t documents = 0;  ///< Deleted ones included.
  std::uint32_t deleted = 0;
};

constexpr std::size_t kMergeWidth = 8;
/// Above it a segment is merged no more, except by merge_all().
constexpr std::uint64_t kMergeBytesMax = std::uint64_t{16} << 30;

/// Which segments to merge next, by their place in `segments`, rising; empty when none need be. Eight of like size make
/// one, so that a document is written again once for each eightfold of the index; a segment of which a third is deleted
/// is written anew alone.
std::vector<std::size_t> next_merge(std::span<const Mergeable> segments);

}  // namespace sanlian::search
