// 128 numbers in `bits` x 16 bytes: number i lies in lane i % 4 of 32-bit words, so that four unpack at once.
#pragma once

#include <cstdint>
#include <span>

namespace sanlian::search {

constexpr std::uint32_t kBlock = 128;

/// How many bits the largest of them needs, 0 to 32.
unsigned bits_for(std::span<const std::uint32_t, kBlock> values);

/// Writes bits * 16 bytes to `out`. Every value fits into `bits`.
void pack(std::span<const std::uint32_t, kBlock> values, unsigned bits, std::uint8_t* out);

/// Reads bits * 16 bytes. `bits` is 0 to 32.
void unpack(const std::uint8_t* in, unsigned bits, std::span<std::uint32_t, kBlock> values);

}  // namespace sanlian::search
