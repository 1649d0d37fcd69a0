#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>

#include "base/result.h"
#include "search/index/impl/manifest.h"
#include "search/segment/disk.h"
#include "search/set.h"

namespace sanlian::search {

/// The names of an index's files, and the small ones among them read and written.
class IndexFiles {
 public:
  IndexFiles(std::filesystem::path directory, Disk& disk) : directory_(std::move(directory)), disk_(disk) {}

  const std::filesystem::path& directory() const { return directory_; }
  std::filesystem::path segments() const { return directory_ / "segments"; }
  std::filesystem::path segment(std::uint64_t file) const;
  std::filesystem::path deletions(std::uint64_t file) const;
  std::filesystem::path names(FieldId field) const;
  std::filesystem::path manifest(std::uint64_t number) const;
  std::filesystem::path current() const { return directory_ / "CURRENT"; }
  Disk& disk() const { return disk_; }

  bool exists() const;  ///< Whether CURRENT is there.
  /// What CURRENT names. Errors: search.index_damaged, search.file_unreadable.
  Result<Manifest> read_manifest() const;
  /// Makes `manifest` the one that counts, durably. `is_begun` tells, whatever is answered, whether it may count.
  Status publish(const Manifest& manifest, bool& is_begun) const;

  Status write_deletions(std::uint64_t file, const Set& deleted) const;
  /// Errors: search.index_damaged, search.file_unreadable.
  Result<Set> read_deletions(std::uint64_t file, std::uint32_t documents) const;

  /// Removes what `manifest` does not name: what a crash left.
  Status remove_orphans(const Manifest& manifest) const;

 private:
  Error damaged(const std::filesystem::path& path, std::string reason) const;
  Status write_file(const std::filesystem::path& path, std::string_view bytes) const;

  std::filesystem::path directory_;
  Disk& disk_;
};

}  // namespace sanlian::search
