#include "search/match/impl/streams.h"

#include <algorithm>
#include <limits>

namespace sanlian::search::impl {
namespace {

// Adds what `bits` holds from `doc` on.
void add_from(Set& set, std::span<const std::uint64_t> bits, std::uint32_t doc) {
  auto& words = set.words();
  std::size_t word = doc / 64;
  words[word] |= bits[word] & ~std::uint64_t{0} << doc % 64;
  while (++word < words.size()) words[word] |= bits[word];
}
}  // namespace

void Stream::into(Set& set, Deadline& deadline) {
  for (auto doc = doc_; doc != kEnd && !deadline.is_over(); doc = next()) set.add(doc);
}

TermStream::TermStream(const Segment& segment, const TermInfo& term, std::uint32_t offset, std::uint32_t length)
    : cursor_(segment.postings(term)), bits_(segment.bits(term)), docs_(term.docs), offset_(offset), length_(length) {
  doc_ = cursor_.doc();
}

void TermStream::into(Set& set, Deadline&) {
  if (!bits_.empty() && doc_ != kEnd) {
    add_from(set, bits_, doc_);
  } else {
    for (auto doc = doc_; doc != kEnd; doc = cursor_.next()) set.add(doc);
  }
  doc_ = kEnd;
}

void TermStream::places(std::vector<Place>& out) {
  out.clear();
  cursor_.positions(positions_);
  for (const auto position : positions_)
    if (position >= offset_) out.push_back({position - offset_, position - offset_ + length_});
}

UnionStream::UnionStream(std::vector<AnyStream> streams, bool have_places)
    : streams_(std::move(streams)), have_places_(have_places) {
  for (const auto& stream : streams_) {
    cost_ += stream->cost();
    is_plain_ = is_plain_ && stream->is_plain();
  }
  for (auto at = streams_.size() / 2; at-- > 0;) sink(at);
  if (!streams_.empty()) doc_ = streams_[0]->doc();
}

void UnionStream::sink(std::size_t at) {
  for (;;) {
    auto lowest = at;
    for (const auto below : {2 * at + 1, 2 * at + 2})
      if (below < streams_.size() && streams_[below]->doc() < streams_[lowest]->doc()) lowest = below;
    if (lowest == at) return;
    std::swap(streams_[at], streams_[lowest]);
    at = lowest;
  }
}

std::uint32_t UnionStream::seek(std::uint32_t at_least) {
  while (doc_ < at_least) {
    streams_[0]->seek(at_least);
    sink(0);
    doc_ = streams_[0]->doc();
  }
  return doc_;
}

void UnionStream::into(Set& set, Deadline& deadline) {
  for (auto& stream : streams_) {
    if (deadline.is_over()) return;
    stream->into(set, deadline);
  }
  doc_ = kEnd;
}

void UnionStream::places(std::vector<Place>& out) {
  out.clear();
  if (!have_places_) return;
  collect(0, out);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

// All that stand on doc_ stand at the top of the heap together.
void UnionStream::collect(std::size_t at, std::vector<Place>& out) {
  if (at >= streams_.size() || streams_[at]->doc() != doc_) return;
  static_cast<PlaceStream&>(*streams_[at]).places(places_);
  out.insert(out.end(), places_.begin(), places_.end());
  collect(2 * at + 1, out);
  collect(2 * at + 2, out);
}

SetStream::SetStream(Set set) : set_(std::move(set)), cost_(set_.count()) {
  doc_ = 0;
  if (set_.slots() == 0 || !set_.has(0)) seek(1);
}

std::uint32_t SetStream::seek(std::uint32_t at_least) {
  if (doc_ >= at_least) return doc_;
  const auto& words = set_.words();
  std::size_t word = at_least / 64;
  if (word >= words.size()) return doc_ = kEnd;
  auto bits = words[word] & ~std::uint64_t{0} << at_least % 64;
  while (bits == 0)
    if (++word < words.size())
      bits = words[word];
    else
      return doc_ = kEnd;
  return doc_ = static_cast<std::uint32_t>(word * 64) + static_cast<std::uint32_t>(std::countr_zero(bits));
}

void SetStream::into(Set& set, Deadline&) {
  if (doc_ != kEnd) add_from(set, set_.words(), doc_);
  doc_ = kEnd;
}

std::uint32_t TestStream::stand_at(std::uint32_t doc) {
  while (doc < size_ && !keeps(doc)) ++doc;
  return doc_ = doc < size_ ? doc : kEnd;
}

std::uint32_t TestStream::seek(std::uint32_t at_least) { return doc_ >= at_least ? doc_ : stand_at(at_least); }

RangeStream::RangeStream(const Segment& segment, FieldId field, std::optional<std::int64_t> from,
                         std::optional<std::int64_t> to)
    : TestStream(segment.size()),
      numbers_(segment.numbers(field)),
      from_(from.value_or(std::numeric_limits<std::int64_t>::min())),
      to_(to.value_or(std::numeric_limits<std::int64_t>::max())) {
  begin();
}

bool RangeStream::keeps(std::uint32_t doc) {
  if (!numbers_.is_there() || !numbers_.has(doc)) return false;
  const auto number = numbers_.value(doc);
  return number >= from_ && number <= to_;
}

NotStream::NotStream(std::uint32_t size, AnyStream stream) : TestStream(size), stream_(std::move(stream)) { begin(); }

void NotStream::into(Set& set, Deadline& deadline) {
  if (!stream_->is_plain()) return TestStream::into(set, deadline);
  if (doc_ == kEnd) return;
  Set without(size_), all(size_);
  stream_->into(without, deadline);
  auto& words = all.words();
  for (std::size_t word = doc_ / 64; word < words.size(); ++word) words[word] = ~std::uint64_t{0};
  words[doc_ / 64] &= ~std::uint64_t{0} << doc_ % 64;
  if (size_ % 64 != 0) words.back() &= (std::uint64_t{1} << size_ % 64) - 1;
  all -= without;
  set |= all;
  doc_ = kEnd;
}

AndStream::AndStream(std::vector<AnyStream> streams, std::uint32_t size, Deadline& deadline)
    : size_(size), deadline_(deadline) {
  for (auto& stream : streams) {
    is_plain_ = is_plain_ && stream->is_plain();
    (stream->is_test() ? tests_ : movers_).push_back(std::move(stream));
  }
  if (movers_.empty()) movers_.push_back(std::make_unique<AllStream>(size));
  std::stable_sort(movers_.begin(), movers_.end(), [](const auto& a, const auto& b) { return a->cost() < b->cost(); });
  settle(movers_[0]->doc());
}

std::uint32_t AndStream::agreed(std::uint32_t doc) { return agree(movers_, doc); }

std::uint32_t AndStream::settle(std::uint32_t doc) {
  for (doc = agreed(doc); doc != kEnd; doc = agreed(movers_[0]->next())) {
    if (deadline_.is_over()) return doc_ = kEnd;
    if (std::all_of(tests_.begin(), tests_.end(), [&](auto& test) { return test->has(doc); })) break;
  }
  return doc_ = doc;
}

std::uint32_t AndStream::seek(std::uint32_t at_least) {
  return doc_ >= at_least ? doc_ : settle(movers_[0]->seek(at_least));
}

// Where even the rarest is in one document of sixteen, whole words of bits cost less than seeking.
void AndStream::into(Set& set, Deadline& deadline) {
  if (!is_plain_ || doc_ == kEnd || cost() < size_ / 16) return Stream::into(set, deadline);
  std::vector<AnyStream> all = std::move(movers_);
  std::move(tests_.begin(), tests_.end(), std::back_inserter(all));
  Set common(size_);
  all[0]->into(common, deadline);
  for (std::size_t i = 1; i < all.size(); ++i) {
    Set other(size_);
    all[i]->into(other, deadline);
    common &= other;
  }
  set |= common;
  doc_ = kEnd;
}

}  // namespace sanlian::search::impl
