#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "search/segment/impl/posting_format.h"

namespace sanlian::search {

/// The documents of one term on their way into a segment.
struct PostingList {
  bool has_positions = false;
  std::vector<std::uint32_t> docs;           ///< Rising.
  std::vector<std::uint32_t> frequencies;    ///< As many as docs, or none without positions.
  std::vector<std::uint64_t> position_ends;  ///< Of each document, in `positions`.
  std::string positions;                     ///< As posting_format.h has them.

  void clear();
  void add(std::uint32_t doc, std::uint32_t frequency, std::string_view position_bytes);
  /// Puts documents into rising order; they may have been added in any.
  void sort();
};

/// Encodes lists, one after another, see posting_format.h. Keeps its buffers.
class PostingEncoder {
 public:
  /// `length_codes` of all documents, empty for terms without positions; `bitmap_word` is where the list's bitmap
  /// begins, if it has one. The answer lives until the next call.
  std::string_view encode(const PostingList& list, std::span<const std::uint8_t> length_codes,
                          const std::uint64_t* bitmap_word);

 private:
  void encode_block(const PostingList& list, std::size_t first);
  void encode_tail(const PostingList& list, std::size_t first);
  SkipEntry facts(const PostingList& list, std::size_t first, std::size_t end,
                  std::span<const std::uint8_t> length_codes) const;

  std::string out_, blocks_;
  std::vector<SkipEntry> skip_;
};

}  // namespace sanlian::search
