#include "search/segment/impl/segment_builder.h"

#include <algorithm>
#include <bit>

#include "search/errors.h"

namespace sanlian::search {
namespace {

struct NumberShape {
  std::int64_t lowest = 0;
  unsigned width = 1;
};

NumberShape shape_of(FieldId field, const Columns& columns, std::uint32_t documents) {
  std::optional<std::int64_t> lowest, highest;
  for (std::uint32_t doc = 0; doc < documents; ++doc) {
    const auto value = columns.number(field, doc);
    if (!value) continue;
    lowest = std::min(lowest.value_or(*value), *value);
    highest = std::max(highest.value_or(*value), *value);
  }
  if (!lowest) return {};
  const auto span = static_cast<std::uint64_t>(*highest) - static_cast<std::uint64_t>(*lowest);
  const auto bits = std::bit_width(span);
  return {.lowest = *lowest, .width = bits <= 8 ? 1U : bits <= 16 ? 2U : bits <= 32 ? 4U : 8U};
}
}  // namespace

SegmentBuilder::SegmentBuilder(Disk& disk, const std::filesystem::path& file, const Schema& schema,
                               std::uint32_t documents, const std::vector<std::vector<std::uint8_t>>& length_codes)
    : schema_(schema), documents_(documents), length_codes_(length_codes), file_(disk, file), path_(file) {
  file_.begin(SectionKind::postings);
}

void SegmentBuilder::add_term(FieldId field, TermKind kind, std::string_view term, const PostingList& list) {
  if (groups_.empty() || groups_.back().field != field || groups_.back().kind != kind)
    groups_.push_back({.field = field, .kind = kind, .terms = {}});
  const auto bitmap = add_bitmap(list);
  const TermInfo info{.docs = static_cast<std::uint32_t>(list.docs.size()), .offset = file_.size()};
  groups_.back().terms.add(term, info);
  file_.add(encoder_.encode(list, length_codes_[field], bitmap ? &*bitmap : nullptr));
}

std::optional<std::uint64_t> SegmentBuilder::add_bitmap(const PostingList& list) {
  if (documents_ < kBitmapDocumentsMin || list.docs.size() < documents_ / kBitmapShare) return std::nullopt;
  const auto begin = bitmaps_.size();
  bitmaps_.resize(begin + (documents_ + 63) / 64);
  for (const auto doc : list.docs) bitmaps_[begin + doc / 64] |= std::uint64_t{1} << (doc % 64);
  return begin;
}

void SegmentBuilder::end_terms() {
  file_.end();
  file_.begin(SectionKind::bitmaps);
  file_.add_all(bitmaps_);
  file_.end();
  bitmaps_ = {};
  for (const auto& group : groups_) {
    const auto part = static_cast<std::uint8_t>(group.kind);
    file_.begin(SectionKind::terms, group.field, part);
    file_.add(group.terms.bytes());
    file_.end(group.terms.size());
    file_.begin(SectionKind::term_index, group.field, part);
    file_.add_all(group.terms.index());
    file_.end();
  }
  groups_ = {};
}

void SegmentBuilder::add_columns(const Columns& columns, std::span<const std::uint64_t> total_lengths) {
  for (FieldId field = 0; field < schema_.fields().size(); ++field) {
    switch (schema_[field].kind) {
      case FieldKind::text:
        file_.begin(SectionKind::lengths, field);
        file_.add_all(length_codes_[field]);
        file_.end(total_lengths[field]);
        break;
      case FieldKind::keyword:
        add_keywords(field, columns);
        break;
      case FieldKind::number:
        add_numbers(field, columns);
        break;
    }
  }
  add_keys(columns);
  add_orders(columns);
}

std::uint32_t SegmentBuilder::offset_of(std::uint64_t sum) {
  if (sum > 0xffff'ffffU) is_too_large_ = true;
  return static_cast<std::uint32_t>(sum);
}

void SegmentBuilder::add_keywords(FieldId field, const Columns& columns) {
  std::uint64_t sum = 0;
  file_.begin(SectionKind::keyword_offsets, field);
  file_.add_value(std::uint32_t{0});
  for (std::uint32_t doc = 0; doc < documents_; ++doc)
    file_.add_value(offset_of(sum += columns.values(field, doc).size()));
  file_.end();
  std::uint64_t ids = 0;
  file_.begin(SectionKind::keyword_ids, field);
  for (std::uint32_t doc = 0; doc < documents_; ++doc) {
    const auto values = columns.values(field, doc);
    for (const auto id : values) ids = std::max<std::uint64_t>(ids, std::uint64_t{id} + 1);
    file_.add({reinterpret_cast<const char*>(values.data()), values.size_bytes()});
  }
  file_.end(ids);
}

void SegmentBuilder::add_numbers(FieldId field, const Columns& columns) {
  const auto [lowest, width] = shape_of(field, columns, documents_);
  std::vector<std::uint64_t> presence((documents_ + 63) / 64);
  file_.begin(SectionKind::number_values, field, static_cast<std::uint8_t>(width));
  for (std::uint32_t doc = 0; doc < documents_; ++doc) {
    const auto value = columns.number(field, doc);
    if (value) presence[doc / 64] |= std::uint64_t{1} << (doc % 64);
    const auto above = static_cast<std::uint64_t>(value.value_or(lowest)) - static_cast<std::uint64_t>(lowest);
    file_.add({reinterpret_cast<const char*>(&above), width});
  }
  file_.end(static_cast<std::uint64_t>(lowest));
  file_.begin(SectionKind::number_presence, field);
  file_.add_all(presence);
  file_.end();
}

void SegmentBuilder::add_strings(SectionKind offsets, SectionKind bytes, std::uint32_t count,
                                 const std::function<std::string_view(std::uint32_t)>& each) {
  std::uint64_t sum = 0;
  file_.begin(offsets);
  file_.add_value(std::uint32_t{0});
  for (std::uint32_t i = 0; i < count; ++i) file_.add_value(offset_of(sum += each(i).size()));
  file_.end();
  file_.begin(bytes);
  for (std::uint32_t i = 0; i < count; ++i) file_.add(each(i));
  file_.end();
}

void SegmentBuilder::add_keys(const Columns& columns) {
  add_strings(SectionKind::key_offsets, SectionKind::key_bytes, documents_,
              [&](std::uint32_t doc) { return columns.key(doc); });
  std::vector<std::uint32_t> slots(key_slots_for(documents_));
  const auto mask = slots.size() - 1;
  for (std::uint32_t doc = 0; doc < documents_; ++doc) {
    auto slot = hash_bytes(columns.key(doc)) & mask;
    // Of documents of one key the latest is found: the earlier ones were replaced before the segment was written.
    while (slots[slot] != 0 && columns.key(slots[slot] - 1) != columns.key(doc)) slot = (slot + 1) & mask;
    slots[slot] = doc + 1;
  }
  file_.begin(SectionKind::key_slots);
  file_.add_all(slots);
  file_.end();
}

void SegmentBuilder::add_orders(const Columns& columns) {
  std::vector<std::string_view> orders;
  for (std::uint32_t doc = 0; doc < documents_; ++doc)
    if (doc == 0 || columns.order(doc) != columns.order(doc - 1)) orders.push_back(columns.order(doc));
  std::sort(orders.begin(), orders.end());
  orders.erase(std::unique(orders.begin(), orders.end()), orders.end());
  file_.begin(SectionKind::order_ids);
  for (std::uint32_t doc = 0; doc < documents_; ++doc) {
    const auto found = std::lower_bound(orders.begin(), orders.end(), columns.order(doc));
    file_.add_value(static_cast<std::uint32_t>(found - orders.begin()));
  }
  file_.end();
  add_strings(SectionKind::order_offsets, SectionKind::order_bytes, static_cast<std::uint32_t>(orders.size()),
              [&](std::uint32_t i) { return orders[i]; });
}

void SegmentBuilder::end_payloads(const PayloadWriter& payloads, const std::vector<std::uint32_t>& payload_of) {
  file_.end();
  file_.begin(SectionKind::payload_index);
  file_.add_all(payloads.index());
  file_.end(payloads.count());
  file_.begin(SectionKind::payload_of);
  file_.add_all(payload_of);
  file_.end();
}

Status SegmentBuilder::finish() {
  if (is_too_large_) return Error(errors::segment_too_large, {{"path", path_.string()}});
  return file_.finish(documents_, schema_);
}

}  // namespace sanlian::search
