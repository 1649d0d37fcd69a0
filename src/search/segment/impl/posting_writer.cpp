#include "search/segment/impl/posting_writer.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/ensure.h"
#include "search/segment/impl/varint.h"

namespace sanlian::search {

void PostingList::clear() {
  docs.clear();
  frequencies.clear();
  position_ends.clear();
  positions.clear();
}

void PostingList::add(std::uint32_t doc, std::uint32_t frequency, std::string_view position_bytes) {
  docs.push_back(doc);
  if (!has_positions) return;
  frequencies.push_back(frequency);
  positions += position_bytes;
  position_ends.push_back(positions.size());
}

void PostingList::sort() {
  if (std::is_sorted(docs.begin(), docs.end())) return;
  if (!has_positions) return std::sort(docs.begin(), docs.end());
  std::vector<std::uint64_t> order(docs.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = std::uint64_t{docs[i]} << 32 | i;
  std::sort(order.begin(), order.end());
  PostingList sorted;
  sorted.has_positions = true;
  sorted.docs.reserve(docs.size());
  sorted.frequencies.reserve(docs.size());
  sorted.position_ends.reserve(docs.size());
  sorted.positions.reserve(positions.size());
  for (const auto each : order) {
    const auto i = static_cast<std::uint32_t>(each);
    const auto begin = i == 0 ? 0 : position_ends[i - 1];
    sorted.add(docs[i], frequencies[i], std::string_view(positions).substr(begin, position_ends[i] - begin));
  }
  *this = std::move(sorted);
}

std::string_view PostingEncoder::encode(const PostingList& list, std::span<const std::uint8_t> length_codes,
                                        const std::uint64_t* bitmap_word) {
  ensure(!list.docs.empty(), "a term has documents");
  out_.clear();
  blocks_.clear();
  skip_.clear();
  const auto count = list.docs.size();
  const bool is_long = count >= kBlock;
  put_varint(out_, (list.has_positions ? kHasPositions : 0U) | (bitmap_word != nullptr ? kHasBitmap : 0U) |
                       (is_long ? kIsLong : 0U));
  if (bitmap_word != nullptr) put_varint(out_, *bitmap_word);
  for (std::size_t first = 0; first < count; first += kBlock) {
    const auto end = std::min<std::size_t>(first + kBlock, count);
    skip_.push_back(facts(list, first, end, length_codes));
    if (end - first == kBlock)
      encode_block(list, first);
    else
      encode_tail(list, first);
  }
  if (is_long) {
    put_varint(out_, blocks_.size());
    put_varint(out_, list.positions.size());
    out_.append(reinterpret_cast<const char*>(skip_.data()), skip_.size() * sizeof(SkipEntry));
  } else {
    out_ += static_cast<char>(skip_.front().length_min);
  }
  out_ += blocks_;
  out_ += list.positions;
  return out_;
}

SkipEntry PostingEncoder::facts(const PostingList& list, std::size_t first, std::size_t end,
                                std::span<const std::uint8_t> length_codes) const {
  SkipEntry entry;
  entry.last = list.docs[end - 1];
  entry.offset = static_cast<std::uint32_t>(blocks_.size());
  entry.document_bits = kTailBits;
  entry.frequency_max = 1;
  if (!list.has_positions) return entry;
  entry.positions = static_cast<std::uint32_t>(first == 0 ? 0 : list.position_ends[first - 1]);
  const auto from = list.frequencies.begin();
  const auto highest =
      *std::max_element(from + static_cast<std::ptrdiff_t>(first), from + static_cast<std::ptrdiff_t>(end));
  entry.frequency_max = static_cast<std::uint8_t>(std::min<std::uint32_t>(highest, 255));
  entry.length_min = 255;
  for (auto i = first; i < end; ++i) entry.length_min = std::min(entry.length_min, length_codes[list.docs[i]]);
  return entry;
}

void PostingEncoder::encode_block(const PostingList& list, std::size_t first) {
  std::array<std::uint32_t, kBlock> values{};
  std::uint32_t before = first == 0 ? ~std::uint32_t{0} : list.docs[first - 1];
  for (std::size_t i = 0; i < kBlock; ++i) {
    values[i] = list.docs[first + i] - before - 1;
    before = list.docs[first + i];
  }
  const auto put = [&](std::uint8_t& bits) {
    bits = static_cast<std::uint8_t>(bits_for(values));
    std::array<std::uint8_t, kBlock * 4> packed{};
    pack(values, bits, packed.data());
    blocks_.append(reinterpret_cast<const char*>(packed.data()), std::size_t{bits} * 16);
  };
  put(skip_.back().document_bits);
  if (!list.has_positions) return;
  for (std::size_t i = 0; i < kBlock; ++i) values[i] = list.frequencies[first + i] - 1;
  put(skip_.back().frequency_bits);
}

void PostingEncoder::encode_tail(const PostingList& list, std::size_t first) {
  std::uint64_t before = first == 0 ? 0 : std::uint64_t{list.docs[first - 1]} + 1;
  for (auto i = first; i < list.docs.size(); ++i) {
    const std::uint64_t step = list.docs[i] - before;
    before = std::uint64_t{list.docs[i]} + 1;
    if (!list.has_positions) {
      put_varint(blocks_, step);
      continue;
    }
    const bool is_one = list.frequencies[i] == 1;
    put_varint(blocks_, step << 1 | (is_one ? 1U : 0U));
    if (!is_one) put_varint(blocks_, list.frequencies[i]);
  }
}

}  // namespace sanlian::search
