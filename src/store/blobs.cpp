#include "store/blobs.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>

#include "base/ensure.h"
#include "store/errors.h"
#include "store/impl/files.h"

namespace sanlian::store {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t kDigestLength = 64;
constexpr std::size_t kPieceBytes = 1 << 16;

bool is_digest(std::string_view text) {
  return text.size() == kDigestLength && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// Calls `use` with every piece of the file in order.
template <class Use>
Status read_through(const BlobFile& file, Use use) {
  std::array<char, kPieceBytes> piece;
  for (std::int64_t offset = 0; offset < file.size();) {
    const auto size = SANLIAN_TRY(file.read(offset, piece));
    if (size == 0) break;
    SANLIAN_TRY(use(std::string_view(piece.data(), size)));
    offset += static_cast<std::int64_t>(size);
  }
  return {};
}

}  // namespace

BlobFile::BlobFile(BlobFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_), path_(std::move(other.path_)) {}

BlobFile::~BlobFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

Result<std::size_t> BlobFile::read(std::int64_t offset, std::span<char> into) const {
  std::size_t filled = 0;
  while (filled < into.size()) {
    const auto size = pread(descriptor_, into.data() + filled, into.size() - filled,
                            static_cast<off_t>(offset) + static_cast<off_t>(filled));
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return file_error(errno, "read", path_);
    if (size == 0) break;
    filled += static_cast<std::size_t>(size);
  }
  return filled;
}

Result<Blobs> Blobs::open(fs::path folder) {
  Blobs blobs(std::move(folder));
  const auto incoming = blobs.incoming();
  SANLIAN_TRY(make_folders(incoming));
  std::error_code failure;
  for (const auto& left : fs::directory_iterator(incoming, failure)) fs::remove(left.path(), failure);
  SANLIAN_TRY(sync_folder(blobs.folder_));
  return blobs;
}

fs::path Blobs::path_of(std::string_view digest) const { return folder_ / digest.substr(0, 2) / digest.substr(2); }

Result<BlobUpload> Blobs::begin(std::int64_t size_max) const {
  std::string name = (incoming() / "XXXXXX").string();
  const int descriptor = mkostemp(name.data(), O_CLOEXEC);
  if (descriptor < 0) return file_error(errno, "make", name);
  return BlobUpload(*this, descriptor, name, size_max);
}

Result<BlobInfo> Blobs::put(std::string_view content) const {
  auto upload = SANLIAN_TRY(begin(std::numeric_limits<std::int64_t>::max()));
  SANLIAN_TRY(upload.add(content));
  return std::move(upload).finish();
}

bool Blobs::contains(std::string_view digest) const {
  return is_digest(digest) && access(path_of(digest).c_str(), F_OK) == 0;
}

Result<BlobFile> Blobs::read(std::string_view digest) const {
  const Error not_found(errors::blob_not_found, {{"digest", std::string(digest)}});
  if (!is_digest(digest)) return not_found;
  const auto path = path_of(digest);
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0 && errno == ENOENT) return not_found;
  if (descriptor < 0) return file_error(errno, "open", path);
  BlobFile file(descriptor, 0, path.string());
  struct stat about {};
  if (fstat(descriptor, &about) != 0) return file_error(errno, "read", path);
  file.size_ = about.st_size;
  return file;
}

Status Blobs::remove(std::string_view digest) const {
  std::error_code failure;
  if (is_digest(digest)) fs::remove(path_of(digest), failure);
  if (failure) return file_error(failure.value(), "remove", path_of(digest));
  return {};
}

Status Blobs::verify(std::string_view digest) const {
  const auto file = SANLIAN_TRY(read(digest));
  Digest again(DigestKind::sha256);
  SANLIAN_TRY(read_through(file, [&](std::string_view piece) { return again.add(piece), Status(); }));
  const auto found = std::move(again).hex();
  if (found != digest) return Error(errors::blob_damaged, {{"digest", std::string(digest)}, {"found", found}});
  return {};
}

Result<std::vector<BlobInfo>> Blobs::list() const {
  std::vector<BlobInfo> all;
  std::error_code failure;
  for (const auto& group : fs::directory_iterator(folder_, failure))
    for (const auto& file : fs::directory_iterator(group.path(), failure)) {
      const auto digest = group.path().filename().string() + file.path().filename().string();
      if (is_digest(digest)) all.push_back({digest, static_cast<std::int64_t>(file.file_size(failure))});
    }
  if (failure) return file_error(failure.value(), "read", folder_);
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.digest < b.digest; });
  return all;
}

Status Blobs::copy_to(const Blobs& target) const {
  for (const auto& info : SANLIAN_TRY(list())) {
    if (target.contains(info.digest)) continue;
    const auto file = SANLIAN_TRY(read(info.digest));
    auto upload = SANLIAN_TRY(target.begin(std::numeric_limits<std::int64_t>::max()));
    SANLIAN_TRY(read_through(file, [&](std::string_view piece) { return upload.add(piece); }));
    const auto copied = SANLIAN_TRY(std::move(upload).finish());
    if (copied.digest != info.digest)
      return Error(errors::blob_damaged, {{"digest", info.digest}, {"found", copied.digest}});
  }
  return {};
}

BlobUpload::BlobUpload(BlobUpload&& other) noexcept
    : blobs_(other.blobs_),
      descriptor_(std::exchange(other.descriptor_, -1)),
      path_(std::exchange(other.path_, {})),
      size_(other.size_),
      size_max_(other.size_max_),
      digest_(std::move(other.digest_)),
      sealed_(std::move(other.sealed_)) {}

BlobUpload::~BlobUpload() {
  if (descriptor_ >= 0) close(descriptor_);
  if (!path_.empty()) unlink(path_.c_str());
}

Status BlobUpload::add(std::string_view bytes) {
  ensure(!sealed_, "what is sealed takes no more bytes");
  size_ += static_cast<std::int64_t>(bytes.size());
  if (size_ > size_max_) return Error(errors::blob_too_big, {{"max", std::to_string(size_max_)}});
  digest_.add(bytes);
  return write_all(descriptor_, bytes, path_);
}

const BlobInfo& BlobUpload::seal() {
  if (!sealed_) sealed_ = BlobInfo{std::move(digest_).hex(), size_};
  return *sealed_;
}

Result<BlobInfo> BlobUpload::finish() && {
  const BlobInfo info = seal();
  const auto target = blobs_->path_of(info.digest);
  if (blobs_->contains(info.digest)) return info;  // the same content is there, whole and on disk
  if (fchmod(descriptor_, 0400) != 0) return file_error(errno, "protect", path_);
  SANLIAN_TRY(sync(descriptor_, path_));
  SANLIAN_TRY(make_folders(target.parent_path()));
  if (rename(path_.c_str(), target.c_str()) != 0) return file_error(errno, "name", target);
  path_.clear();  // it lies under its name now
  SANLIAN_TRY(sync_folder(target.parent_path()));
  SANLIAN_TRY(sync_folder(blobs_->folder()));
  return info;
}

}  // namespace sanlian::store
