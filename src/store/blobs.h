// Documents people upload, kept as files named by their SHA-256, beside the database: one content is stored once.
// A file appears under its name only when it is whole and on disk.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/result.h"

namespace sanlian::store {

struct BlobInfo {
  std::string digest;  ///< SHA-256, 64 lower-case hexadecimal digits.
  std::int64_t size = 0;
};

/// A stored document open for reading. Its content never changes.
class BlobFile {
 public:
  BlobFile(BlobFile&& other) noexcept;
  BlobFile& operator=(BlobFile&&) = delete;
  ~BlobFile();
  std::int64_t size() const { return size_; }
  int descriptor() const { return descriptor_; }  ///< For sendfile; owned here.
  /// Reads from `offset`; fewer bytes than asked for at the end only. Errors: store.file_failed.
  Result<std::size_t> read(std::int64_t offset, std::span<char> into) const;

 private:
  friend class Blobs;
  BlobFile(int descriptor, std::int64_t size, std::string path)
      : descriptor_(descriptor), size_(size), path_(std::move(path)) {}
  int descriptor_;
  std::int64_t size_;
  std::string path_;
};

class BlobUpload;

/// Thread-safe. Layout: `<folder>/ab/cdef…` and `<folder>/incoming/` for what is still arriving.
class Blobs {
 public:
  /// Makes the folder if absent and clears what an ended process left half-uploaded: one process only (the store's
  /// folder lock sees to that). Errors: store.file_failed.
  static Result<Blobs> open(std::filesystem::path folder);

  /// For reading only: makes and clears nothing, as in a backup on a read-only medium.
  static Blobs look_into(std::filesystem::path folder) { return Blobs(std::move(folder)); }

  /// Begins an upload of at most `size_max` bytes. Errors: store.file_failed, store.disk_full.
  Result<BlobUpload> begin(std::int64_t size_max) const;
  /// The whole content at once.
  Result<BlobInfo> put(std::string_view content) const;

  /// Errors: store.blob_not_found.
  Result<BlobFile> read(std::string_view digest) const;
  bool contains(std::string_view digest) const;
  /// Reads it again and compares. Errors: store.blob_not_found, store.blob_damaged.
  Status verify(std::string_view digest) const;
  /// Every stored document, by digest. Whoever compares it with the records finds what nobody refers to.
  Result<std::vector<BlobInfo>> list() const;
  /// Copies what `target` does not have yet, verified on the way. Errors: store.blob_damaged, store.file_failed.
  Status copy_to(const Blobs& target) const;

  /// When no record refers to it any more. What is not there is no error. Errors: store.file_failed.
  Status remove(std::string_view digest) const;

  const std::filesystem::path& folder() const { return folder_; }
  /// For what is still arriving; open() empties it.
  std::filesystem::path incoming() const { return folder_ / "incoming"; }
  /// Where the content of this digest lies, if it is there.
  std::filesystem::path path_of(std::string_view digest) const;

 private:
  friend class BlobUpload;
  explicit Blobs(std::filesystem::path folder) : folder_(std::move(folder)) {}
  std::filesystem::path folder_;
};

/// A document arriving in pieces; dropped without finish() it leaves nothing.
class BlobUpload {
 public:
  BlobUpload(BlobUpload&& other) noexcept;
  BlobUpload& operator=(BlobUpload&&) = delete;
  ~BlobUpload();

  /// Errors: store.blob_too_big, store.disk_full, store.file_failed.
  Status add(std::string_view bytes);
  /// Nothing more comes: what it will be called. Call finish() next.
  const BlobInfo& seal();
  /// On disk under its name, file and folder, when this answers. Errors: store.disk_full, store.file_failed.
  Result<BlobInfo> finish() &&;

 private:
  friend class Blobs;
  BlobUpload(const Blobs& blobs, int descriptor, std::filesystem::path path, std::int64_t size_max)
      : blobs_(&blobs), descriptor_(descriptor), path_(std::move(path)), size_max_(size_max) {}

  const Blobs* blobs_;
  int descriptor_;
  std::filesystem::path path_;
  std::int64_t size_ = 0, size_max_;
  Digest digest_{DigestKind::sha256};
  std::optional<BlobInfo> sealed_;
};

}  // namespace sanlian::store
