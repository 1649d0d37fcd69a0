#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "search/segment/impl/posting_format.h"
#include "search/segment/impl/varint.h"
#include "search/segment/length_code.h"

namespace sanlian::search {

/// Walks the documents of one term in rising order. Starts on the first one. Costs 1.1 KB; must not outlive its
/// segment. Where the bytes are damaged it ends early; every document it answers is one of the segment's.
class PostingCursor {
 public:
  static constexpr std::uint32_t kEnd = 0xffff'ffff;

  PostingCursor() = default;  ///< Of no document.
  /// `bytes` begin with the list and may go on behind it; `count` documents, all below `limit`.
  PostingCursor(std::span<const std::uint8_t> bytes, std::uint32_t count, std::uint32_t limit);

  std::uint32_t doc() const { return doc_; }  ///< kEnd after the last.
  std::uint32_t next() {
    if (at_ + 1 < in_block_) return doc_ = docs_[++at_];
    return enter(unpacked_ + 1);
  }
  std::uint32_t seek(std::uint32_t at_least);       ///< First document >= at_least; never moves back.
  std::uint32_t frequency();                        ///< 1 where the term keeps no positions.
  void positions(std::vector<std::uint32_t>& out);  ///< Rising; replaces what `out` held. Empty without positions.
  std::string_view position_bytes();                ///< The same as they lie, for copying.
  bool has_positions() const { return has_positions_; }

  /// No document up to block_end() has a higher frequency; for skipping what cannot reach the best k.
  std::uint32_t block_end() const { return block_ < blocks_ ? entry_.last : kEnd; }
  std::uint32_t block_frequency_max() const;
  /// No document of this term up to block_end() has a shorter text in the term's field (Segment::length()); 0 is always
  /// true, but skips little.
  std::uint32_t block_length_min() const { return block_ < blocks_ ? kLengths[entry_.length_min] : 0; }
  /// Makes block_end() and its kin speak of the block that would hold `at_least`, without unpacking it. doc() stays and
  /// may lie before that block; go on with seek().
  void seek_block(std::uint32_t at_least);

 private:
  void open_short(ByteReader reader);
  void open_long(ByteReader reader);
  SkipEntry entry(std::uint32_t block) const { return load<SkipEntry>(skip_ + std::size_t{block} * sizeof(SkipEntry)); }
  std::uint32_t first_block_from(std::uint32_t block, std::uint32_t at_least) const;
  std::uint32_t enter(std::uint32_t block);
  bool unpack_block(std::uint64_t before);
  bool unpack_tail(ByteReader& reader, std::uint32_t count, std::uint64_t before);
  void unpack_frequencies();
  std::uint32_t finish();
  void stand_at_positions();

  const std::uint8_t* end_ = nullptr;        // of the section
  const std::uint8_t* skip_ = nullptr;       // the entries, unaligned; null for a short list
  const std::uint8_t* data_ = nullptr;       // of the blocks
  const std::uint8_t* positions_ = nullptr;  // of the list
  ByteReader position_reader_;               // stands before the positions of document position_at_ of the block
  SkipEntry entry_;                          // of block_
  std::uint32_t blocks_ = 0, block_ = 0;
  std::uint32_t unpacked_ = kEnd;  // the block docs_ is of; kEnd + 1 is the first
  std::uint32_t count_ = 0, limit_ = 0;
  std::uint32_t doc_ = kEnd;
  std::uint32_t at_ = 0, in_block_ = 0, position_at_ = 0;
  bool has_positions_ = false, has_frequencies_ = false;
  std::array<std::uint32_t, kBlock> docs_;
  std::array<std::uint32_t, kBlock> frequencies_;
};

}  // namespace sanlian::search
