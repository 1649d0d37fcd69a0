#include "search/match/impl/concept_cursor.h"

#include <algorithm>

namespace sanlian::search::impl {
namespace {
// A bound and a score are sums of the same terms in another order: they may differ in the last digits.
constexpr float kRoundingSlack = 1.00001F;
}  // namespace

ConceptCursor::ConceptCursor(const Segment& segment, const Concept& word, const Weights& weights) : idf_(word.idf) {
  for (const auto& term : word.terms) {
    const auto found = segment.find(term.field, term.kind, term.term);
    if (!found) continue;
    lists_.push_back({segment.postings(*found), &weights.of(term.field), segment.length_codes(term.field)});
    cost_ += found->docs;
  }
  find_doc();
}

void ConceptCursor::find_doc() {
  doc_ = kEnd;
  for (const auto& list : lists_) doc_ = std::min(doc_, list.cursor.doc());
}

std::uint32_t ConceptCursor::seek(std::uint32_t at_least) {
  if (doc_ >= at_least) return doc_;
  for (auto& list : lists_)
    if (list.cursor.doc() < at_least) list.cursor.seek(at_least);
  find_doc();
  return doc_;
}

float ConceptCursor::score() {
  float tf = 0;
  for (auto& list : lists_)
    if (list.cursor.doc() == doc_)
      tf += static_cast<float>(list.cursor.frequency()) * (*list.weights)[list.lengths[doc_]];
  return saturated(idf_, tf);
}

std::uint32_t ConceptCursor::block_end_from(std::uint32_t at_least) {
  auto end = kEnd;
  for (auto& list : lists_) {
    if (list.cursor.doc() > at_least) continue;
    if (list.cursor.doc() < at_least) list.cursor.seek_block(at_least);
    end = std::min(end, list.cursor.block_end());
  }
  return end;
}

float ConceptCursor::highest_within(std::uint32_t& window_end) {
  float tf = 0;
  for (auto& list : lists_) {
    if (list.cursor.doc() > window_end || list.cursor.block_end() == kEnd) continue;
    window_end = std::min(window_end, list.cursor.block_end());
    tf += static_cast<float>(list.cursor.block_frequency_max()) * (*list.weights)[list.cursor.block_length_min()];
  }
  return saturated(idf_, tf) * kRoundingSlack;
}

}  // namespace sanlian::search::impl
