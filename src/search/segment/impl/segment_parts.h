#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "base/result.h"
#include "search/segment/impl/format.h"
#include "search/segment/impl/mapped_file.h"
#include "search/segment/impl/term_dictionary.h"
#include "search/segment/segment.h"

namespace sanlian::search {

constexpr std::size_t kTermKinds = 4;

/// A keyword column as the table names it, and as it turned out when it was first asked for.
struct LazyKeywords {
  Section offsets_section, ids_section;
  std::atomic<bool> is_checked = false;
  KeywordColumn column;
  std::vector<std::uint32_t> zeros;  ///< Offsets of a damaged column.
};

/// What the table of sections says, as pointers into the mapping.
struct Segment::Parts {
  std::filesystem::path path;
  MappedFile file;
  Trailer trailer;
  std::vector<Section> sections;
  std::uint32_t documents = 0;
  std::vector<TermDictionary> dictionaries;  ///< By field * kTermKinds + kind.
  std::vector<std::unique_ptr<LazyKeywords>> keywords;
  std::vector<NumberColumn> numbers;
  std::vector<std::span<const std::uint8_t>> lengths;
  std::vector<std::uint64_t> totals;
  std::span<const std::uint8_t> postings, key_bytes, order_bytes, payloads;
  std::span<const std::uint64_t> bitmaps;
  std::span<const std::uint32_t> key_offsets, key_slots, order_ids, order_offsets, payload_of;
  std::span<const PayloadBlock> payload_index;
  std::uint32_t payload_count = 0;
  mutable std::mutex checking;

  /// Reads trailer and table and finds all sections. Errors: search.segment_damaged, search.other_schema.
  Status read_table(const Schema& schema);
  Error damaged(std::string_view section, std::uint64_t offset) const;
  void check(LazyKeywords& lazy) const;
  std::string_view bytes_of(const Section& section) const { return file.bytes().substr(section.offset, section.size); }
  template <class T>
  std::span<const T> all(const Section& section) const {
    return {reinterpret_cast<const T*>(file.data() + section.offset), section.size / sizeof(T)};
  }
  /// The bytes of a block of payloads as they lie; empty where the index is damaged.
  std::string_view packed(std::size_t block) const;
  static std::string_view piece(std::span<const std::uint32_t> offsets, std::span<const std::uint8_t> bytes,
                                std::uint32_t at);

 private:
  Status read_trailer(const Schema& schema);
  bool is_sound(const Section& section, const Schema& schema) const;
  void take(const Section& section, const Section* before);
  bool is_complete(const Schema& schema) const;
};

}  // namespace sanlian::search
