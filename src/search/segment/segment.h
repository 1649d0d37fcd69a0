// One immutable file of documents, mapped into memory. Written once by SegmentWriter, checked by verify().
// Layout: docs/formats/segment.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "search/analyse/analyser.h"
#include "search/schema.h"
#include "search/segment/columns.h"
#include "search/segment/posting_cursor.h"
#include "search/segment/term_info.h"

namespace sanlian::search {

class TermDictionary;

/// Numbers of documents given to it must be below size().
class Segment {
 public:
  /// Maps the file and checks its head and table of sections (not every byte: that is verify()).
  /// Errors: search.segment_damaged, search.other_schema, search.file_unreadable.
  static Result<std::shared_ptr<const Segment>> open(const std::filesystem::path& file, const Schema& schema);
  ~Segment();

  std::uint32_t size() const;  ///< Documents, deleted ones included: numbered 0 to size() - 1.
  std::uint64_t bytes() const;
  std::uint64_t terms() const;               ///< Of all fields and kinds.
  std::uint32_t ids(FieldId keyword) const;  ///< One more than the highest id the column holds; from the table.

  std::optional<TermInfo> find(FieldId field, TermKind kind, std::string_view term) const;
  /// Terms that begin with `prefix`, in the order of their bytes, until `visit` answers false.
  void for_each_term(FieldId field, TermKind kind, std::string_view prefix,
                     const std::function<bool(std::string_view term, const TermInfo&)>& visit) const;
  PostingCursor postings(const TermInfo& term) const;
  /// The same documents as a bitmap, one bit a document, bits behind size() zero: of terms in at least one of 32
  /// documents of a segment that is not small; empty for others.
  std::span<const std::uint64_t> bits(const TermInfo& term) const;

  /// Ids (see KeywordNames) of a keyword field's values, in the order they came.
  std::span<const std::uint32_t> values(FieldId keyword, std::uint32_t doc) const { return keywords(keyword)[doc]; }
  std::optional<std::int64_t> number(FieldId number, std::uint32_t doc) const { return numbers(number)[doc]; }
  /// Whole columns, for loops. The first call for a keyword field reads it against its checksum; a damaged one is
  /// logged and answers no values.
  const KeywordColumn& keywords(FieldId keyword) const;
  const NumberColumn& numbers(FieldId number) const;

  std::uint32_t length(FieldId text, std::uint32_t doc) const;     ///< Words, rounded to what one byte can say.
  std::span<const std::uint8_t> length_codes(FieldId text) const;  ///< By document, see length_code.h.
  /// Sum over all documents: exact, less the rounded lengths of documents that a merge dropped.
  std::uint64_t total_length(FieldId text) const;

  std::string_view key(std::uint32_t doc) const;
  std::optional<std::uint32_t> find_key(std::string_view key) const;  ///< The latest of this key.
  Result<std::string> payload(std::uint32_t doc) const;               ///< Errors: search.segment_damaged.
  std::string_view order(std::uint32_t doc) const;

  /// Reads every byte against its checksum. Errors: search.segment_damaged, with file, section and offset; further ones
  /// added to the first.
  Status verify() const;

  struct Parts;
  const Parts& parts() const { return *parts_; }                         ///< For merges, which copy what lies there.
  const TermDictionary& dictionary(FieldId field, TermKind kind) const;  ///< For merges.

 private:
  explicit Segment(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace sanlian::search
