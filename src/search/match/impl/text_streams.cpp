#include "search/match/impl/text_streams.h"

#include <algorithm>

#include "base/text.h"
#include "search/analyse/analyser.h"
#include "search/match/errors.h"
#include "search/match/impl/near_stream.h"
#include "search/match/impl/phrase_stream.h"
#include "search/match/impl/streams.h"
#include "search/query.h"

namespace sanlian::search::impl {
namespace {

constexpr std::size_t kMergedMax = 8;  // more terms than these go into a set at once when documents alone matter

bool touches_a_neighbour(const Slots& slots, std::size_t at) {
  return slots[at].touches_next || (at > 0 && slots[at - 1].touches_next);
}
}  // namespace

void TextStreams::add(Terms& terms, FieldId field, TermKind kind, std::string_view term) const {
  if (const auto found = segment_.find(field, kind, term)) terms.push_back(*found);
}

// Stems are equal: words whose stem this is and differs from them, and the word that is its own stem.
TextStreams::Terms TextStreams::word(FieldId field, const std::string& word, bool has_stems) const {
  Terms terms;
  const auto stem = stem_of(word);
  if (!has_stems || stem == word) add(terms, field, TermKind::word, word);
  if (!has_stems) return terms;
  add(terms, field, TermKind::stem, stem);
  if (stem != word && stem_of(stem) == stem) add(terms, field, TermKind::word, stem);
  return terms;
}

TextStreams::Terms TextStreams::single(FieldId field, const std::string& character) const {
  Terms terms;
  add(terms, field, TermKind::single, character);
  return terms;
}

Result<TextStreams::Terms> TextStreams::expansions(FieldId field, std::string_view prefix, std::string_view pattern,
                                                   const std::function<bool(std::string_view)>& fits) const {
  Terms terms;
  bool is_too_many = false;
  segment_.for_each_term(field, TermKind::word, prefix, [&](std::string_view term, const TermInfo& info) {
    if (fits(term)) terms.push_back(info);
    is_too_many = terms.size() > limits_.wildcard_terms_max;
    return !is_too_many && !deadline_.is_over();
  });
  if (is_too_many)
    return Error(errors::too_many_terms,
                 {{"pattern", std::string(pattern)}, {"limit", std::to_string(limits_.wildcard_terms_max)}});
  return terms;
}

Result<TextStreams::Terms> TextStreams::glob(FieldId field, const std::string& pattern) const {
  const auto prefix = pattern.substr(0, pattern.find_first_of("*?"));
  return expansions(field, prefix, pattern,
                    [&](std::string_view term) { return fits_glob(term, pattern) && !begins_with_han(term); });
}

AnyPlaces TextStreams::places(const Terms& terms, Shape shape) const {
  if (terms.empty()) return std::make_unique<EmptyStream>();
  const auto one = [&](const TermInfo& term) {
    return std::make_unique<TermStream>(segment_, term, shape.offset, shape.length);
  };
  if (terms.size() == 1) return one(terms[0]);
  std::vector<AnyStream> streams;
  for (const auto& term : terms) streams.push_back(one(term));
  return std::make_unique<UnionStream>(std::move(streams), true);
}

AnyStream TextStreams::documents(const Terms& terms) const {
  if (terms.size() <= kMergedMax) return places(terms, {});
  Set set(segment_.size());
  for (const auto& term : terms) {
    auto cursor = segment_.postings(term);
    for (auto doc = cursor.doc(); doc != PostingCursor::kEnd; doc = cursor.next()) set.add(doc);
    if (deadline_.is_over()) break;
  }
  return std::make_unique<SetStream>(std::move(set));
}

// Two characters that touch are one bigram; an unknown one leaves all bigrams of the other.
Result<AnyPlaces> TextStreams::touching(const Slots& slots, std::size_t at, FieldId field, Shape shape) const {
  const auto &first = slots[at].text, &second = slots[at + 1].text;
  Terms terms;
  if (!first.empty() && !second.empty())
    add(terms, field, TermKind::word, first + second);
  else
    terms = SANLIAN_TRY(expansions(field, first, first + "?" + second, [&](std::string_view term) {
      return term.size() > first.size() + second.size() && term.ends_with(second) && begins_with_han(term) &&
             count_code_points(term) == 2;
    }));
  return places(terms, shape);
}

// A Han character that touches none in the query may touch any in the text, unless a word is to follow: then it ends
// its run, and the last of a run is a word.
Result<AnyPlaces> TextStreams::alone(const Slots& slots, std::size_t at, FieldId field, Shape shape,
                                     bool has_stems) const {
  const auto& slot = slots[at];
  if (slot.what == Slot::What::word) return places(word(field, slot.text, has_stems), shape);
  if (slot.what == Slot::What::glob) return places(SANLIAN_TRY(glob(field, slot.text)), shape);
  const bool is_known = slot.what == Slot::What::han;
  const bool is_last = at + 1 == slots.size();
  if (!is_known || is_last || slots[at + 1].what == Slot::What::any_han)
    return places(SANLIAN_TRY(expansions(field, slot.text, slot.text + "?", begins_with_han)), shape);
  Terms terms;
  add(terms, field, TermKind::word, slot.text);
  if (slots[at + 1].what == Slot::What::han) add(terms, field, TermKind::word, slot.text + slots[at + 1].text);
  return places(terms, shape);
}

Result<AnyPlaces> TextStreams::adjacent(const Slots& slots, FieldId field, bool has_stems) {
  std::vector<AnyPlaces> streams;
  const auto length = static_cast<std::uint32_t>(slots.size());
  for (std::size_t at = 0; at < slots.size(); ++at) {
    const Shape shape{static_cast<std::uint32_t>(at), length};
    if (slots[at].touches_next)
      streams.push_back(SANLIAN_TRY(touching(slots, at, field, shape)));
    else if (!touches_a_neighbour(slots, at))
      streams.push_back(SANLIAN_TRY(alone(slots, at, field, shape, has_stems)));
  }
  if (streams.empty()) return AnyPlaces(std::make_unique<EmptyStream>());
  if (streams.size() == 1) return std::move(streams[0]);
  return AnyPlaces(std::make_unique<PhraseStream>(std::move(streams), length, deadline_));
}

Result<AnyPlaces> TextStreams::pieces(const std::vector<Slots>& pieces, FieldId field) {
  std::vector<AnyPlaces> streams;
  for (const auto& piece : pieces) streams.push_back(SANLIAN_TRY(adjacent(piece, field, false)));
  if (streams.empty()) return AnyPlaces(std::make_unique<EmptyStream>());
  if (streams.size() == 1) return std::move(streams[0]);
  return AnyPlaces(std::make_unique<NearStream>(
      std::move(streams), NearStream::Window{.distance = kHanStarMax, .is_ordered = true}, deadline_));
}

}  // namespace sanlian::search::impl
