// Documents of one segment in rising order: what every node of a query becomes.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "search/match/impl/deadline.h"
#include "search/segment/posting_cursor.h"
#include "search/set.h"

namespace sanlian::search::impl {

class Stream {
 public:
  static constexpr std::uint32_t kEnd = PostingCursor::kEnd;

  virtual ~Stream() = default;
  std::uint32_t doc() const { return doc_; }  ///< The first one from the beginning; kEnd after the last.
  virtual std::uint32_t next() = 0;
  virtual std::uint32_t seek(std::uint32_t at_least) = 0;  ///< First document >= at_least; never moves back.
  virtual std::uint64_t cost() const = 0;                  ///< Documents, at most.

  /// Whether `doc` is one of them. Asked for rising documents only.
  virtual bool has(std::uint32_t doc) { return seek(doc) == doc; }
  /// Better asked about each document than told to find the next one.
  virtual bool is_test() const { return false; }
  /// Whether into() costs no more than a step for each of cost().
  virtual bool is_plain() const { return false; }
  /// How many there are from the beginning, where that is known without going through them.
  virtual std::optional<std::uint64_t> known_count() const { return std::nullopt; }
  /// Adds all from doc() on and stands at the end, or stops early when time is up.
  virtual void into(Set& set, Deadline& deadline);

 protected:
  std::uint32_t doc_ = kEnd;
};

/// Where something stands in a field: words begin … end - 1.
struct Place {
  std::uint32_t begin = 0, end = 0;
  auto operator<=>(const Place&) const = default;
};

/// A stream that knows where in the field each document holds what is looked for.
class PlaceStream : public Stream {
 public:
  virtual void places(std::vector<Place>& out) = 0;  ///< In doc(), rising, none twice; replaces what `out` held.
};

using AnyStream = std::unique_ptr<Stream>;
using AnyPlaces = std::unique_ptr<PlaceStream>;

}  // namespace sanlian::search::impl
