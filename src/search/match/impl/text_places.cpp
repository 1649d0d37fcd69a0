#include "search/match/impl/text_places.h"

#include <algorithm>

#include "search/analyse/analyser.h"

namespace sanlian::search::impl {

TextPlaces::TextPlaces(std::string_view text) {
  for_each_token(text, [&](const TokenView& token) {
    const bool is_han = token.kind == TermKind::single || begins_with_han(token.term);
    if (token.kind == TermKind::single || (token.kind == TermKind::word && !is_han))
      spots_.push_back({std::string(token.term), std::string(token.term), is_han, false, token.begin, token.end});
    else if (token.kind == TermKind::stem)
      spots_.back().stem = token.term;
    else
      spots_.back().touches_next = token.term.size() > spots_.back().text.size();
  });
}

bool TextPlaces::fits(const Spot& spot, const Slot& slot, bool has_stems) {
  switch (slot.what) {
    case Slot::What::word:
      return !spot.is_han && (has_stems ? spot.stem == stem_of(slot.text) : spot.text == slot.text);
    case Slot::What::glob:
      return !spot.is_han && fits_glob(spot.text, slot.text);
    case Slot::What::han:
      return spot.is_han && spot.text == slot.text;
    case Slot::What::any_han:
      return spot.is_han;
  }
  return false;
}

bool TextPlaces::fits_at(std::size_t at, const Slots& slots, bool has_stems) const {
  for (std::size_t i = 0; i < slots.size(); ++i)
    if (!fits(spots_[at + i], slots[i], has_stems) || (slots[i].touches_next && !spots_[at + i].touches_next))
      return false;
  return true;
}

std::vector<Place> TextPlaces::adjacent(const Slots& slots, bool has_stems) const {
  std::vector<Place> places;
  if (slots.empty()) return places;
  for (std::size_t at = 0; at + slots.size() <= spots_.size(); ++at)
    if (fits_at(at, slots, has_stems))
      places.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + slots.size())});
  return places;
}

std::vector<Place> TextPlaces::pieces(const std::vector<Slots>& pieces) const {
  std::vector<Place> chains;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto next = adjacent(pieces[i], false);
    if (i == 0) {
      chains = next;
      continue;
    }
    std::vector<Place> longer;
    for (const auto& chain : chains)
      for (const auto& place : next)
        if (place.begin >= chain.end && place.begin - chain.end <= kHanStarMax)
          longer.push_back({chain.begin, place.end});
    std::sort(longer.begin(), longer.end());
    longer.erase(std::unique(longer.begin(), longer.end()), longer.end());
    chains = std::move(longer);
  }
  return chains;
}

namespace {
// Tries every chain of places, one of each operand; a text holds few. Past kStepsMax the rest goes unmarked.
class ChainSearch {
 public:
  ChainSearch(const std::vector<std::vector<Place>>& operands, const Near& near)
      : operands_(operands), near_(near), is_used_(operands.size()) {}

  std::vector<Place> find() {
    for (std::size_t i = 0; i < operands_.size(); ++i)
      if (!near_.is_ordered || i == 0) begin_with(i);
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return std::move(found_);
  }

 private:
  static constexpr int kStepsMax = 200'000;

  void begin_with(std::size_t operand) {
    for (const auto& place : operands_[operand]) {
      is_used_[operand] = true;
      chain_ = {place};
      go_on();
      is_used_[operand] = false;
    }
  }
  void go_on() {
    if (chain_.size() == operands_.size()) {
      found_.insert(found_.end(), chain_.begin(), chain_.end());
      return;
    }
    const auto end = chain_.back().end;
    for (std::size_t i = 0; i < operands_.size(); ++i) {
      if (is_used_[i] || (near_.is_ordered && i != chain_.size())) continue;
      for (const auto& place : operands_[i]) {
        if (++steps_ > kStepsMax) return;
        if (place.begin < end || place.begin - end > static_cast<std::uint32_t>(near_.distance)) continue;
        is_used_[i] = true;
        chain_.push_back(place);
        go_on();
        chain_.pop_back();
        is_used_[i] = false;
      }
    }
  }

  const std::vector<std::vector<Place>>& operands_;
  const Near& near_;
  std::vector<bool> is_used_;
  std::vector<Place> chain_, found_;
  int steps_ = 0;
};
}  // namespace

std::vector<Place> near_places(const std::vector<std::vector<Place>>& operands, const Near& near) {
  return ChainSearch(operands, near).find();
}

}  // namespace sanlian::search::impl
