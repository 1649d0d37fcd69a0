#include "search/match/impl/near_stream.h"

#include <algorithm>
#include <bitset>

#include "search/match/impl/streams.h"

namespace sanlian::search::impl {
namespace {

constexpr std::size_t kStreamsMax = 8;

// One place of one stream, and which choices of streams a chain that ends with it may hold.
struct Link {
  Place place;
  std::size_t stream = 0;
  std::bitset<1 << kStreamsMax> chains;
};

std::vector<Link> links_of(const std::vector<std::vector<Place>>& places) {
  std::vector<Link> links;
  for (std::size_t stream = 0; stream < places.size(); ++stream)
    for (const auto& place : places[stream]) links.push_back({place, stream, {}});
  std::sort(links.begin(), links.end(), [](const auto& a, const auto& b) { return a.place < b.place; });
  return links;
}

// Those of `places` that begin at most `distance` words behind the end of one of `before`, whose ends rise.
std::vector<Place> follow(const std::vector<std::uint32_t>& ends, const std::vector<Place>& places,
                          std::uint32_t distance) {
  std::vector<Place> found;
  for (const auto& place : places) {
    const auto end = std::upper_bound(ends.begin(), ends.end(), place.begin);
    if (end != ends.begin() && place.begin - *std::prev(end) <= distance) found.push_back(place);
  }
  return found;
}

std::vector<std::uint32_t> ends_of(const std::vector<Place>& places) {
  std::vector<std::uint32_t> ends;
  for (const auto& place : places) ends.push_back(place.end);
  std::sort(ends.begin(), ends.end());
  return ends;
}
}  // namespace

NearStream::NearStream(std::vector<AnyPlaces> streams, Window window, Deadline& deadline)
    : streams_(std::move(streams)), window_(window), deadline_(deadline), places_(streams_.size()) {
  for (const auto& stream : streams_) by_cost_.push_back(stream.get());
  std::stable_sort(by_cost_.begin(), by_cost_.end(), [](auto* a, auto* b) { return a->cost() < b->cost(); });
  settle(lead().doc());
}

std::uint32_t NearStream::settle(std::uint32_t doc) {
  for (doc = agree(by_cost_, doc); doc != kEnd; doc = agree(by_cost_, lead().next())) {
    if (deadline_.is_over()) return doc_ = kEnd;
    if (is_near()) break;
  }
  return doc_ = doc;
}

bool NearStream::is_near() {
  for (std::size_t i = 0; i < streams_.size(); ++i) {
    streams_[i]->places(places_[i]);
    if (places_[i].empty()) return false;
  }
  return window_.is_ordered ? is_near_in_order() : is_near_in_any_order();
}

bool NearStream::is_near_in_order() {
  auto reached = places_[0];
  for (std::size_t i = 1; i < places_.size() && !reached.empty(); ++i)
    reached = follow(ends_of(reached), places_[i], window_.distance);
  return !reached.empty();
}

// Chains grow from left to right; a chain is known by the streams it holds, so that three or more may stand in any
// order.
bool NearStream::is_near_in_any_order() {
  auto links = links_of(places_);
  const auto all = (std::size_t{1} << streams_.size()) - 1;
  std::uint32_t longest = 0;
  for (const auto& link : links) longest = std::max(longest, link.place.end - link.place.begin);
  for (std::size_t i = 0; i < links.size(); ++i) {
    auto& link = links[i];
    const auto own = std::size_t{1} << link.stream;
    link.chains.set(own);
    for (auto j = i; j-- > 0;) {
      const auto& before = links[j];
      if (before.place.begin + longest + window_.distance < link.place.begin) break;
      if (before.place.end > link.place.begin || link.place.begin - before.place.end > window_.distance) continue;
      for (std::size_t held = 1; held <= all; ++held)
        if (before.chains[held] && (held & own) == 0) link.chains.set(held | own);
    }
    if (link.chains[all]) return true;
  }
  return false;
}

void NearStream::places(std::vector<Place>& out) {
  out = places_[0];
  std::vector<Place> longer;
  for (std::size_t i = 1; i < places_.size(); ++i) {
    longer.clear();
    for (const auto& chain : out)
      for (const auto& place : places_[i])
        if (place.begin >= chain.end && place.begin - chain.end <= window_.distance)
          longer.push_back({chain.begin, place.end});
    std::sort(longer.begin(), longer.end());
    longer.erase(std::unique(longer.begin(), longer.end()), longer.end());
    out = longer;
  }
}

}  // namespace sanlian::search::impl
