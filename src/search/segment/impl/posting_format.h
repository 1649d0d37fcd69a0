// The list of one term in section `postings`. A varint head says what follows:
//   flags (kHasPositions, kHasBitmap, kIsLong), [word of the bitmap in section bitmaps, if kHasBitmap]
//   short lists (fewer than 128 documents): lowest length code (1 byte), then the tail
//   long lists: varint bytes of blocks, varint bytes of positions, one SkipEntry a block, the blocks
//   at last the positions: for each document as many varints as its frequency, the first whole, the others as steps.
// A block holds 128 documents: steps less one in `document_bits` each, then frequencies less one in `frequency_bits`.
// The tail holds the rest: a document with positions is varint(step less one << 1 | frequency is one), [varint
// frequency], one without varint(step less one). The first step counts from document -1.
#pragma once

#include <cstdint>

#include "search/segment/impl/bit_packing.h"

namespace sanlian::search {

constexpr std::uint8_t kHasPositions = 1;
constexpr std::uint8_t kHasBitmap = 2;
constexpr std::uint8_t kIsLong = 4;

struct SkipEntry {
  std::uint32_t last = 0;           ///< Document the block ends with.
  std::uint32_t offset = 0;         ///< Of the block, from the first one.
  std::uint32_t positions = 0;      ///< Of the block's positions, from the list's first.
  std::uint8_t frequency_max = 0;   ///< 255: unknown.
  std::uint8_t length_min = 0;      ///< Code of the shortest text, see length_code.h.
  std::uint8_t document_bits = 0;   ///< kTailBits: the block is a tail.
  std::uint8_t frequency_bits = 0;  ///< 0 for lists without positions.
};
static_assert(sizeof(SkipEntry) == 16);
constexpr std::uint8_t kTailBits = 0xff;

/// Terms in at least one of so many documents have a bitmap too: one bit a document costs less than counting them.
constexpr std::uint32_t kBitmapShare = 32;
constexpr std::uint32_t kBitmapDocumentsMin = 1024;  ///< Small segments need none.

}  // namespace sanlian::search
