// What a searcher's text becomes in one field of one segment.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "search/limits.h"
#include "search/match/impl/pattern.h"
#include "search/match/impl/stream.h"
#include "search/segment/segment.h"

namespace sanlian::search::impl {

class TextStreams {
 public:
  using Terms = std::vector<TermInfo>;

  TextStreams(const Segment& segment, const Limits& limits, Deadline& deadline)
      : segment_(segment), limits_(limits), deadline_(deadline) {}

  /// Slots next to each other. Errors: search.too_many_terms.
  Result<AnyPlaces> adjacent(const Slots& slots, FieldId field, bool has_stems);
  /// Pieces in this order, at most kHanStarMax words between two. Errors: search.too_many_terms.
  Result<AnyPlaces> pieces(const std::vector<Slots>& pieces, FieldId field);

  /// A word and, with stems, all that share its stem.
  Terms word(FieldId field, const std::string& word, bool has_stems) const;
  /// One Han character, documents only.
  Terms single(FieldId field, const std::string& character) const;
  Result<Terms> glob(FieldId field, const std::string& pattern) const;

  /// Documents of any of these terms, without places.
  AnyStream documents(const Terms& terms) const;

 private:
  // A place that counts back `offset` words to the beginning of slots `length` long.
  struct Shape {
    std::uint32_t offset = 0, length = 1;
  };
  Result<AnyPlaces> touching(const Slots& slots, std::size_t at, FieldId field, Shape shape) const;
  Result<AnyPlaces> alone(const Slots& slots, std::size_t at, FieldId field, Shape shape, bool has_stems) const;

  void add(Terms& terms, FieldId field, TermKind kind, std::string_view term) const;
  Result<Terms> expansions(FieldId field, std::string_view prefix, std::string_view pattern,
                           const std::function<bool(std::string_view)>& fits) const;
  AnyPlaces places(const Terms& terms, Shape shape) const;

  const Segment& segment_;
  const Limits& limits_;
  Deadline& deadline_;
};

}  // namespace sanlian::search::impl
