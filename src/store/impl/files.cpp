#include "store/impl/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "store/errors.h"

namespace sanlian::store {

Error file_error(int number, std::string_view doing, const std::filesystem::path& path) {
  if (number == ENOSPC || number == EDQUOT || number == EFBIG) return Error(errors::disk_full).at(path.string());
  if (number == EROFS || number == EACCES || number == EPERM) return Error(errors::read_only).at(path.string());
  return Error(errors::file_failed,
               {{"doing", std::string(doing)}, {"path", path.string()}, {"detail", std::strerror(number)}});
}

Descriptor::~Descriptor() {
  if (number_ >= 0) close(number_);
}

Result<Descriptor> open_file(const std::filesystem::path& path, int flags, int mode) {
  Descriptor file(open(path.c_str(), flags | O_CLOEXEC, mode));
  if (file.number() < 0) return file_error(errno, "open", path);
  return file;
}

Status write_all(int descriptor, std::string_view bytes, const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const auto written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return file_error(errno, "write", path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Status sync(int descriptor, const std::filesystem::path& path) {
  if (fsync(descriptor) != 0) return file_error(errno, "sync", path);
  return {};
}

Status sync_folder(const std::filesystem::path& folder) {
  const auto opened = SANLIAN_TRY(open_file(folder, O_RDONLY | O_DIRECTORY));
  return sync(opened.number(), folder);
}

Status make_folders(const std::filesystem::path& folder) {
  if (mkdir(folder.c_str(), 0700) == 0) return {};
  if (errno == EEXIST && std::filesystem::is_directory(folder)) return {};
  if (errno != ENOENT || !folder.has_parent_path() || folder.parent_path() == folder)
    return file_error(errno, "make", folder);
  SANLIAN_TRY(make_folders(folder.parent_path()));
  if (mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return file_error(errno, "make", folder);
  return {};
}

}  // namespace sanlian::store
