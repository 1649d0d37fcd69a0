// Payloads in blocks of about 32 KiB, each one zstd frame with its own checksum. Unpacked, a block is the sizes of its
// payloads as varints, then their bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "search/segment/impl/format.h"

namespace sanlian::search {

class PayloadWriter {
 public:
  using Sink = std::function<void(std::string_view)>;
  /// `level` is zstd's: 1 is fast, 3 smaller.
  PayloadWriter(int level, Sink sink);
  ~PayloadWriter();

  void add(std::string_view payload);
  /// Adds a block of another segment as it lies, with `count` payloads.
  void add_block(std::string_view packed, std::uint32_t size, std::uint32_t count);
  void finish();  ///< Nothing is added afterwards.
  const std::vector<PayloadBlock>& index() const { return index_; }
  std::uint32_t count() const { return count_; }  ///< Payloads so far.

 private:
  struct Context;
  void close_block();

  Sink sink_;
  std::unique_ptr<Context> context_;
  std::string sizes_, bytes_, packed_;
  std::vector<PayloadBlock> index_;
  std::uint64_t written_ = 0;
  std::uint32_t count_ = 0, first_ = 0;
};

/// Payloads larger than this are refused, so that a damaged size cannot ask for any amount of memory.
constexpr std::uint32_t kPayloadBytesMax = std::uint32_t{64} << 20;

/// A block unpacked: its payloads lie in `bytes`. Nothing where the bytes are damaged.
struct UnpackedBlock {
  std::string bytes;
  std::vector<std::pair<std::size_t, std::size_t>> payloads;  ///< Begin and size of each.
};
std::optional<UnpackedBlock> unpack_payloads(std::string_view packed, const PayloadBlock& block);

}  // namespace sanlian::search
