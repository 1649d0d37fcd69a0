// Numbers of one to ten bytes, seven bits a byte, lowest first; and a reader that cannot leave its bytes.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace sanlian::search {

/// Appends to anything with push_back.
template <class Bytes>
void put_varint(Bytes& out, std::uint64_t value) {
  while (value >= 128) {
    out.push_back(static_cast<typename Bytes::value_type>(value | 128));
    value >>= 7;
  }
  out.push_back(static_cast<typename Bytes::value_type>(value));
}

/// Reads forward inside [at, end). After an overrun it is broken, stands at the end, and answers zeros.
struct ByteReader {
  const std::uint8_t* at = nullptr;
  const std::uint8_t* end = nullptr;
  bool is_broken = false;

  ByteReader() = default;
  ByteReader(const std::uint8_t* begin, const std::uint8_t* limit) : at(begin), end(limit) {}

  std::size_t left() const { return static_cast<std::size_t>(end - at); }

  std::uint64_t varint() {
    if (at != end && *at < 128) return *at++;
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && at != end; shift += 7) {
      const std::uint8_t byte = *at++;
      value |= static_cast<std::uint64_t>(byte & 127) << shift;
      if (byte < 128) return value;
    }
    return fail(), 0;
  }

  std::string_view bytes(std::uint64_t size) {
    if (size > left()) return fail(), std::string_view{};
    const std::string_view taken(reinterpret_cast<const char*>(at), size);
    at += size;
    return taken;
  }

  /// Steps over `count` varints.
  void skip_varints(std::uint64_t count) {
    while (count >= 8 && left() >= 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, at, 8);
      count -= static_cast<unsigned>(__builtin_popcountll(~word & 0x8080808080808080ULL));
      at += 8;
    }
    // The last whole word may have ended inside a number: its first bytes are stepped over with it.
    for (; count > 0 && at != end; ++at) count -= *at < 128 ? 1 : 0;
    if (count > 0) fail();
  }

  void fail() {
    is_broken = true;
    at = end;
  }
};

template <class T>
T load(const void* from) {
  T value;
  std::memcpy(&value, from, sizeof value);
  return value;
}

}  // namespace sanlian::search
