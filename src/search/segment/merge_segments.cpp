#include "search/segment/merge_segments.h"

#include <algorithm>

#include "search/segment/impl/segment_builder.h"
#include "search/segment/impl/segment_parts.h"
#include "search/segment/length_code.h"

namespace sanlian::search {
namespace {

/// Blocks are copied as they lie while at least three of four of their payloads are in use.
constexpr std::uint64_t kUsedOfFour = 3;
constexpr int kPayloadLevel = 3;
constexpr TermKind kKinds[] = {TermKind::word, TermKind::stem, TermKind::single, TermKind::value};

struct Source {
  std::uint32_t input = 0, doc = 0;
};

std::vector<Source> in_order(std::span<const MergeInput> inputs) {
  struct Row {
    std::uint64_t prefix;  // of the order; tells most of them apart
    std::string_view order;
    Source source;
  };
  std::vector<Row> rows;
  for (std::uint32_t input = 0; input < inputs.size(); ++input) {
    const auto& [segment, deleted] = inputs[input];
    for (std::uint32_t doc = 0; doc < segment->size(); ++doc) {
      if (deleted && deleted->has(doc)) continue;
      const auto order = segment->order(doc);
      rows.push_back({.prefix = term_prefix(order), .order = order, .source = {input, doc}});
    }
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return a.prefix != b.prefix ? a.prefix < b.prefix : a.order < b.order;
  });
  std::vector<Source> sources;
  sources.reserve(rows.size());
  for (const auto& row : rows) sources.push_back(row.source);
  return sources;
}

class MergedColumns final : public Columns {
 public:
  MergedColumns(std::span<const MergeInput> inputs, const std::vector<Source>& sources)
      : inputs_(inputs), sources_(sources) {}
  std::span<const std::uint32_t> values(FieldId field, std::uint32_t doc) const override {
    return of(doc).values(field, sources_[doc].doc);
  }
  std::optional<std::int64_t> number(FieldId field, std::uint32_t doc) const override {
    return of(doc).number(field, sources_[doc].doc);
  }
  std::string_view key(std::uint32_t doc) const override { return of(doc).key(sources_[doc].doc); }
  std::string_view order(std::uint32_t doc) const override { return of(doc).order(sources_[doc].doc); }

 private:
  const Segment& of(std::uint32_t doc) const { return *inputs_[sources_[doc].input].segment; }
  std::span<const MergeInput> inputs_;
  const std::vector<Source>& sources_;
};

class Merge {
 public:
  Merge(const Schema& schema, std::span<const MergeInput> inputs, const std::atomic<bool>& is_cancelled)
      : schema_(schema), inputs_(inputs), is_cancelled_(is_cancelled), sources_(in_order(inputs)) {
    merged_.documents = static_cast<std::uint32_t>(sources_.size());
    for (const auto& input : inputs_) merged_.places.emplace_back(input.segment->size(), Merged::kGone);
    for (std::uint32_t doc = 0; doc < sources_.size(); ++doc)
      merged_.places[sources_[doc].input][sources_[doc].doc] = doc;
    make_lengths();
  }

  Result<std::optional<Merged>> write(Disk& disk, const std::filesystem::path& file) {
    SegmentBuilder builder(disk, file, schema_, merged_.documents, length_codes_);
    for (FieldId field = 0; field < schema_.fields().size(); ++field)
      for (const auto kind : kKinds)
        if (!write_terms(field, kind, builder)) return std::optional<Merged>{};
    builder.end_terms();
    builder.add_columns(MergedColumns(inputs_, sources_), total_lengths_);
    SANLIAN_TRY(write_payloads(builder));
    if (is_cancelled_) return std::optional<Merged>{};
    SANLIAN_TRY(builder.finish());
    return std::optional<Merged>(std::move(merged_));
  }

 private:
  void make_lengths();
  bool write_terms(FieldId field, TermKind kind, SegmentBuilder& builder);
  void gather(std::uint32_t input, const TermInfo& info);
  Status write_payloads(SegmentBuilder& builder);
  Status add_payloads(std::uint32_t input, PayloadWriter& payloads);

  const Schema& schema_;
  std::span<const MergeInput> inputs_;
  const std::atomic<bool>& is_cancelled_;
  std::vector<Source> sources_;
  Merged merged_;
  std::vector<std::vector<std::uint8_t>> length_codes_;
  std::vector<std::uint64_t> total_lengths_;
  PostingList list_;
  std::vector<std::uint32_t> payload_of_;
};

void Merge::make_lengths() {
  length_codes_.resize(schema_.fields().size());
  total_lengths_.resize(schema_.fields().size());
  for (const auto field : schema_.texts()) {
    for (const auto& [input, doc] : sources_)
      length_codes_[field].push_back(inputs_[input].segment->length_codes(field)[doc]);
    for (const auto& [segment, deleted] : inputs_) {
      std::uint64_t gone = 0;
      if (deleted) deleted->for_each([&, &from = *segment](std::uint32_t doc) { gone += from.length(field, doc); });
      total_lengths_[field] += segment->total_length(field) - std::min(gone, segment->total_length(field));
    }
  }
}

bool Merge::write_terms(FieldId field, TermKind kind, SegmentBuilder& builder) {
  std::vector<TermDictionary::Walk> walks;
  for (const auto& input : inputs_) walks.emplace_back(input.segment->dictionary(field, kind), "");
  // A heap of the inputs, the one with the lowest term first, equal ones by number.
  std::vector<std::uint32_t> heap;
  const auto comes_later = [&](std::uint32_t a, std::uint32_t b) {
    const auto order = walks[a].term().compare(walks[b].term());
    return order != 0 ? order > 0 : a > b;
  };
  for (std::uint32_t input = 0; input < walks.size(); ++input)
    if (!walks[input].is_end()) heap.push_back(input);
  std::make_heap(heap.begin(), heap.end(), comes_later);
  std::string term;
  while (!heap.empty()) {
    if (is_cancelled_) return false;
    term = walks[heap.front()].term();
    list_.clear();
    while (!heap.empty() && walks[heap.front()].term() == term) {
      std::pop_heap(heap.begin(), heap.end(), comes_later);
      auto& walk = walks[heap.back()];
      gather(heap.back(), walk.info());
      walk.next();
      if (walk.is_end())
        heap.pop_back();
      else
        std::push_heap(heap.begin(), heap.end(), comes_later);
    }
    if (list_.docs.empty()) continue;
    list_.sort();
    builder.add_term(field, kind, term, list_);
  }
  return true;
}

void Merge::gather(std::uint32_t input, const TermInfo& info) {
  const auto& places = merged_.places[input];
  auto cursor = inputs_[input].segment->postings(info);
  list_.has_positions = cursor.has_positions();
  for (; cursor.doc() != PostingCursor::kEnd; cursor.next()) {
    const auto place = places[cursor.doc()];
    if (place != Merged::kGone) list_.add(place, cursor.frequency(), cursor.position_bytes());
  }
}

Status Merge::write_payloads(SegmentBuilder& builder) {
  payload_of_.resize(merged_.documents);
  builder.begin_payloads();
  PayloadWriter payloads(kPayloadLevel, [&](std::string_view bytes) { builder.add_payload_bytes(bytes); });
  for (std::uint32_t input = 0; input < inputs_.size(); ++input) SANLIAN_TRY(add_payloads(input, payloads));
  payloads.finish();
  builder.end_payloads(payloads, payload_of_);
  return {};
}

Status Merge::add_payloads(std::uint32_t input, PayloadWriter& payloads) {
  const auto& parts = inputs_[input].segment->parts();
  std::vector<std::uint32_t> owner(parts.payload_count, Merged::kGone);  // the new document of each payload
  std::uint64_t used = 0;
  for (std::uint32_t doc = 0; doc < parts.documents; ++doc) {
    const auto place = merged_.places[input][doc];
    if (place == Merged::kGone) continue;
    if (parts.payload_of[doc] >= owner.size()) return parts.damaged("payload_of", doc);
    owner[parts.payload_of[doc]] = place;
    ++used;
  }
  const bool copies = used * 4 >= owner.size() * kUsedOfFour;
  const auto& index = parts.payload_index;
  for (std::size_t block = 0; block < index.size() && !is_cancelled_; ++block) {
    const auto first = index[block].first;
    const auto end = block + 1 < index.size() ? index[block + 1].first : parts.payload_count;
    if (first > end || end > owner.size()) return parts.damaged("payload_index", block);
    const auto owners = std::span(owner).subspan(first, end - first);
    if (std::all_of(owners.begin(), owners.end(), [](auto each) { return each == Merged::kGone; })) continue;
    const auto add_owner = [&](std::size_t i, std::uint32_t payload) {
      if (owners[i] != Merged::kGone) payload_of_[owners[i]] = payload;
    };
    if (copies) {
      payloads.finish();
      for (std::size_t i = 0; i < owners.size(); ++i) add_owner(i, payloads.count() + static_cast<std::uint32_t>(i));
      payloads.add_block(parts.packed(block), index[block].size, end - first);
      continue;
    }
    const auto unpacked = unpack_payloads(parts.packed(block), index[block]);
    if (!unpacked || unpacked->payloads.size() != owners.size())
      return parts.damaged("payload_blocks", index[block].offset);
    for (std::size_t i = 0; i < owners.size(); ++i) {
      if (owners[i] == Merged::kGone) continue;
      add_owner(i, payloads.count());
      payloads.add(std::string_view(unpacked->bytes).substr(unpacked->payloads[i].first, unpacked->payloads[i].second));
    }
  }
  return {};
}
}  // namespace

Result<std::optional<Merged>> merge_segments(Disk& disk, const std::filesystem::path& file, const Schema& schema,
                                             std::span<const MergeInput> inputs,
                                             const std::atomic<bool>& is_cancelled) {
  for (const auto& input : inputs) SANLIAN_TRY(input.segment->verify());
  return Merge(schema, inputs, is_cancelled).write(disk, file);
}

}  // namespace sanlian::search
