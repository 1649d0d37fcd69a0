#include "search/highlight.h"

#include <algorithm>

#include "search/match/impl/text_places.h"

namespace sanlian::search {
namespace {

using impl::Place;
using impl::TextPlaces;

// Goes through what a query looks for and keeps the places of the text that have it.
class Marker {
 public:
  Marker(std::string_view text, FieldId field) : text_(text), field_(field) {}

  void mark(const Query& query) {
    std::visit([&](const auto& node) { take(node); }, query.node);
  }
  std::vector<Span> spans() {
    std::vector<Span> spans;
    for (const auto& place : places_) spans.push_back(text_.span(place));
    std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
    std::vector<Span> joined;
    for (const auto& span : spans) {
      if (joined.empty() || joined.back().end < span.begin)
        joined.push_back(span);
      else
        joined.back().end = std::max(joined.back().end, span.end);
    }
    return joined;
  }

 private:
  bool stands_here(const std::vector<FieldId>& fields) const {
    return std::find(fields.begin(), fields.end(), field_) != fields.end();
  }
  void add(const std::vector<Place>& places) { places_.insert(places_.end(), places.begin(), places.end()); }

  void take(const Words& words) {
    if (!stands_here(words.fields)) return;
    for (const auto& unit : impl::units_of(words.text)) add(text_.adjacent(unit, true));
  }
  void take(const Phrase& phrase) { add(places_of({phrase})); }
  void take(const Wildcard& wildcard) { add(places_of({wildcard})); }
  void take(const Near& near) {
    std::vector<std::vector<Place>> operands;
    for (const auto& operand : near.operands) operands.push_back(places_of(operand));
    add(impl::near_places(operands, near));
  }
  void take(const Not&) {}
  template <class Node>
  void take(const Node& node) {
    if constexpr (requires { node.operands; })
      for (const auto& operand : node.operands) mark(operand);
  }

  // Of an operand of a Near as a whole.
  std::vector<Place> places_of(const Query& operand) {
    if (const auto* words = std::get_if<Words>(&operand.node); words != nullptr && stands_here(words->fields))
      return text_.adjacent(impl::slots_of(words->text), true);
    if (const auto* phrase = std::get_if<Phrase>(&operand.node); phrase != nullptr && stands_here(phrase->fields))
      return text_.adjacent(impl::slots_of(phrase->text), false);
    if (const auto* wild = std::get_if<Wildcard>(&operand.node); wild != nullptr && stands_here(wild->fields))
      return text_.pieces(impl::pieces_of(wild->pattern));
    std::vector<Place> all;
    if (const auto* any = std::get_if<Or>(&operand.node))
      for (const auto& alternative : any->operands) {
        const auto places = places_of(alternative);
        all.insert(all.end(), places.begin(), places.end());
      }
    std::sort(all.begin(), all.end());
    return all;
  }

  TextPlaces text_;
  FieldId field_;
  std::vector<Place> places_;
};
}  // namespace

std::vector<Span> highlights(const Query& query, FieldId field, std::string_view text) {
  Marker marker(text, field);
  marker.mark(query);
  return marker.spans();
}

}  // namespace sanlian::search
