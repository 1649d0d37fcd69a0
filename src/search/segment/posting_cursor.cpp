#include "search/segment/posting_cursor.h"

#include <algorithm>

namespace sanlian::search {
namespace {

constexpr std::uint32_t kUnknownMax = 0xffff'ffff;
/// 128 steps of so many bits cannot overflow 32 bits, beside a document that is below 2^31.
constexpr unsigned kSafeBits = 23;
}  // namespace

PostingCursor::PostingCursor(std::span<const std::uint8_t> bytes, std::uint32_t count, std::uint32_t limit)
    : end_(bytes.data() + bytes.size()), count_(count), limit_(limit) {
  ByteReader reader(bytes.data(), end_);
  const auto flags = reader.varint();
  has_positions_ = (flags & kHasPositions) != 0;
  if ((flags & kHasBitmap) != 0) reader.varint();
  if (count == 0 || reader.is_broken) return;
  if ((flags & kIsLong) != 0)
    open_long(reader);
  else
    open_short(reader);
}

void PostingCursor::open_short(ByteReader reader) {
  if (count_ >= kBlock || reader.left() == 0) return;
  entry_.length_min = *reader.at++;
  if (!unpack_tail(reader, count_, 0)) return;
  positions_ = reader.at;
  const auto highest = *std::max_element(frequencies_.begin(), frequencies_.begin() + count_);
  entry_.last = docs_[count_ - 1];
  entry_.frequency_max = static_cast<std::uint8_t>(std::min<std::uint32_t>(highest, 255));
  blocks_ = 1;
  unpacked_ = 0;
  position_reader_ = reader;
  doc_ = docs_[0];
}

void PostingCursor::open_long(ByteReader reader) {
  const auto data_bytes = reader.varint();
  const auto position_bytes = reader.varint();
  const std::uint32_t blocks = (count_ + kBlock - 1) / kBlock;
  const auto skip_bytes = std::uint64_t{blocks} * sizeof(SkipEntry);
  if (skip_bytes > reader.left() || data_bytes > reader.left() - skip_bytes) return;
  skip_ = reader.at;
  data_ = skip_ + skip_bytes;
  positions_ = data_ + data_bytes;
  if (position_bytes > static_cast<std::uint64_t>(end_ - positions_)) return;
  end_ = positions_ + position_bytes;
  blocks_ = blocks;
  doc_ = 0;
  enter(0);
}

std::uint32_t PostingCursor::seek(std::uint32_t at_least) {
  if (doc_ >= at_least) return doc_;
  if (docs_[in_block_ - 1] < at_least) {
    if (skip_ == nullptr) return finish();
    // A block that seek_block() went to serves as the start, unless it lies behind what is sought now.
    const bool is_before = block_ > unpacked_ && entry(block_ - 1).last < at_least;
    if (enter(first_block_from(is_before ? block_ : unpacked_ + 1, at_least)) >= at_least) return doc_;
  }
  const auto found = std::lower_bound(docs_.begin() + at_, docs_.begin() + in_block_, at_least);
  if (found == docs_.begin() + in_block_) return finish();  // a damaged skip entry promised more
  at_ = static_cast<std::uint32_t>(found - docs_.begin());
  return doc_ = *found;
}

void PostingCursor::seek_block(std::uint32_t at_least) {
  if (block_ >= blocks_ || entry_.last >= at_least) return;
  if (skip_ == nullptr) {
    block_ = blocks_;
    return;
  }
  block_ = first_block_from(block_ + 1, at_least);
  if (block_ < blocks_) entry_ = entry(block_);
}

std::uint32_t PostingCursor::first_block_from(std::uint32_t block, std::uint32_t at_least) const {
  std::uint32_t step = 1;
  while (block < blocks_ && entry(std::min(block + step, blocks_) - 1).last < at_least) {
    block = std::min(block + step, blocks_);
    step *= 2;
  }
  std::uint32_t end = std::min(block + step, blocks_);
  while (block < end) {
    const auto middle = block + (end - block) / 2;
    if (entry(middle).last < at_least)
      block = middle + 1;
    else
      end = middle;
  }
  return block;
}

std::uint32_t PostingCursor::enter(std::uint32_t block) {
  if (block >= blocks_ || skip_ == nullptr) return finish();
  const std::uint64_t before = block == 0 ? 0 : std::uint64_t{entry(block - 1).last} + 1;
  const bool is_start = unpacked_ == kEnd;
  if (!is_start && before <= doc_) return finish();
  block_ = unpacked_ = block;
  entry_ = entry(block);
  has_frequencies_ = false;
  if (entry_.last >= limit_ || !unpack_block(before)) return finish();
  at_ = position_at_ = 0;
  position_reader_ = ByteReader(positions_, end_);
  position_reader_.bytes(entry_.positions);
  return doc_ = docs_[0];
}

bool PostingCursor::unpack_block(std::uint64_t before) {
  if (entry_.offset > static_cast<std::uint64_t>(positions_ - data_)) return false;
  ByteReader reader(data_ + entry_.offset, positions_);
  if (entry_.document_bits == kTailBits) {
    const auto count = count_ - unpacked_ * kBlock;
    return count < kBlock && unpack_tail(reader, count, before) && docs_[count - 1] == entry_.last;
  }
  const auto bits = entry_.document_bits;
  if (bits > 32 || entry_.frequency_bits > 32) return false;
  if (count_ - unpacked_ * kBlock < kBlock || reader.left() < (bits + std::size_t{entry_.frequency_bits}) * 16)
    return false;
  unpack(reader.at, bits, docs_);
  if (bits > kSafeBits) {
    std::uint64_t last = before + kBlock - 1;
    for (const auto step : docs_) last += step;
    if (last != entry_.last) return false;
  }
  auto doc = static_cast<std::uint32_t>(before) - 1;
  for (auto& each : docs_) each = doc += each + 1;
  in_block_ = kBlock;
  return doc == entry_.last;
}

bool PostingCursor::unpack_tail(ByteReader& reader, std::uint32_t count, std::uint64_t before) {
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto step = reader.varint();
    const auto jump = has_positions_ ? step >> 1 : step;
    if (reader.is_broken || jump >= limit_ || before + jump >= limit_) return false;
    before += jump;
    docs_[i] = static_cast<std::uint32_t>(before++);
    const bool is_one = !has_positions_ || (step & 1) != 0;
    frequencies_[i] = is_one ? 1 : static_cast<std::uint32_t>(reader.varint());
  }
  has_frequencies_ = true;
  in_block_ = count;
  return count > 0 && !reader.is_broken;
}

std::uint32_t PostingCursor::frequency() {
  if (!has_positions_ || doc_ == kEnd) return 1;
  if (!has_frequencies_) unpack_frequencies();
  return frequencies_[at_];
}

void PostingCursor::unpack_frequencies() {
  // unpack_block() found that both lie inside the list. seek_block() may have moved entry_ since.
  const auto here = block_ == unpacked_ ? entry_ : entry(unpacked_);
  unpack(data_ + here.offset + std::size_t{here.document_bits} * 16, here.frequency_bits, frequencies_);
  for (auto& each : frequencies_) ++each;
  has_frequencies_ = true;
}

void PostingCursor::stand_at_positions() {
  if (!has_frequencies_) unpack_frequencies();
  std::uint64_t between = 0;
  for (; position_at_ < at_; ++position_at_) between += frequencies_[position_at_];
  position_reader_.skip_varints(between);
}

void PostingCursor::positions(std::vector<std::uint32_t>& out) {
  out.clear();
  if (!has_positions_ || doc_ == kEnd) return;
  stand_at_positions();
  auto reader = position_reader_;
  std::uint32_t position = 0;
  for (auto left = frequencies_[at_]; left > 0; --left) {
    position += static_cast<std::uint32_t>(reader.varint());
    if (reader.is_broken) return;
    out.push_back(position);
  }
}

std::string_view PostingCursor::position_bytes() {
  if (!has_positions_ || doc_ == kEnd) return {};
  stand_at_positions();
  auto reader = position_reader_;
  reader.skip_varints(frequencies_[at_]);
  return {reinterpret_cast<const char*>(position_reader_.at),
          static_cast<std::size_t>(reader.at - position_reader_.at)};
}

std::uint32_t PostingCursor::block_frequency_max() const {
  if (block_ >= blocks_) return 0;
  return entry_.frequency_max == 255 ? kUnknownMax : entry_.frequency_max;
}

std::uint32_t PostingCursor::finish() {
  at_ = in_block_ = 0;
  block_ = blocks_;
  unpacked_ = kEnd - 1;  // so that next() asks for a block that is none
  return doc_ = kEnd;
}

}  // namespace sanlian::search
