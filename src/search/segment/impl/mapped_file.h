#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace sanlian::search {

/// A file's bytes, read-only, as the kernel pages them in. Stays readable after the file's name is removed.
class MappedFile {
 public:
  /// Errors: search.file_unreadable.
  static Result<MappedFile> open(const std::filesystem::path& file);
  MappedFile() = default;
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept { swap(other); }
  MappedFile& operator=(MappedFile&& other) noexcept {
    swap(other);
    return *this;
  }

  const std::uint8_t* data() const { return data_; }
  std::size_t size() const { return size_; }
  std::string_view bytes() const { return {reinterpret_cast<const char*>(data_), size_}; }
  void forget_pages() const;  ///< Gives the memory back; the next reading pages them in again.

 private:
  void swap(MappedFile& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
  }
  const std::uint8_t* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace sanlian::search
