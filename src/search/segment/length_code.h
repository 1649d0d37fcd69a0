#pragma once

#include <array>
#include <cstdint>

namespace sanlian::search {

/// The length a code stands for: exact up to 31, then in steps of a sixteenth to a thirty-second, up to 507,904.
constexpr std::uint32_t length_of_code(std::uint8_t code) {
  if (code < 32) return code;
  return (16U + (code & 15U)) << ((code >> 4) - 1);
}

/// The highest code whose length is not above `length`; longer texts get longer codes, or the same.
constexpr std::uint8_t code_of_length(std::uint64_t length) {
  if (length < 32) return static_cast<std::uint8_t>(length);
  if (length >= length_of_code(255)) return 255;
  const unsigned shift = 59U - static_cast<unsigned>(__builtin_clzll(length));  // leaves five bits: 16 to 31
  return static_cast<std::uint8_t>(((shift + 1) << 4) | ((length >> shift) & 15));
}

/// All codes' lengths, for ranking loops.
constexpr auto kLengths = [] {
  std::array<std::uint32_t, 256> lengths{};
  for (unsigned code = 0; code < 256; ++code) lengths[code] = length_of_code(static_cast<std::uint8_t>(code));
  return lengths;
}();

}  // namespace sanlian::search
