#include "format/byte_source.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "format/errors.h"

namespace sanlian::format {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

Error cannot_read(const std::string& path) {
  return Error(errors::cannot_read, {{"reason", std::strerror(errno)}}).at(path);
}

class FileSource final : public ByteSource {
 public:
  FileSource(std::string path, File file, std::uint64_t size)
      : path_(std::move(path)), file_(std::move(file)), size_(size) {}

  Result<std::size_t> read(std::span<char> into) override {
    const std::size_t got = std::fread(into.data(), 1, into.size(), file_.get());
    if (got < into.size() && std::ferror(file_.get())) return cannot_read(path_);
    return got;
  }
  Status rewind() override {
    if (std::fseek(file_.get(), 0, SEEK_SET) != 0) return cannot_read(path_);
    return {};
  }
  std::uint64_t size() const override { return size_; }

 private:
  const std::string path_;
  const File file_;
  const std::uint64_t size_;
};

class StringSource final : public ByteSource {
 public:
  explicit StringSource(std::string text) : text_(std::move(text)) {}
  Result<std::size_t> read(std::span<char> into) override {
    const std::size_t got = text_.copy(into.data(), into.size(), at_);
    return at_ += got, got;
  }
  Status rewind() override { return at_ = 0, Status(); }
  std::uint64_t size() const override { return text_.size(); }

 private:
  const std::string text_;
  std::size_t at_ = 0;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> open_file(const std::string& path) {
  File file(std::fopen(path.c_str(), "rbe"));
  if (!file || std::fseek(file.get(), 0, SEEK_END) != 0) return cannot_read(path);
  const long size = std::ftell(file.get());
  if (size < 0 || std::fseek(file.get(), 0, SEEK_SET) != 0) return cannot_read(path);
  return std::make_unique<FileSource>(path, std::move(file), static_cast<std::uint64_t>(size));
}

std::unique_ptr<ByteSource> from_text(std::string text) { return std::make_unique<StringSource>(std::move(text)); }

}  // namespace sanlian::format
