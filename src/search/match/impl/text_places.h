// The same questions as to an index, asked of one text: what in it makes a query find it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/highlight.h"
#include "search/match/impl/pattern.h"
#include "search/match/impl/stream.h"
#include "search/query.h"

namespace sanlian::search::impl {

class TextPlaces {
 public:
  explicit TextPlaces(std::string_view text);

  /// Where slots stand next to each other, rising.
  std::vector<Place> adjacent(const Slots& slots, bool has_stems) const;
  /// Where pieces stand in this order, at most kHanStarMax words between two.
  std::vector<Place> pieces(const std::vector<Slots>& pieces) const;
  /// The bytes of a place that is not empty.
  Span span(const Place& place) const { return {spots_[place.begin].begin, spots_[place.end - 1].end}; }

 private:
  struct Spot {
    std::string text, stem;
    bool is_han = false;
    bool touches_next = false;
    std::uint32_t begin = 0, end = 0;
  };
  static bool fits(const Spot& spot, const Slot& slot, bool has_stems);
  bool fits_at(std::size_t at, const Slots& slots, bool has_stems) const;

  std::vector<Spot> spots_;  // by position
};

/// The places of operands that take part in a Near, in no order.
std::vector<Place> near_places(const std::vector<std::vector<Place>>& operands, const Near& near);

}  // namespace sanlian::search::impl
