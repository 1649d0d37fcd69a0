#include "search/segment/segment.h"

#include <algorithm>

#include "search/segment/impl/crc32c.h"
#include "search/segment/impl/payload_writer.h"
#include "search/segment/impl/segment_parts.h"
#include "search/segment/length_code.h"

namespace sanlian::search {

Segment::Segment(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Segment::~Segment() = default;

Result<std::shared_ptr<const Segment>> Segment::open(const std::filesystem::path& file, const Schema& schema) {
  auto parts = std::make_unique<Parts>();
  parts->path = file;
  parts->file = SANLIAN_TRY(MappedFile::open(file));
  SANLIAN_TRY(parts->read_table(schema));
  return std::shared_ptr<const Segment>(new Segment(std::move(parts)));
}

std::uint32_t Segment::size() const { return parts_->documents; }
std::uint64_t Segment::bytes() const { return parts_->file.size(); }

std::uint64_t Segment::terms() const {
  std::uint64_t sum = 0;
  for (const auto& dictionary : parts_->dictionaries) sum += dictionary.size();
  return sum;
}

std::uint32_t Segment::ids(FieldId keyword) const {
  return static_cast<std::uint32_t>(parts_->keywords[keyword]->ids_section.facts);
}

std::optional<TermInfo> Segment::find(FieldId field, TermKind kind, std::string_view term) const {
  return dictionary(field, kind).find(term);
}

const TermDictionary& Segment::dictionary(FieldId field, TermKind kind) const {
  return parts_->dictionaries[field * kTermKinds + static_cast<std::size_t>(kind)];
}

void Segment::for_each_term(FieldId field, TermKind kind, std::string_view prefix,
                            const std::function<bool(std::string_view, const TermInfo&)>& visit) const {
  TermDictionary::Walk walk(dictionary(field, kind), prefix);
  for (; !walk.is_end() && walk.term().starts_with(prefix); walk.next())
    if (!visit(walk.term(), walk.info())) return;
}

PostingCursor Segment::postings(const TermInfo& term) const {
  const auto bytes = parts_->postings;
  if (term.offset >= bytes.size()) return {};
  return {bytes.subspan(term.offset), term.docs, parts_->documents};
}

std::span<const std::uint64_t> Segment::bits(const TermInfo& term) const {
  const auto bytes = parts_->postings;
  if (term.offset >= bytes.size()) return {};
  ByteReader reader(bytes.data() + term.offset, bytes.data() + bytes.size());
  if ((reader.varint() & kHasBitmap) == 0) return {};
  const auto begin = reader.varint();
  const auto words = (std::uint64_t{parts_->documents} + 63) / 64;
  if (words > parts_->bitmaps.size() || begin > parts_->bitmaps.size() - words || words == 0) return {};
  const auto bits = parts_->bitmaps.subspan(begin, words);
  const auto used = parts_->documents % 64;
  if (used != 0 && bits.back() >> used != 0) return {};
  return bits;
}

const KeywordColumn& Segment::keywords(FieldId keyword) const {
  auto& lazy = *parts_->keywords[keyword];
  if (!lazy.is_checked.load(std::memory_order_acquire)) [[unlikely]]
    parts_->check(lazy);
  return lazy.column;
}

const NumberColumn& Segment::numbers(FieldId number) const { return parts_->numbers[number]; }

std::uint32_t Segment::length(FieldId text, std::uint32_t doc) const { return kLengths[parts_->lengths[text][doc]]; }
std::span<const std::uint8_t> Segment::length_codes(FieldId text) const { return parts_->lengths[text]; }
std::uint64_t Segment::total_length(FieldId text) const { return parts_->totals[text]; }

std::string_view Segment::key(std::uint32_t doc) const {
  return Parts::piece(parts_->key_offsets, parts_->key_bytes, doc);
}

std::optional<std::uint32_t> Segment::find_key(std::string_view wanted) const {
  const auto slots = parts_->key_slots;
  auto slot = hash_bytes(wanted) & (slots.size() - 1);
  for (std::size_t tries = 0; tries < slots.size() && slots[slot] != 0; ++tries) {
    const auto doc = slots[slot] - 1;
    if (doc < parts_->documents && key(doc) == wanted) return doc;
    slot = (slot + 1) & (slots.size() - 1);
  }
  return std::nullopt;
}

Result<std::string> Segment::payload(std::uint32_t doc) const {
  const auto index = parts_->payload_index;
  const auto wanted = parts_->payload_of[doc];
  const auto after = std::upper_bound(index.begin(), index.end(), wanted,
                                      [](std::uint32_t at, const PayloadBlock& block) { return at < block.first; });
  if (after == index.begin()) return parts_->damaged("payload_index", doc);
  const auto block = static_cast<std::size_t>(after - index.begin()) - 1;
  const auto unpacked = unpack_payloads(parts_->packed(block), index[block]);
  if (!unpacked || wanted - index[block].first >= unpacked->payloads.size())
    return parts_->damaged("payload_blocks", index[block].offset);
  const auto [begin, size] = unpacked->payloads[wanted - index[block].first];
  return unpacked->bytes.substr(begin, size);
}

std::string_view Segment::order(std::uint32_t doc) const {
  return Parts::piece(parts_->order_offsets, parts_->order_bytes, parts_->order_ids[doc]);
}

Status Segment::verify() const {
  std::vector<Error> found;
  const auto bytes = parts_->file.bytes();
  const auto check_zeros = [&](std::uint64_t begin, std::uint64_t end) {
    const auto bad = bytes.substr(begin, end - begin).find_first_not_of('\0');
    if (bad != std::string_view::npos) found.push_back(parts_->damaged("padding", begin + bad));
  };
  std::uint64_t end = kSegmentHead.size();
  for (const auto& section : parts_->sections) {
    check_zeros(end, section.offset);
    end = section.offset + section.size;
    if (crc32c(parts_->bytes_of(section)) != section.crc)
      found.push_back(parts_->damaged(section_name(section.kind), section.offset));
  }
  check_zeros(end, parts_->trailer.table_offset);
  if (!bytes.starts_with(kSegmentHead)) found.push_back(parts_->damaged("head", 0));
  const auto table_size = parts_->sections.size() * sizeof(Section);
  if (crc32c(bytes.substr(parts_->trailer.table_offset, table_size)) != parts_->trailer.table_crc)
    found.push_back(parts_->damaged("table", parts_->trailer.table_offset));
  const std::string_view trailer(reinterpret_cast<const char*>(&parts_->trailer), sizeof(Trailer));
  if (!bytes.ends_with(trailer)) found.push_back(parts_->damaged("trailer", bytes.size() - sizeof(Trailer)));
  if (found.empty()) return {};
  Error first = found.front();
  for (std::size_t i = 1; i < found.size(); ++i) first.add(found[i]);
  return first;
}

}  // namespace sanlian::search
