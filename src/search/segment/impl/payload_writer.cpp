#include "search/segment/impl/payload_writer.h"

#include <zstd.h>

#include "base/ensure.h"
#include "search/segment/impl/varint.h"

namespace sanlian::search {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{32} << 10;
constexpr std::uint32_t kBlockBytesMax = kPayloadBytesMax + (std::uint32_t{1} << 20);

/// A context costs more to make than a block to unpack.
ZSTD_DCtx* unpacker() {
  thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), ZSTD_freeDCtx);
  return context.get();
}
}  // namespace

struct PayloadWriter::Context {
  std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> zstd{ZSTD_createCCtx(), ZSTD_freeCCtx};
};

PayloadWriter::PayloadWriter(int level, Sink sink) : sink_(std::move(sink)), context_(std::make_unique<Context>()) {
  ZSTD_CCtx_setParameter(context_->zstd.get(), ZSTD_c_compressionLevel, level);
  ZSTD_CCtx_setParameter(context_->zstd.get(), ZSTD_c_checksumFlag, 1);
}
PayloadWriter::~PayloadWriter() = default;

void PayloadWriter::add(std::string_view payload) {
  put_varint(sizes_, payload.size());
  bytes_ += payload;
  ++count_;
  if (bytes_.size() + sizes_.size() >= kBlockBytes) close_block();
}

void PayloadWriter::finish() {
  if (count_ > first_) close_block();
}

void PayloadWriter::close_block() {
  sizes_ += bytes_;
  packed_.resize(ZSTD_compressBound(sizes_.size()));
  const auto size = ZSTD_compress2(context_->zstd.get(), packed_.data(), packed_.size(), sizes_.data(), sizes_.size());
  ensure(ZSTD_isError(size) == 0, "zstd packs into compressBound bytes");
  index_.push_back({.offset = written_, .first = first_, .size = static_cast<std::uint32_t>(sizes_.size())});
  sink_(std::string_view(packed_).substr(0, size));
  written_ += size;
  first_ = count_;
  sizes_.clear();
  bytes_.clear();
}

std::optional<std::string> unpack_payload(std::string_view packed, const PayloadBlock& block, std::uint32_t document) {
  if (block.size > kBlockBytesMax || ZSTD_getFrameContentSize(packed.data(), packed.size()) != block.size)
    return std::nullopt;
  std::string raw(block.size, '\0');
  const auto size = ZSTD_decompressDCtx(unpacker(), raw.data(), raw.size(), packed.data(), packed.size());
  if (ZSTD_isError(size) != 0 || size != raw.size() || document < block.first) return std::nullopt;
  // The sizes come first: how many there are shows where they and all the bytes end together.
  ByteReader reader(reinterpret_cast<const std::uint8_t*>(raw.data()),
                    reinterpret_cast<const std::uint8_t*>(raw.data()) + raw.size());
  std::uint64_t before = 0, wanted = 0, sum = 0;
  for (std::uint32_t at = block.first; sum != reader.left() || at <= document; ++at) {
    const auto each = reader.varint();
    if (reader.is_broken || each > raw.size()) return std::nullopt;
    if (at < document) before += each;
    if (at == document) wanted = each;
    sum += each;
  }
  reader.bytes(before);
  const auto payload = reader.bytes(wanted);
  if (reader.is_broken) return std::nullopt;
  return std::string(payload);
}

}  // namespace sanlian::search
