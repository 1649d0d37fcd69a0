#include "search/segment/impl/bit_packing.h"

#include <array>
#include <bit>
#include <cstring>
#include <utility>

namespace sanlian::search {
namespace {

static_assert(std::endian::native == std::endian::little, "segments are mapped as they lie: little-endian");

using Lanes = std::uint32_t __attribute__((vector_size(16)));
constexpr unsigned kRows = kBlock / 4;

template <unsigned kBits>
void unpack_width(const std::uint8_t* in, std::uint32_t* out) {
  if constexpr (kBits == 0) {
    std::memset(out, 0, kBlock * sizeof *out);
  } else {
    constexpr std::uint32_t kMask = kBits == 32 ? ~std::uint32_t{0} : (std::uint32_t{1} << (kBits % 32)) - 1;
    Lanes word;
    std::memcpy(&word, in, 16);
    unsigned shift = 0;
#pragma GCC unroll 32
    for (unsigned row = 0; row < kRows; ++row) {
      Lanes value = word >> shift;
      shift += kBits;
      if (shift >= 32) {
        shift -= 32;
        in += 16;
        if (row + 1 < kRows) std::memcpy(&word, in, 16);
        if (shift > 0) value |= word << (kBits - shift);
      }
      value &= kMask;
      std::memcpy(out + row * 4, &value, 16);
    }
  }
}

using Unpack = void (*)(const std::uint8_t*, std::uint32_t*);
template <std::size_t... kWidths>
constexpr std::array<Unpack, 33> unpacks(std::index_sequence<kWidths...>) {
  return {unpack_width<kWidths>...};
}
constexpr auto kUnpack = unpacks(std::make_index_sequence<33>());
}  // namespace

unsigned bits_for(std::span<const std::uint32_t, kBlock> values) {
  std::uint32_t all = 0;
  for (const auto value : values) all |= value;
  return static_cast<unsigned>(std::bit_width(all));
}

void pack(std::span<const std::uint32_t, kBlock> values, unsigned bits, std::uint8_t* out) {
  if (bits == 0) return;
  std::memset(out, 0, std::size_t{bits} * 16);
  for (unsigned i = 0; i < kBlock; ++i) {
    const unsigned lane = i % 4;
    const unsigned bit = i / 4 * bits;
    const auto put = [&](unsigned word, std::uint32_t value) {
      std::uint32_t held = 0;
      std::memcpy(&held, out + word * 16 + lane * 4, 4);
      held |= value;
      std::memcpy(out + word * 16 + lane * 4, &held, 4);
    };
    put(bit / 32, values[i] << (bit % 32));
    if (bit % 32 + bits > 32) put(bit / 32 + 1, values[i] >> (32 - bit % 32));
  }
}

void unpack(const std::uint8_t* in, unsigned bits, std::span<std::uint32_t, kBlock> values) {
  kUnpack[bits](in, values.data());
}

}  // namespace sanlian::search
