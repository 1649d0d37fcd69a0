// Names of one index, by field. On disk a file a field: records of size (2 bytes), CRC-32C of size and bytes (4),
// bytes. The manifest says how many bytes of each file count; what lies behind them is cut before the next name is
// written.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "search/schema.h"
#include "search/segment/disk.h"
#include "search/segment/impl/arena.h"
#include "search/segment/impl/mapped_file.h"

namespace sanlian::search {

/// Names are read by any thread and added by one at a time. A name never moves.
class NameStore {
 public:
  struct Extent {
    std::uint64_t bytes = 0;
    std::uint32_t count = 0;
    bool operator==(const Extent&) const = default;
  };

  explicit NameStore(std::size_t fields);

  /// Reads what the manifest says of one field. Errors: search.index_damaged, search.file_unreadable.
  Status load(FieldId field, const std::filesystem::path& file, const Extent& extent);

  std::string_view name(FieldId field, std::uint32_t id) const;
  std::optional<std::uint32_t> find(FieldId field, std::string_view name) const;
  std::uint32_t size(FieldId field) const { return fields_[field]->size; }

  std::uint32_t find_or_add(FieldId field, std::string_view name);
  /// Writes what was added since. On an error nothing of it counts, and the next call writes it again.
  Status write(FieldId field, Disk& disk, const std::filesystem::path& file);
  bool is_written(FieldId field) const { return fields_[field]->pending.empty(); }
  Extent extent(FieldId field) const { return fields_[field]->written; }
  /// Forgets names that were not written.
  void forget_pending();

 private:
  static constexpr std::uint32_t kFirstChunk = 1024;
  struct Field {
    const char* const& at(std::uint32_t id) const;
    void push(const char* record);

    MappedFile file;
    Arena arena;                                            // records of names added since
    std::array<std::unique_ptr<const char*[]>, 22> chunks;  // chunk i holds kFirstChunk << i records
    std::uint32_t size = 0;
    std::vector<std::uint32_t> slots;  // id + 1 by hash; empty until first asked for
    Extent written;
    std::string pending;
  };
  static std::string_view text(const char* record);
  void hash(Field& field) const;
  static void put_slot(Field& field, std::uint32_t id);
  static std::optional<std::uint32_t> look_up(const Field& field, std::string_view name);

  mutable std::shared_mutex mutex_;  // guards slots
  std::vector<std::unique_ptr<Field>> fields_;
};

}  // namespace sanlian::search
