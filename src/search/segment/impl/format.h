// How a segment lies on disk: docs/formats/segment.md. All numbers little-endian, all sections 64-byte aligned.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "search/schema.h"

namespace sanlian::search {

constexpr std::uint32_t kSegmentVersion = 1;
constexpr std::uint64_t kAlignment = 64;
constexpr std::string_view kSegmentHead = "Sanlian search segment 1\n";  ///< At byte 0, then zeros up to 64.
constexpr std::array<char, 8> kSegmentMagic{'S', 'L', 'S', 'E', 'G', '\r', '\n', '\x1a'};

enum class SectionKind : std::uint8_t {
  postings = 1,     ///< A list a term, see posting_format.h.
  bitmaps,          ///< One bit a document for each frequent term; 64-bit words.
  terms,            ///< Of one field and kind: blocks of front-coded terms. `facts`: how many.
  term_index,       ///< Of the same: one TermBlock a block.
  keyword_offsets,  ///< Of a field: where each document's ids begin; one more than documents.
  keyword_ids,      ///< `facts`: one more than the highest id.
  number_values,    ///< `part` bytes each, above the lowest. `facts`: the lowest.
  number_presence,  ///< One bit a document.
  lengths,          ///< One code a document. `facts`: the exact total.
  key_offsets,
  key_bytes,
  key_slots,  ///< A hash table of document + 1.
  order_ids,
  order_offsets,
  order_bytes,
  payload_index,  ///< One PayloadBlock a block. `facts`: how many payloads.
  payload_blocks,
  payload_of,  ///< A document's payload, counted over all blocks: a merge moves documents, but copies blocks.
};

std::string_view section_name(SectionKind kind);

/// One line of the table of sections.
struct Section {
  SectionKind kind{};
  std::uint8_t part = 0;  ///< TermKind of terms, width of numbers.
  FieldId field = 0;
  std::uint32_t crc = 0;
  std::uint64_t offset = 0, size = 0;  ///< Bytes from the file's begin.
  std::uint64_t facts = 0;
};
static_assert(sizeof(Section) == 32);

/// The last 64 bytes of the file; the table lies before them.
struct Trailer {
  std::uint32_t version = kSegmentVersion;
  std::uint32_t documents = 0;
  std::uint32_t sections = 0;
  std::uint32_t table_crc = 0;
  std::uint64_t table_offset = 0;
  std::uint64_t file_size = 0;
  std::uint32_t schema_crc = 0;  ///< Of Schema::fingerprint().
  std::uint32_t reserved[3] = {};
  std::uint32_t crc = 0;  ///< Of the bytes before it.
  std::array<char, 8> magic = kSegmentMagic;
  std::uint32_t end = 0;
};
static_assert(sizeof(Trailer) == 64);

/// A block of terms: the first eight bytes of its first term, so that a search seldom reads the block itself.
struct TermBlock {
  std::uint64_t prefix = 0;  ///< Big-endian, filled with zeros: compares as the bytes do.
  std::uint64_t offset = 0;  ///< In section `terms`.
};
constexpr std::uint32_t kTermsPerBlock = 32;

struct PayloadBlock {
  std::uint64_t offset = 0;  ///< In section `payload_blocks`.
  std::uint32_t first = 0;   ///< Payload.
  std::uint32_t size = 0;    ///< Bytes when unpacked.
};
static_assert(sizeof(TermBlock) == 16 && sizeof(PayloadBlock) == 16);

/// The first eight bytes of a term as TermBlock keeps them.
inline std::uint64_t term_prefix(std::string_view term) {
  std::uint64_t prefix = 0;
  std::memcpy(&prefix, term.data(), std::min<std::size_t>(sizeof prefix, term.size()));
  return __builtin_bswap64(prefix);
}

/// Hash of keys. Its values are written into files and never change.
std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed = 0);

/// How many slots the table of keys has: a power of two, at least one of four empty.
std::uint32_t key_slots_for(std::uint32_t documents);

}  // namespace sanlian::search
