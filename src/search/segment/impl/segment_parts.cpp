#include "search/segment/impl/segment_parts.h"

#include <algorithm>

#include "base/log.h"
#include "search/errors.h"
#include "search/segment/impl/crc32c.h"

namespace sanlian::search {
namespace {

constexpr std::uint32_t kDocumentsMax = 0x7fff'ffff;

template <class T>
std::string_view bytes_of_value(const T& value) {
  return {reinterpret_cast<const char*>(&value), sizeof value};
}
}  // namespace

Error Segment::Parts::damaged(std::string_view section, std::uint64_t offset) const {
  return Error(errors::segment_damaged,
               {{"path", path.string()}, {"section", std::string(section)}, {"offset", std::to_string(offset)}});
}

Status Segment::Parts::read_trailer(const Schema& schema) {
  const auto bytes = file.bytes();
  if (bytes.size() < kAlignment + sizeof(Trailer)) return damaged("trailer", bytes.size());
  const auto begin = bytes.size() - sizeof(Trailer);
  trailer = load<Trailer>(bytes.data() + begin);
  const bool is_whole = trailer.magic == kSegmentMagic && trailer.end == 0 && trailer.file_size == bytes.size() &&
                        trailer.crc == crc32c(bytes_of_value(trailer).substr(0, offsetof(Trailer, crc)));
  if (!is_whole || trailer.version != kSegmentVersion) return damaged("trailer", begin);
  if (!bytes.starts_with(kSegmentHead)) return damaged("head", 0);
  if (trailer.schema_crc != crc32c(schema.fingerprint())) return Error(errors::other_schema, {{"path", path.string()}});
  return {};
}

Status Segment::Parts::read_table(const Schema& schema) {
  SANLIAN_TRY(read_trailer(schema));
  const auto table_end = file.size() - sizeof(Trailer);
  const auto table_size = std::uint64_t{trailer.sections} * sizeof(Section);
  if (trailer.table_offset > table_end || table_end - trailer.table_offset != table_size ||
      trailer.documents > kDocumentsMax)
    return damaged("trailer", table_end);
  const auto table = file.bytes().substr(trailer.table_offset, table_size);
  if (crc32c(table) != trailer.table_crc) return damaged("table", trailer.table_offset);
  documents = trailer.documents;
  const auto fields = schema.fields().size();
  dictionaries.resize(fields * kTermKinds);
  keywords.resize(fields);
  numbers.resize(fields);
  lengths.resize(fields);
  totals.resize(fields);
  for (std::uint32_t i = 0; i < trailer.sections; ++i) {
    const auto section = load<Section>(table.data() + i * sizeof(Section));
    if (!is_sound(section, schema)) return damaged("table", trailer.table_offset + i * sizeof(Section));
    take(section, sections.empty() ? nullptr : &sections.back());
    sections.push_back(section);
  }
  if (!is_complete(schema)) return damaged("table", trailer.table_offset);
  return {};
}

bool Segment::Parts::is_sound(const Section& section, const Schema& schema) const {
  const auto begin = sections.empty() ? kAlignment : sections.back().offset + sections.back().size;
  if (section.offset % kAlignment != 0 || section.offset < begin || section.offset > trailer.table_offset ||
      section.size > trailer.table_offset - section.offset ||
      section.field >= std::max<std::size_t>(1, schema.fields().size()))
    return false;
  const std::uint64_t each = documents;
  const auto words = (each + 63) / 64 * 8;
  switch (section.kind) {
    case SectionKind::postings:
    case SectionKind::key_bytes:
    case SectionKind::order_bytes:
    case SectionKind::payload_blocks:
      return true;
    case SectionKind::bitmaps:
      return section.size % 8 == 0;
    case SectionKind::terms:
      return section.part < kTermKinds;
    case SectionKind::term_index:
      return section.part < kTermKinds && section.size % sizeof(TermBlock) == 0;
    case SectionKind::keyword_offsets:
    case SectionKind::key_offsets:
      return section.size == (each + 1) * 4;
    case SectionKind::keyword_ids:
      return section.size % 4 == 0 && section.facts <= 0xffff'ffffU;
    case SectionKind::number_values:
      return (section.part == 1 || section.part == 2 || section.part == 4 || section.part == 8) &&
             section.size == each * section.part;
    case SectionKind::number_presence:
      return section.size == words;
    case SectionKind::lengths:
      return section.size == each;
    case SectionKind::key_slots:
      return section.size == std::uint64_t{key_slots_for(documents)} * 4;
    case SectionKind::order_ids:
    case SectionKind::payload_of:
      return section.size == each * 4;
    case SectionKind::order_offsets:
      return section.size % 4 == 0;
    case SectionKind::payload_index:
      return section.size % sizeof(PayloadBlock) == 0;
  }
  return false;
}

void Segment::Parts::take(const Section& section, const Section* before) {
  const auto field = section.field;
  switch (section.kind) {
    case SectionKind::postings:
      postings = all<std::uint8_t>(section);
      break;
    case SectionKind::bitmaps:
      bitmaps = all<std::uint64_t>(section);
      break;
    case SectionKind::term_index:
      if (before != nullptr && before->kind == SectionKind::terms && before->field == field &&
          before->part == section.part)
        dictionaries[field * kTermKinds + section.part] =
            TermDictionary(all<std::uint8_t>(*before), all<TermBlock>(section), before->facts);
      break;
    case SectionKind::keyword_ids:
      if (before != nullptr && before->kind == SectionKind::keyword_offsets && before->field == field) {
        keywords[field] = std::make_unique<LazyKeywords>();
        keywords[field]->offsets_section = *before;
        keywords[field]->ids_section = section;
      }
      break;
    case SectionKind::number_presence:
      if (before != nullptr && before->kind == SectionKind::number_values && before->field == field)
        numbers[field] = NumberColumn(file.data() + before->offset, all<std::uint64_t>(section).data(),
                                      static_cast<std::int64_t>(before->facts), before->part);
      break;
    case SectionKind::lengths:
      lengths[field] = all<std::uint8_t>(section);
      totals[field] = section.facts;
      break;
    case SectionKind::key_offsets:
      key_offsets = all<std::uint32_t>(section);
      break;
    case SectionKind::key_bytes:
      key_bytes = all<std::uint8_t>(section);
      break;
    case SectionKind::key_slots:
      key_slots = all<std::uint32_t>(section);
      break;
    case SectionKind::order_ids:
      order_ids = all<std::uint32_t>(section);
      break;
    case SectionKind::order_offsets:
      order_offsets = all<std::uint32_t>(section);
      break;
    case SectionKind::order_bytes:
      order_bytes = all<std::uint8_t>(section);
      break;
    case SectionKind::payload_index:
      payload_index = all<PayloadBlock>(section);
      payload_count = static_cast<std::uint32_t>(section.facts);
      break;
    case SectionKind::payload_of:
      payload_of = all<std::uint32_t>(section);
      break;
    case SectionKind::payload_blocks:
      payloads = all<std::uint8_t>(section);
      break;
    case SectionKind::terms:
    case SectionKind::keyword_offsets:
    case SectionKind::number_values:
      break;  // taken with the section after them
  }
}

bool Segment::Parts::is_complete(const Schema& schema) const {
  if (key_offsets.empty() || key_slots.empty() || order_offsets.empty() || order_ids.size() != documents ||
      payload_of.size() != documents)
    return false;
  for (FieldId field = 0; field < schema.fields().size(); ++field) {
    const auto kind = schema[field].kind;
    if (kind == FieldKind::text && lengths[field].size() != documents) return false;
    if (kind == FieldKind::keyword && keywords[field] == nullptr) return false;
    if (kind == FieldKind::number && !numbers[field].is_there()) return false;
  }
  return true;
}

void Segment::Parts::check(LazyKeywords& lazy) const {
  const std::lock_guard lock(checking);
  if (lazy.is_checked) return;
  const auto offsets = all<std::uint32_t>(lazy.offsets_section);
  const auto ids = all<std::uint32_t>(lazy.ids_section);
  bool is_sound = crc32c(bytes_of(lazy.offsets_section)) == lazy.offsets_section.crc &&
                  crc32c(bytes_of(lazy.ids_section)) == lazy.ids_section.crc && offsets.back() <= ids.size() &&
                  std::is_sorted(offsets.begin(), offsets.end());
  for (const auto id : ids) is_sound = is_sound && id < lazy.ids_section.facts;
  if (!is_sound) {
    log(LogLevel::error, damaged("keyword_ids", lazy.ids_section.offset).print(Lang::en));
    lazy.zeros.resize(offsets.size());
  }
  lazy.column = KeywordColumn(is_sound ? offsets.data() : lazy.zeros.data(), ids.data(),
                              is_sound ? static_cast<std::uint32_t>(lazy.ids_section.facts) : 0);
  lazy.is_checked.store(true, std::memory_order_release);
}

std::string_view Segment::Parts::packed(std::size_t block) const {
  const auto begin = payload_index[block].offset;
  const auto end = block + 1 < payload_index.size() ? payload_index[block + 1].offset : payloads.size();
  if (begin > end || end > payloads.size()) return {};
  return {reinterpret_cast<const char*>(payloads.data()) + begin, end - begin};
}

std::string_view Segment::Parts::piece(std::span<const std::uint32_t> offsets, std::span<const std::uint8_t> bytes,
                                       std::uint32_t at) {
  if (std::uint64_t{at} + 1 >= offsets.size()) return {};
  const auto begin = offsets[at], end = offsets[at + 1];
  if (begin > end || end > bytes.size()) return {};
  return {reinterpret_cast<const char*>(bytes.data()) + begin, end - begin};
}

}  // namespace sanlian::search
