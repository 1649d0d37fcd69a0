#include "search/segment/impl/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "search/errors.h"

namespace sanlian::search {
namespace {

Error unreadable(const std::filesystem::path& path, int number) {
  return Error(errors::file_unreadable,
               {{"path", path.string()}, {"reason", std::error_code(number, std::generic_category()).message()}});
}
}  // namespace

Result<MappedFile> MappedFile::open(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return unreadable(file, errno);
  struct stat facts {};
  MappedFile mapped;
  int number = 0;
  if (::fstat(descriptor, &facts) != 0) number = errno;
  if (number == 0 && S_ISDIR(facts.st_mode)) number = EISDIR;
  if (number == 0 && facts.st_size > 0) {
    void* const at = ::mmap(nullptr, static_cast<std::size_t>(facts.st_size), PROT_READ, MAP_SHARED, descriptor, 0);
    if (at == MAP_FAILED) {
      number = errno;
    } else {
      mapped.data_ = static_cast<const std::uint8_t*>(at);
      mapped.size_ = static_cast<std::size_t>(facts.st_size);
    }
  }
  ::close(descriptor);
  if (number != 0) return unreadable(file, number);
  return mapped;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<std::uint8_t*>(data_), size_);
}

void MappedFile::forget_pages() const {
  if (data_ != nullptr) ::madvise(const_cast<std::uint8_t*>(data_), size_, MADV_DONTNEED);
}

}  // namespace sanlian::search
