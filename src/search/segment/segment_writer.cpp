#include "search/segment/segment_writer.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <unordered_map>

#include "search/analyse/analyser.h"
#include "search/errors.h"
#include "search/segment/impl/inversion.h"
#include "search/segment/impl/segment_builder.h"
#include "search/segment/length_code.h"

namespace sanlian::search {
namespace {

constexpr std::size_t kKeyBytesMax = 255;
constexpr std::size_t kKeywordBytesMax = 1024;
constexpr int kPayloadLevel = 1;

Error refused(const Document& document, std::string reason) {
  return Error(errors::bad_document, {{"key", document.key.substr(0, kKeyBytesMax)}, {"reason", std::move(reason)}});
}

struct KeywordBuffer {
  std::vector<std::uint32_t> ends;
  std::vector<std::uint32_t> ids;
};

struct NumberBuffer {
  std::vector<std::int64_t> values;
  std::vector<bool> presence;
};
}  // namespace

struct SegmentWriter::State final : Columns {
  State(const Schema& of, IdOf ids)
      : schema(of),
        id_of(std::move(ids)),
        keywords(of.fields().size()),
        numbers(of.fields().size()),
        length_codes(of.fields().size()),
        total_lengths(of.fields().size()),
        payloads(kPayloadLevel, [this](std::string_view bytes) { payload_bytes += bytes; }) {}

  std::span<const std::uint32_t> values(FieldId field, std::uint32_t doc) const override {
    const auto& column = keywords[field];
    const auto begin = doc == 0 ? 0 : column.ends[doc - 1];
    return std::span(column.ids).subspan(begin, column.ends[doc] - begin);
  }
  std::optional<std::int64_t> number(FieldId field, std::uint32_t doc) const override {
    if (!numbers[field].presence[doc]) return std::nullopt;
    return numbers[field].values[doc];
  }
  std::string_view key(std::uint32_t doc) const override { return keys[doc]; }
  std::string_view order(std::uint32_t doc) const override { return orders[doc]; }

  void add_texts(const Document& document, std::uint32_t doc);
  void add_keywords(const Document& document, std::uint32_t doc);
  void add_numbers(const Document& document, std::uint32_t doc);

  const Schema& schema;
  IdOf id_of;
  Inversion inversion;
  Arena strings;
  std::vector<std::string_view> keys, orders;
  std::unordered_map<std::string_view, std::uint32_t> by_key;
  std::vector<KeywordBuffer> keywords;
  std::vector<NumberBuffer> numbers;
  std::vector<std::vector<std::uint8_t>> length_codes;
  std::vector<std::uint64_t> total_lengths;
  std::string payload_bytes;
  PayloadWriter payloads;
  std::size_t column_bytes = 0;
};

SegmentWriter::SegmentWriter(const Schema& schema, IdOf id_of)
    : state_(std::make_unique<State>(schema, std::move(id_of))) {}
SegmentWriter::~SegmentWriter() = default;

Status SegmentWriter::check(const Document& document, const Schema& schema) {
  const auto is_of = [&](FieldId field, FieldKind kind) {
    return field < schema.fields().size() && schema[field].kind == kind;
  };
  if (document.key.empty() || document.key.size() > kKeyBytesMax)
    return refused(document, "key must have 1 to 255 bytes");
  for (const auto& [field, text] : document.texts)
    if (!is_of(field, FieldKind::text)) return refused(document, "field " + std::to_string(field) + " is no text");
  for (const auto& [field, keyword] : document.keywords) {
    if (!is_of(field, FieldKind::keyword))
      return refused(document, "field " + std::to_string(field) + " is no keyword");
    if (keyword.size() > kKeywordBytesMax)
      return refused(document,
                     schema[field].key + " has a value of " + std::to_string(keyword.size()) + " bytes; at most 1024");
  }
  for (auto each = document.numbers.begin(); each != document.numbers.end(); ++each) {
    if (!is_of(each->field, FieldKind::number))
      return refused(document, "field " + std::to_string(each->field) + " is no number");
    if (std::any_of(document.numbers.begin(), each, [&](const auto& before) { return before.field == each->field; }))
      return refused(document, schema[each->field].key + " has two numbers");
  }
  if (document.payload.size() > kPayloadBytesMax) return refused(document, "payload is larger than 64 MiB");
  return {};
}

void SegmentWriter::add(const Document& document) {
  auto& state = *state_;
  const auto doc = size();
  state.keys.push_back(state.strings.keep(document.key));
  state.orders.push_back(state.strings.keep(document.order));
  state.by_key[state.keys.back()] = doc;
  state.add_texts(document, doc);
  state.add_keywords(document, doc);
  state.add_numbers(document, doc);
  state.inversion.settle();
  state.payloads.add(document.payload);
  // Keys in two lists and a map, a length code and an end a field, a number of each.
  state.column_bytes += 128 + state.schema.fields().size() * 8 + document.keywords.size() * 4;
}

void SegmentWriter::State::add_texts(const Document& document, std::uint32_t doc) {
  for (FieldId field = 0; field < schema.fields().size(); ++field) {
    if (schema[field].kind != FieldKind::text) continue;
    std::uint32_t begin = 0, words = 0;
    for (const auto& text : document.texts) {
      if (text.field != field) continue;
      const auto count = for_each_token(text.value, [&](const TokenView& token) {
        inversion.note(field, token.kind, token.term, doc, begin + token.position);
      });
      words += count;
      begin += count + kValueGap;
    }
    length_codes[field].push_back(code_of_length(words));
    total_lengths[field] += words;
  }
}

void SegmentWriter::State::add_keywords(const Document& document, std::uint32_t doc) {
  for (const auto& [field, value] : document.keywords) {
    auto& column = keywords[field];
    const auto id = id_of(field, value);
    const auto begin = column.ends.empty() ? 0 : column.ends.back();
    if (std::find(column.ids.begin() + begin, column.ids.end(), id) != column.ids.end()) continue;
    column.ids.push_back(id);
    inversion.note(field, TermKind::value, value, doc, 0);
  }
  for (FieldId field = 0; field < schema.fields().size(); ++field)
    if (schema[field].kind == FieldKind::keyword)
      keywords[field].ends.push_back(static_cast<std::uint32_t>(keywords[field].ids.size()));
}

void SegmentWriter::State::add_numbers(const Document& document, std::uint32_t doc) {
  for (FieldId field = 0; field < schema.fields().size(); ++field) {
    if (schema[field].kind != FieldKind::number) continue;
    numbers[field].values.push_back(0);
    numbers[field].presence.push_back(false);
  }
  for (const auto& [field, value] : document.numbers) {
    numbers[field].values[doc] = value;
    numbers[field].presence[doc] = true;
  }
}

std::uint32_t SegmentWriter::size() const { return static_cast<std::uint32_t>(state_->keys.size()); }

std::size_t SegmentWriter::bytes() const {
  return state_->inversion.bytes() + state_->strings.bytes() + state_->payload_bytes.capacity() + state_->column_bytes;
}

std::optional<std::uint32_t> SegmentWriter::find_key(std::string_view key) const {
  const auto found = state_->by_key.find(key);
  if (found == state_->by_key.end()) return std::nullopt;
  return found->second;
}

Status SegmentWriter::write(Disk& disk, const std::filesystem::path& file) {
  auto& state = *state_;
  state.payloads.finish();
  SegmentBuilder builder(disk, file, state.schema, size(), state.length_codes);
  PostingList list;
  const auto terms = state.inversion.sorted();
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const auto& term = terms[i];
    state.inversion.expect(terms, i);
    state.inversion.read(term, list);
    builder.add_term(term.field, term.kind, term.term, list);
  }
  builder.end_terms();
  builder.add_columns(state, state.total_lengths);
  builder.begin_payloads();
  builder.add_payload_bytes(state.payload_bytes);
  std::vector<std::uint32_t> payload_of(size());
  std::iota(payload_of.begin(), payload_of.end(), 0U);
  builder.end_payloads(state.payloads, payload_of);
  return builder.finish();
}

}  // namespace sanlian::search
