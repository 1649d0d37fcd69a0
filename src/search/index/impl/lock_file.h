#pragma once

#include <filesystem>

#include "base/result.h"

namespace sanlian::search {

/// Held by the one process that writes to an index; the kernel lets go of it when the process ends, however it does.
class LockFile {
 public:
  LockFile() = default;
  ~LockFile();
  LockFile(const LockFile&) = delete;
  LockFile& operator=(const LockFile&) = delete;

  /// Errors: search.index_locked, search.write_failed.
  Status take(const std::filesystem::path& directory);

 private:
  int descriptor_ = -1;
};

}  // namespace sanlian::search
