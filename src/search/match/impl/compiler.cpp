#include "search/match/impl/compiler.h"

#include <algorithm>

#include "search/match/errors.h"
#include "search/match/impl/near_stream.h"
#include "search/match/impl/streams.h"
#include "search/tree.h"

namespace sanlian::search::impl {
namespace {

constexpr std::size_t kNearOperandsMax = 8;

template <class Streams>
AnyStream any_of(Streams streams) {
  if (streams.empty()) return std::make_unique<EmptyStream>();
  if (streams.size() == 1) return std::move(streams[0]);
  std::vector<AnyStream> plain;
  for (auto& stream : streams) plain.push_back(std::move(stream));
  return std::make_unique<UnionStream>(std::move(plain), false);
}

Error near_impossible() { return Error(errors::near_impossible, {{"limit", std::to_string(kNearDistanceMax)}}); }

// The fields an operand of a Near may stand in.
void add_fields(const Query& operand, std::vector<FieldId>& fields) {
  const auto add = [&](const auto& node) {
    if constexpr (requires { node.fields; })
      fields.insert(fields.end(), node.fields.begin(), node.fields.end());
    else if constexpr (std::is_same_v<std::decay_t<decltype(node)>, Or>)
      for (const auto& alternative : node.operands) add_fields(alternative, fields);
  };
  std::visit(add, operand.node);
}

// What a Near can hold.
bool may_be_near(const Query& operand) {
  if (const auto* any = std::get_if<Or>(&operand.node))
    return std::all_of(any->operands.begin(), any->operands.end(), may_be_near);
  return std::holds_alternative<Words>(operand.node) || std::holds_alternative<Phrase>(operand.node) ||
         std::holds_alternative<Wildcard>(operand.node);
}

bool may_stand_in(const std::vector<FieldId>& fields, FieldId field) {
  return std::find(fields.begin(), fields.end(), field) != fields.end();
}
}  // namespace

Result<AnyStream> Compiler::compile(const Query& query) {
  return std::visit([&](const auto& each) { return node(each); }, query.node);
}

AnyStream Compiler::all_of(std::vector<AnyStream> streams) {
  if (streams.size() == 1) return std::move(streams[0]);
  return std::make_unique<AndStream>(std::move(streams), segment_.size(), deadline_);
}

Result<AnyStream> Compiler::node(const Everything&) { return AnyStream(std::make_unique<AllStream>(segment_.size())); }

Result<AnyStream> Compiler::unit(const Slots& unit, FieldId field) {
  const auto& first = unit.front();
  if (unit.size() > 1) return AnyStream(SANLIAN_TRY(texts_.adjacent(unit, field, true)));
  return texts_.documents(first.is_han() ? texts_.single(field, first.text) : texts_.word(field, first.text, true));
}

Result<AnyStream> Compiler::node(const Words& words) {
  std::vector<AnyStream> units;
  for (const auto& each : units_of(words.text)) {
    std::vector<AnyStream> fields;
    for (const auto field : words.fields) fields.push_back(SANLIAN_TRY(unit(each, field)));
    units.push_back(any_of(std::move(fields)));
  }
  if (units.empty()) return AnyStream(std::make_unique<EmptyStream>());
  return all_of(std::move(units));
}

Result<AnyStream> Compiler::node(const Phrase& phrase) {
  const auto slots = slots_of(phrase.text);
  std::vector<AnyStream> fields;
  for (const auto field : phrase.fields) {
    if (slots.size() == 1 && slots[0].is_han())
      fields.push_back(texts_.documents(texts_.single(field, slots[0].text)));
    else
      fields.push_back(SANLIAN_TRY(texts_.adjacent(slots, field, false)));
  }
  return any_of(std::move(fields));
}

Result<AnyStream> Compiler::node(const Wildcard& wildcard) {
  const auto pieces = pieces_of(wildcard.pattern);
  const bool is_one = pieces.size() == 1 && pieces[0].size() == 1;
  std::vector<AnyStream> fields;
  for (const auto field : wildcard.fields) {
    if (is_one && pieces[0][0].what == Slot::What::glob)
      fields.push_back(texts_.documents(SANLIAN_TRY(texts_.glob(field, pieces[0][0].text))));
    else if (is_one && pieces[0][0].what == Slot::What::han)
      fields.push_back(texts_.documents(texts_.single(field, pieces[0][0].text)));
    else
      fields.push_back(SANLIAN_TRY(texts_.pieces(pieces, field)));
  }
  return any_of(std::move(fields));
}

Result<AnyPlaces> Compiler::places(const Query& operand, FieldId field) {
  if (const auto* words = std::get_if<Words>(&operand.node); words != nullptr && may_stand_in(words->fields, field))
    return texts_.adjacent(slots_of(words->text), field, true);
  if (const auto* phrase = std::get_if<Phrase>(&operand.node); phrase != nullptr && may_stand_in(phrase->fields, field))
    return texts_.adjacent(slots_of(phrase->text), field, false);
  if (const auto* wild = std::get_if<Wildcard>(&operand.node); wild != nullptr && may_stand_in(wild->fields, field))
    return texts_.pieces(pieces_of(wild->pattern), field);
  if (const auto* any = std::get_if<Or>(&operand.node)) {
    std::vector<AnyStream> streams;
    for (const auto& alternative : any->operands) streams.push_back(SANLIAN_TRY(places(alternative, field)));
    return AnyPlaces(std::make_unique<UnionStream>(std::move(streams), true));
  }
  return AnyPlaces(std::make_unique<EmptyStream>());
}

Result<AnyStream> Compiler::node(const Near& near) {
  const auto& operands = near.operands;
  if (operands.size() < 2 || operands.size() > kNearOperandsMax || near.distance < 0 ||
      near.distance > kNearDistanceMax || !std::all_of(operands.begin(), operands.end(), may_be_near))
    return near_impossible();
  std::vector<FieldId> fields;
  add_fields(operands.front(), fields);
  std::sort(fields.begin(), fields.end());
  fields.erase(std::unique(fields.begin(), fields.end()), fields.end());
  std::vector<AnyStream> found;
  for (const auto field : fields) {
    std::vector<AnyPlaces> streams;
    for (const auto& operand : operands) streams.push_back(SANLIAN_TRY(places(operand, field)));
    const NearStream::Window window{static_cast<std::uint32_t>(near.distance), near.is_ordered};
    found.push_back(std::make_unique<NearStream>(std::move(streams), window, deadline_));
  }
  return any_of(std::move(found));
}

Result<AnyStream> Compiler::node(const Value& value) {
  TextStreams::Terms terms;
  const bool is_node = schema_[value.field].is_tree && !value.is_prefix;
  const auto take = [&](std::string_view name, const TermInfo& term) {
    if (!is_node || is_at_or_below(name, value.value)) terms.push_back(term);
    return true;
  };
  if (value.is_prefix || is_node)
    segment_.for_each_term(value.field, TermKind::value, value.value, take);
  else if (const auto found = segment_.find(value.field, TermKind::value, value.value))
    terms.push_back(*found);
  return texts_.documents(terms);
}

Result<AnyStream> Compiler::node(const Range& range) {
  return AnyStream(std::make_unique<RangeStream>(segment_, range.field, range.from, range.to));
}

Result<AnyStream> Compiler::node(const Key& key) {
  Set set(segment_.size());
  if (const auto doc = segment_.find_key(key.key)) set.add(*doc);
  return AnyStream(std::make_unique<SetStream>(std::move(set)));
}

Result<AnyStream> Compiler::node(const And& all) {
  std::vector<AnyStream> streams;
  for (const auto& operand : all.operands) streams.push_back(SANLIAN_TRY(compile(operand)));
  if (streams.empty()) return AnyStream(std::make_unique<EmptyStream>());
  return all_of(std::move(streams));
}

Result<AnyStream> Compiler::node(const Or& any) {
  std::vector<AnyStream> streams;
  for (const auto& operand : any.operands) streams.push_back(SANLIAN_TRY(compile(operand)));
  return any_of(std::move(streams));
}

Result<AnyStream> Compiler::node(const Not& negated) {
  return AnyStream(std::make_unique<NotStream>(segment_.size(), SANLIAN_TRY(compile(negated.operand.front()))));
}

}  // namespace sanlian::search::impl
