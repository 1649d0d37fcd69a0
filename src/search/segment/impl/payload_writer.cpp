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

void PayloadWriter::add_block(std::string_view packed, std::uint32_t size, std::uint32_t count) {
  finish();
  index_.push_back({.offset = written_, .first = count_, .size = size});
  sink_(packed);
  written_ += packed.size();
  first_ = count_ += count;
}

std::optional<UnpackedBlock> unpack_payloads(std::string_view packed, const PayloadBlock& block) {
  if (block.size > kBlockBytesMax || ZSTD_getFrameContentSize(packed.data(), packed.size()) != block.size)
    return std::nullopt;
  UnpackedBlock unpacked{.bytes = std::string(block.size, '\0'), .payloads = {}};
  auto& bytes = unpacked.bytes;
  const auto size = ZSTD_decompressDCtx(unpacker(), bytes.data(), bytes.size(), packed.data(), packed.size());
  if (ZSTD_isError(size) != 0 || size != bytes.size()) return std::nullopt;
  // The sizes come first: there are no more of them when they sum up to all that is left.
  const auto* const begin = reinterpret_cast<const std::uint8_t*>(bytes.data());
  ByteReader reader(begin, begin + bytes.size());
  std::uint64_t sum = 0;
  while (unpacked.payloads.empty() || sum != reader.left()) {
    const auto each = reader.varint();
    if (reader.is_broken || each > bytes.size()) return std::nullopt;
    unpacked.payloads.emplace_back(sum, each);
    sum += each;
  }
  for (auto& payload : unpacked.payloads) payload.first += static_cast<std::size_t>(reader.at - begin);
  return unpacked;
}

}  // namespace sanlian::search
