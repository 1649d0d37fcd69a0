#pragma once

#include <vector>

#include "search/match/impl/stream.h"

namespace sanlian::search::impl {

/// Where all of several streams have a place that begins at the same word; each stream counts back to the beginning.
class PhraseStream final : public PlaceStream {
 public:
  /// Places are `length` words long.
  PhraseStream(std::vector<AnyPlaces> streams, std::uint32_t length, Deadline& deadline);
  std::uint32_t next() override { return doc_ == kEnd ? kEnd : settle(streams_[0]->next()); }
  std::uint32_t seek(std::uint32_t at_least) override {
    return doc_ >= at_least ? doc_ : settle(streams_[0]->seek(at_least));
  }
  std::uint64_t cost() const override { return streams_[0]->cost(); }
  void places(std::vector<Place>& out) override { out = common_; }

 private:
  std::uint32_t settle(std::uint32_t doc);
  bool find_places();

  std::vector<AnyPlaces> streams_;
  std::uint32_t length_;
  Deadline& deadline_;
  std::vector<Place> common_, others_;
};

}  // namespace sanlian::search::impl
