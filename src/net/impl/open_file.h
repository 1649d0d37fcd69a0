#pragma once

#include <cstdint>
#include <string>

namespace sanlian::net {

/// A file opened for reading, closed with its last user.
class OpenFile {
 public:
  OpenFile(int descriptor, std::uint64_t size) : descriptor_(descriptor), size_(size) {}
  ~OpenFile();
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  std::uint64_t size() const { return size_; }
  /// Replaces `out` by up to `count` bytes from `offset`. False when fewer than one could be read.
  bool read(std::uint64_t offset, std::size_t count, std::string& out) const;

 private:
  int descriptor_;
  std::uint64_t size_;
};

}  // namespace sanlian::net
