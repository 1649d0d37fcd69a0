#include "store/impl/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "store/errors.h"

namespace sanlian::store {
namespace {

std::string read_pid(int descriptor) {
  std::array<char, 32> text{};
  const auto size = pread(descriptor, text.data(), text.size() - 1, 0);
  std::string pid(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  while (!pid.empty() && pid.back() == '\n') pid.pop_back();
  return pid.empty() ? "?" : pid;
}

/// The number is only for people; the lock itself is the kernel's.
void write_pid(int descriptor) {
  const std::string pid = std::to_string(getpid()) + "\n";
  if (ftruncate(descriptor, 0) != 0) return;
  [[maybe_unused]] const auto written = pwrite(descriptor, pid.data(), pid.size(), 0);
}

}  // namespace

Result<FolderLock> FolderLock::take(const std::filesystem::path& folder) {
  const auto path = folder / "lock";
  const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    if (errno == EROFS || errno == EACCES || errno == EPERM) return Error(errors::read_only).at(path.string());
    if (errno == ENOSPC) return Error(errors::disk_full).at(path.string());
    return Error(errors::cannot_open, {{"file", path.string()}, {"detail", std::strerror(errno)}});
  }
  FolderLock lock(descriptor);
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0)
    return Error(errors::folder_in_use, {{"folder", folder.string()}, {"pid", read_pid(descriptor)}});
  write_pid(descriptor);
  return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

}  // namespace sanlian::store
