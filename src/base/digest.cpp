#include "base/digest.h"

#include <openssl/evp.h>

#include <array>

#include "base/ensure.h"

namespace sanlian {

struct Digest::State {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

Digest::Digest(DigestKind kind) : state_(std::make_unique<State>()) {
  const EVP_MD* method = kind == DigestKind::sha256 ? EVP_sha256() : EVP_sm3();
  ensure(EVP_DigestInit_ex(state_->context.get(), method, nullptr) == 1, "OpenSSL 3 always has SHA-256 and SM3");
}
Digest::~Digest() = default;
Digest::Digest(Digest&&) noexcept = default;

void Digest::add(std::string_view bytes) {
  ensure(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) == 1, "a digest takes any bytes");
}

std::string Digest::hex() && {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned length = 0;
  ensure(EVP_DigestFinal_ex(state_->context.get(), bytes.data(), &length) == 1, "a digest is finished once");
  std::string out;
  for (unsigned i = 0; i < length; ++i) {
    out += "0123456789abcdef"[bytes[i] >> 4];
    out += "0123456789abcdef"[bytes[i] & 15];
  }
  return out;
}

std::string digest_hex(DigestKind kind, std::string_view bytes) {
  Digest digest(kind);
  digest.add(bytes);
  return std::move(digest).hex();
}

}  // namespace sanlian
