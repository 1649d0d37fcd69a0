#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "search/schema.h"
#include "search/segment/disk.h"
#include "search/segment/segment.h"
#include "search/set.h"

namespace sanlian::search {

struct MergeInput {
  std::shared_ptr<const Segment> segment;  ///< Shared with the snapshots that read it meanwhile.
  std::shared_ptr<const Set> deleted;      ///< Left out; null where none is.
};

struct Merged {
  static constexpr std::uint32_t kGone = 0xffff'ffff;
  std::uint32_t documents = 0;
  std::vector<std::vector<std::uint32_t>> places;  ///< By input and its document: the new number, or kGone.
};

/// Writes the documents of all inputs that are not deleted as one segment, sorted by their order (equal ones as they
/// were). Reads every input against its checksums first: a merge never makes damaged bytes look sound. Answers nothing
/// when it was cancelled. Errors: search.segment_damaged, search.write_failed, search.segment_too_large.
Result<std::optional<Merged>> merge_segments(Disk& disk, const std::filesystem::path& file, const Schema& schema,
                                             std::span<const MergeInput> inputs, const std::atomic<bool>& is_cancelled);

}  // namespace sanlian::search
