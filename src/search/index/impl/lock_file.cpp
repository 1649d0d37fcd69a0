#include "search/index/impl/lock_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "search/errors.h"

namespace sanlian::search {

LockFile::~LockFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Status LockFile::take(const std::filesystem::path& directory) {
  const auto path = directory / "LOCK";
  descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return {};
  if (descriptor_ >= 0 && errno == EWOULDBLOCK) return Error(errors::index_locked, {{"path", directory.string()}});
  return Error(errors::write_failed,
               {{"path", path.string()}, {"reason", std::error_code(errno, std::generic_category()).message()}});
}

}  // namespace sanlian::search
