#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/schema.h"

namespace sanlian::search {

/// The ids of keywords, one list for the whole index: ids never change, so counts of segments add up without renaming
/// and a merge moves columns as they are. Append-only on disk, each record with its checksum.
class KeywordNames {
 public:
  std::uint32_t size(FieldId field) const;
  std::string_view name(FieldId field, std::uint32_t id) const;
  std::optional<std::uint32_t> find(FieldId field, std::string_view name) const;
};

}  // namespace sanlian::search
