#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "search/index/keyword_names.h"
#include "search/schema.h"
#include "search/segment/segment.h"
#include "search/set.h"

namespace sanlian::search {

/// An immutable view of an index. Documents are numbered over all its segments; a deleted one keeps its slot.
class Snapshot {
 public:
  struct Part {
    std::shared_ptr<const Segment> segment;
    std::uint32_t first = 0;             ///< The snapshot's number of the segment's document 0.
    std::shared_ptr<const Set> deleted;  ///< By the segment's own numbers; null where none is.
  };

  /// Numbers `parts` in their order.
  Snapshot(std::shared_ptr<const Schema> schema, std::vector<Part> parts, KeywordNames names);

  const Schema& schema() const { return *schema_; }
  std::span<const Part> parts() const { return parts_; }
  std::uint32_t slots() const { return live_.slots(); }  ///< Numbers in use, deleted ones included.
  std::uint64_t size() const { return size_; }           ///< Documents.
  const Set& live() const { return live_; }              ///< What is not deleted.
  const KeywordNames& names() const { return names_; }
  const Part& part_of(std::uint32_t doc) const;

  std::string_view key(std::uint32_t doc) const;
  std::optional<std::uint32_t> find(std::string_view key) const;
  Result<std::string> payload(std::uint32_t doc) const;
  std::span<const std::uint32_t> values(FieldId keyword, std::uint32_t doc) const;
  std::optional<std::int64_t> number(FieldId number, std::uint32_t doc) const;

 private:
  std::shared_ptr<const Schema> schema_;  // one of the index, for all its snapshots
  std::vector<Part> parts_;
  KeywordNames names_;
  Set live_;
  std::uint64_t size_ = 0;
};

}  // namespace sanlian::search
