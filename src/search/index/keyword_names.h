#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/schema.h"

namespace sanlian::search {

class NameStore;

/// The ids of keywords, one list for the whole index: ids never change, so counts of segments add up without renaming
/// and a merge moves columns as they are. Append-only on disk, each record with its checksum. This is the list as one
/// snapshot knows it; names stay where they are as long as it lives. Safe from several threads.
class KeywordNames {
 public:
  KeywordNames() = default;
  KeywordNames(std::shared_ptr<const NameStore> store, std::vector<std::uint32_t> sizes)
      : store_(std::move(store)), sizes_(std::move(sizes)) {}

  std::uint32_t size(FieldId field) const { return field < sizes_.size() ? sizes_[field] : 0; }
  std::string_view name(FieldId field, std::uint32_t id) const;  ///< `id` below size().
  std::optional<std::uint32_t> find(FieldId field, std::string_view name) const;

 private:
  std::shared_ptr<const NameStore> store_;  // shared with the writer, which adds behind what this one sees
  std::vector<std::uint32_t> sizes_;
};

}  // namespace sanlian::search
