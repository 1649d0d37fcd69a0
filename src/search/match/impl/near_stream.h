#pragma once

#include <vector>

#include "search/match/impl/stream.h"

namespace sanlian::search::impl {

/// Where each of several streams has a place, none overlapping, at most `distance` words between neighbours.
class NearStream final : public PlaceStream {
 public:
  struct Window {
    std::uint32_t distance = 0;
    bool is_ordered = false;
  };
  NearStream(std::vector<AnyPlaces> streams, Window window, Deadline& deadline);
  std::uint32_t next() override { return doc_ == kEnd ? kEnd : settle(lead().next()); }
  std::uint32_t seek(std::uint32_t at_least) override {
    return doc_ >= at_least ? doc_ : settle(lead().seek(at_least));
  }
  std::uint64_t cost() const override { return by_cost_[0]->cost(); }
  /// From the first word of the first to the last of the last one; of ordered streams only.
  void places(std::vector<Place>& out) override;

 private:
  PlaceStream& lead() { return *by_cost_[0]; }
  std::uint32_t settle(std::uint32_t doc);
  bool is_near();
  bool is_near_in_order();
  bool is_near_in_any_order();

  std::vector<AnyPlaces> streams_;
  std::vector<PlaceStream*> by_cost_;
  Window window_;
  Deadline& deadline_;
  std::vector<std::vector<Place>> places_;  // of each stream in doc_
};

}  // namespace sanlian::search::impl
