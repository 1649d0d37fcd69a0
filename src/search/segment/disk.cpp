#include "search/segment/disk.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "search/errors.h"

namespace sanlian::search {
namespace {

Error failed(const std::filesystem::path& path, int number) {
  return Error(errors::write_failed,
               {{"path", path.string()}, {"reason", std::error_code(number, std::generic_category()).message()}});
}

class SystemFile final : public Disk::File {
 public:
  SystemFile(std::filesystem::path path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}
  ~SystemFile() override { ::close(descriptor_); }

  Status append(std::string_view bytes) override {
    while (!bytes.empty()) {
      const auto written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return failed(path_, errno);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
  }

  Status sync() override {
    if (::fdatasync(descriptor_) != 0) return failed(path_, errno);
    return {};
  }

 private:
  std::filesystem::path path_;
  int descriptor_;
};

Result<std::unique_ptr<Disk::File>> open_file(const std::filesystem::path& file, int flags) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0644);
  if (descriptor < 0) return failed(file, errno);
  return std::unique_ptr<Disk::File>(std::make_unique<SystemFile>(file, descriptor));
}

class SystemDisk final : public Disk {
 public:
  Result<std::unique_ptr<File>> create(const std::filesystem::path& file) override { return open_file(file, O_TRUNC); }

  Result<std::unique_ptr<File>> extend(const std::filesystem::path& file, std::uint64_t size) override {
    auto opened = SANLIAN_TRY(open_file(file, O_APPEND));
    if (::truncate(file.c_str(), static_cast<off_t>(size)) != 0) return failed(file, errno);
    return opened;
  }

  Status rename(const std::filesystem::path& from, const std::filesystem::path& to) override {
    if (std::rename(from.c_str(), to.c_str()) != 0) return failed(to, errno);
    return {};
  }

  Status remove(const std::filesystem::path& file) override {
    if (::unlink(file.c_str()) != 0 && errno != ENOENT) return failed(file, errno);
    return {};
  }

  Status make_directory(const std::filesystem::path& directory) override {
    std::error_code error;
    std::filesystem::create_directories(directory, error);
    if (error) return failed(directory, error.value());
    return {};
  }

  Status sync_directory(const std::filesystem::path& directory) override {
    const int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return failed(directory, errno);
    const bool synced = ::fsync(descriptor) == 0;
    const int number = errno;
    ::close(descriptor);
    if (!synced) return failed(directory, number);
    return {};
  }
};
}  // namespace

Disk& Disk::system() {
  static SystemDisk disk;
  return disk;
}

}  // namespace sanlian::search
