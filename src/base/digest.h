#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace sanlian {

enum class DigestKind { sha256, sm3 };  ///< Both 32 bytes. SM3: GB/T 32905-2016.

/// Digest of bytes fed in pieces; for uploads and journal chains.
class Digest {
 public:
  explicit Digest(DigestKind kind);
  ~Digest();
  Digest(Digest&&) noexcept;
  void add(std::string_view bytes);
  /// Lower-case hexadecimal, 64 characters; the digest is used up.
  std::string hex() &&;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string digest_hex(DigestKind kind, std::string_view bytes);

}  // namespace sanlian
