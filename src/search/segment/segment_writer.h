#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "base/result.h"
#include "search/document.h"
#include "search/schema.h"
#include "search/segment/disk.h"

namespace sanlian::search {

/// Collects documents in memory and writes them as one segment.
class SegmentWriter {
 public:
  using IdOf = std::function<std::uint32_t(FieldId, std::string_view)>;  ///< See KeywordNames.

  SegmentWriter(const Schema& schema, IdOf id_of);
  ~SegmentWriter();

  /// What an index refuses of a document. Errors: search.bad_document.
  static Status check(const Document& document, const Schema& schema);
  /// Numbers documents from 0. `document` passed check().
  void add(const Document& document);

  std::uint32_t size() const;
  std::size_t bytes() const;                                          ///< Memory in use, about.
  std::optional<std::uint32_t> find_key(std::string_view key) const;  ///< The latest of this key.

  /// Durable on return but for the file's name. Errors: search.write_failed, search.segment_too_large.
  Status write(Disk& disk, const std::filesystem::path& file);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sanlian::search
