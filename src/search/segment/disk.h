// Everything the room writes goes through this seam, so that a test can make any write fail or be the last one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

#include "base/result.h"

namespace sanlian::search {

/// What an index asks of a file system. Errors of all: search.write_failed, with the path and the system's reason.
class Disk {
 public:
  class File {
   public:
    virtual ~File() = default;
    virtual Status append(std::string_view bytes) = 0;
    virtual Status sync() = 0;  ///< What was appended survives a power failure.
  };

  virtual ~Disk() = default;
  virtual Result<std::unique_ptr<File>> create(const std::filesystem::path& file) = 0;  ///< Empty, whatever was there.
  /// Cut to `size` bytes, then written on from there; made where there is none.
  virtual Result<std::unique_ptr<File>> extend(const std::filesystem::path& file, std::uint64_t size) = 0;
  virtual Status rename(const std::filesystem::path& from, const std::filesystem::path& to) = 0;
  virtual Status remove(const std::filesystem::path& file) = 0;  ///< Fine where there is none.
  virtual Status make_directory(const std::filesystem::path& directory) = 0;
  virtual Status sync_directory(
      const std::filesystem::path& directory) = 0;  ///< Names made and removed so far stay so.

  static Disk& system();
};

}  // namespace sanlian::search
