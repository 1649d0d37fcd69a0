// One immutable file of documents, mapped into memory. Written once by SegmentWriter, checked by verify().
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
#include "search/segment/posting_cursor.h"

namespace sanlian::search {

struct TermInfo {
  std::uint32_t docs = 0;    ///< Documents that hold it.
  std::uint64_t offset = 0;  ///< Where its postings begin; of use to the segment alone.
};

class Segment {
 public:
  /// Maps the file and checks its head and table of sections (not every byte: that is verify()).
  /// Errors: search.segment_damaged, search.file_unreadable.
  static Result<std::shared_ptr<const Segment>> open(const std::filesystem::path& file, const Schema& schema);

  std::uint32_t size() const;  ///< Documents, deleted ones included: numbered 0 to size() - 1.

  std::optional<TermInfo> find(FieldId field, TermKind kind, std::string_view term) const;
  /// Terms that begin with `prefix`, in the order of their bytes, until `visit` answers false.
  void for_each_term(FieldId field, TermKind kind, std::string_view prefix,
                     const std::function<bool(std::string_view term, const TermInfo&)>& visit) const;
  PostingCursor postings(const TermInfo& term) const;

  /// Ids (see KeywordNames) of a keyword field's values, in the order they came.
  std::span<const std::uint32_t> values(FieldId keyword, std::uint32_t doc) const;
  std::optional<std::int64_t> number(FieldId number, std::uint32_t doc) const;
  std::uint32_t length(FieldId text, std::uint32_t doc) const;  ///< Words, rounded to what one byte can say.
  std::uint64_t total_length(FieldId text) const;               ///< Sum over all documents, exact.

  std::string_view key(std::uint32_t doc) const;
  std::optional<std::uint32_t> find_key(std::string_view key) const;
  Result<std::string> payload(std::uint32_t doc) const;
  std::string_view order(std::uint32_t doc) const;

  /// Reads every byte against its checksum. Errors: search.segment_damaged, with file, section and offset.
  Status verify() const;
};

}  // namespace sanlian::search
