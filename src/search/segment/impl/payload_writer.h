// Payloads in blocks of about 32 KiB, each one zstd frame with its own checksum. Unpacked, a block is the sizes of its
// payloads as varints, then their bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
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

  void add(std::string_view payload);  ///< Of the next document.
  void finish();                       ///< Nothing is added afterwards.
  const std::vector<PayloadBlock>& index() const { return index_; }

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

/// The payload of `document` in the block that begins with document `first`; nothing where the bytes are damaged.
std::optional<std::string> unpack_payload(std::string_view packed, const PayloadBlock& block, std::uint32_t document);

}  // namespace sanlian::search
