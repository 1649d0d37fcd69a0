// The plain streams: one term, unions, sets, tests and their intersection.
#pragma once

#include <optional>
#include <vector>

#include "search/match/impl/stream.h"
#include "search/segment/segment.h"

namespace sanlian::search::impl {

class EmptyStream final : public PlaceStream {
 public:
  std::uint32_t next() override { return kEnd; }
  std::uint32_t seek(std::uint32_t) override { return kEnd; }
  std::uint64_t cost() const override { return 0; }
  std::optional<std::uint64_t> known_count() const override { return 0; }
  bool is_plain() const override { return true; }
  void places(std::vector<Place>& out) override { out.clear(); }
};

/// The documents of a term; its places begin `offset` words before it and are `length` words long.
class TermStream final : public PlaceStream {
 public:
  TermStream(const Segment& segment, const TermInfo& term, std::uint32_t offset, std::uint32_t length);
  std::uint32_t next() override { return doc_ = cursor_.next(); }
  std::uint32_t seek(std::uint32_t at_least) override { return doc_ = cursor_.seek(at_least); }
  std::uint64_t cost() const override { return docs_; }
  std::optional<std::uint64_t> known_count() const override { return docs_; }
  bool is_plain() const override { return true; }
  void into(Set& set, Deadline& deadline) override;
  void places(std::vector<Place>& out) override;

 private:
  PostingCursor cursor_;
  std::span<const std::uint64_t> bits_;  // of a frequent term
  std::uint32_t docs_, offset_, length_;
  std::vector<std::uint32_t> positions_;
};

/// Documents of any of several streams.
class UnionStream final : public PlaceStream {
 public:
  explicit UnionStream(std::vector<AnyStream> streams, bool have_places);
  std::uint32_t next() override { return doc_ == kEnd ? kEnd : seek(doc_ + 1); }
  std::uint32_t seek(std::uint32_t at_least) override;
  std::uint64_t cost() const override { return cost_; }
  bool is_plain() const override { return is_plain_; }
  void into(Set& set, Deadline& deadline) override;
  void places(std::vector<Place>& out) override;

 private:
  void sink(std::size_t at);
  void collect(std::size_t at, std::vector<Place>& out);

  std::vector<AnyStream> streams_;  // a heap, the lowest document first
  std::uint64_t cost_ = 0;
  bool have_places_, is_plain_ = true;
  std::vector<Place> places_;
};

/// All documents of a set over the segment's own numbers.
class SetStream final : public Stream {
 public:
  explicit SetStream(Set set);
  std::uint32_t next() override { return doc_ == kEnd ? kEnd : seek(doc_ + 1); }
  std::uint32_t seek(std::uint32_t at_least) override;
  std::uint64_t cost() const override { return cost_; }
  std::optional<std::uint64_t> known_count() const override { return cost_; }
  bool has(std::uint32_t doc) override { return set_.has(doc); }
  bool is_plain() const override { return true; }
  void into(Set& set, Deadline& deadline) override;

 private:
  Set set_;
  std::uint64_t cost_;
};

/// What a test keeps of all documents of a segment.
class TestStream : public Stream {
 public:
  explicit TestStream(std::uint32_t size) : size_(size) {}
  std::uint32_t next() override { return doc_ == kEnd ? kEnd : seek(doc_ + 1); }
  std::uint32_t seek(std::uint32_t at_least) override;
  std::uint64_t cost() const override { return size_; }
  // What lies before doc() was asked about when the stream came there.
  bool has(std::uint32_t doc) override { return doc == doc_ || (doc > doc_ && keeps(doc)); }
  bool is_test() const override { return true; }

 protected:
  virtual bool keeps(std::uint32_t doc) = 0;  ///< Asked about rising documents only.
  void begin() { stand_at(0); }
  std::uint32_t size_;

 private:
  std::uint32_t stand_at(std::uint32_t doc);
};

class AllStream final : public TestStream {
 public:
  explicit AllStream(std::uint32_t size) : TestStream(size) { begin(); }

 private:
  bool keeps(std::uint32_t) override { return true; }
};

class RangeStream final : public TestStream {
 public:
  RangeStream(const Segment& segment, FieldId field, std::optional<std::int64_t> from, std::optional<std::int64_t> to);

 private:
  bool keeps(std::uint32_t doc) override;

  const NumberColumn& numbers_;
  std::int64_t from_, to_;
};

class NotStream final : public TestStream {
 public:
  NotStream(std::uint32_t size, AnyStream stream);
  bool is_plain() const override { return stream_->is_plain(); }
  void into(Set& set, Deadline& deadline) override;

 private:
  bool keeps(std::uint32_t doc) override { return !stream_->has(doc); }

  AnyStream stream_;
};

/// Documents of all of several streams: the rarest leads, the others seek, tests come last.
class AndStream final : public Stream {
 public:
  AndStream(std::vector<AnyStream> streams, std::uint32_t size, Deadline& deadline);
  std::uint32_t next() override { return doc_ == kEnd ? kEnd : settle(movers_[0]->next()); }
  std::uint32_t seek(std::uint32_t at_least) override;
  std::uint64_t cost() const override { return movers_[0]->cost(); }
  bool is_plain() const override { return is_plain_; }
  void into(Set& set, Deadline& deadline) override;

 private:
  std::uint32_t settle(std::uint32_t doc);
  std::uint32_t agreed(std::uint32_t doc);

  std::vector<AnyStream> movers_, tests_;
  std::uint32_t size_;
  Deadline& deadline_;
  bool is_plain_ = true;
};

/// The first document >= doc on which all of the streams stand, the first of them leading. `streams` must not be empty.
template <class Streams>
std::uint32_t agree(const Streams& streams, std::uint32_t doc) {
  for (std::size_t i = 1; i < streams.size() && doc != Stream::kEnd;) {
    const auto other = streams[i]->seek(doc);
    if (other == doc) {
      ++i;
    } else {
      doc = streams[0]->seek(other);
      i = 1;
    }
  }
  return doc;
}

}  // namespace sanlian::search::impl
