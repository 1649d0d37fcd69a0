#include "search/match/impl/phrase_stream.h"

#include <algorithm>

#include "search/match/impl/streams.h"

namespace sanlian::search::impl {

PhraseStream::PhraseStream(std::vector<AnyPlaces> streams, std::uint32_t length, Deadline& deadline)
    : streams_(std::move(streams)), length_(length), deadline_(deadline) {
  std::stable_sort(streams_.begin(), streams_.end(),
                   [](const auto& a, const auto& b) { return a->cost() < b->cost(); });
  settle(streams_[0]->doc());
}

std::uint32_t PhraseStream::settle(std::uint32_t doc) {
  for (doc = agree(streams_, doc); doc != kEnd; doc = agree(streams_, streams_[0]->next())) {
    if (deadline_.is_over()) return doc_ = kEnd;
    if (find_places()) break;
  }
  return doc_ = doc;
}

bool PhraseStream::find_places() {
  streams_[0]->places(common_);
  for (std::size_t i = 1; i < streams_.size() && !common_.empty(); ++i) {
    streams_[i]->places(others_);
    auto other = others_.begin();
    std::erase_if(common_, [&](const Place& place) {
      while (other != others_.end() && other->begin < place.begin) ++other;
      return other == others_.end() || other->begin != place.begin;
    });
  }
  for (auto& place : common_) place.end = place.begin + length_;
  return !common_.empty();
}

}  // namespace sanlian::search::impl
