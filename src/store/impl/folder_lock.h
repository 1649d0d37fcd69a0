#pragma once

#include <filesystem>

#include "base/result.h"

namespace sanlian::store {

/// Holds `folder/lock` for this process; the kernel lets go of it when the process ends, however it ends.
class FolderLock {
 public:
  /// Errors: store.folder_in_use, store.read_only, store.cannot_open.
  static Result<FolderLock> take(const std::filesystem::path& folder);
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace sanlian::store
