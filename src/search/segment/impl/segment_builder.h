#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "search/analyse/analyser.h"
#include "search/segment/impl/file_writer.h"
#include "search/segment/impl/payload_writer.h"
#include "search/segment/impl/posting_writer.h"
#include "search/segment/impl/term_dictionary.h"

namespace sanlian::search {

/// What a segment's columns are written from: the buffer, or segments being merged. Documents are 0 to n - 1.
class Columns {
 public:
  virtual ~Columns() = default;
  virtual std::span<const std::uint32_t> values(FieldId keyword, std::uint32_t doc) const = 0;  ///< No doubles.
  virtual std::optional<std::int64_t> number(FieldId number, std::uint32_t doc) const = 0;
  virtual std::string_view key(std::uint32_t doc) const = 0;
  virtual std::string_view order(std::uint32_t doc) const = 0;
};

/// Writes one segment: first all terms by field, kind and bytes, then columns, then payloads.
class SegmentBuilder {
 public:
  /// `length_codes` by field, each of `documents` codes, empty for fields that are no text.
  SegmentBuilder(Disk& disk, const std::filesystem::path& file, const Schema& schema, std::uint32_t documents,
                 const std::vector<std::vector<std::uint8_t>>& length_codes);

  void add_term(FieldId field, TermKind kind, std::string_view term, const PostingList& list);
  void end_terms();
  void add_columns(const Columns& columns, std::span<const std::uint64_t> total_lengths);
  void begin_payloads() { file_.begin(SectionKind::payload_blocks); }
  void add_payload_bytes(std::string_view bytes) { file_.add(bytes); }
  /// `payload_of` is by document.
  void end_payloads(const PayloadWriter& payloads, const std::vector<std::uint32_t>& payload_of);
  /// Errors: search.write_failed, search.segment_too_large.
  Status finish();

 private:
  struct Group {
    FieldId field;
    TermKind kind;
    TermDictionaryWriter terms;
  };
  std::optional<std::uint64_t> add_bitmap(const PostingList& list);
  void add_keywords(FieldId field, const Columns& columns);
  void add_numbers(FieldId field, const Columns& columns);
  void add_keys(const Columns& columns);
  void add_orders(const Columns& columns);
  void add_strings(SectionKind offsets, SectionKind bytes, std::uint32_t count,
                   const std::function<std::string_view(std::uint32_t)>& each);
  std::uint32_t offset_of(std::uint64_t sum);

  const Schema& schema_;
  std::uint32_t documents_;
  const std::vector<std::vector<std::uint8_t>>& length_codes_;
  FileWriter file_;
  PostingEncoder encoder_;
  std::vector<Group> groups_;
  std::vector<std::uint64_t> bitmaps_;
  std::filesystem::path path_;
  bool is_too_large_ = false;
};

}  // namespace sanlian::search
