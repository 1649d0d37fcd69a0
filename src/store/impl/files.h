// Files that must be on disk before we go on. Errors: store.disk_full, store.read_only, store.file_failed.
#pragma once

#include <filesystem>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace sanlian::store {

/// What errno says about `doing` something with `path`.
Error file_error(int number, std::string_view doing_zh_en, const std::filesystem::path& path);

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor();
  int number() const { return number_; }

 private:
  int number_;
};

Result<Descriptor> open_file(const std::filesystem::path& path, int flags, int mode = 0600);
Status write_all(int descriptor, std::string_view bytes, const std::filesystem::path& path);
Status sync(int descriptor, const std::filesystem::path& path);
/// Makes names in the folder durable.
Status sync_folder(const std::filesystem::path& folder);
/// Makes the folder with its parents, readable by the owner alone.
Status make_folders(const std::filesystem::path& folder);

}  // namespace sanlian::store
