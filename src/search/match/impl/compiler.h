// From the tree of a query to a stream over one segment.
#pragma once

#include "search/match/impl/text_streams.h"
#include "search/query.h"

namespace sanlian::search::impl {

class Compiler {
 public:
  Compiler(const Segment& segment, const Schema& schema, const Limits& limits, Deadline& deadline)
      : segment_(segment), schema_(schema), texts_(segment, limits, deadline), deadline_(deadline) {}

  /// Errors: search.too_many_terms, search.near_impossible.
  Result<AnyStream> compile(const Query& query);

 private:
  Result<AnyStream> node(const Everything&);
  Result<AnyStream> node(const Words& words);
  Result<AnyStream> node(const Phrase& phrase);
  Result<AnyStream> node(const Wildcard& wildcard);
  Result<AnyStream> node(const Near& near);
  Result<AnyStream> node(const Value& value);
  Result<AnyStream> node(const Range& range);
  Result<AnyStream> node(const Key& key);
  Result<AnyStream> node(const And& all);
  Result<AnyStream> node(const Or& any);
  Result<AnyStream> node(const Not& negated);

  Result<AnyStream> unit(const Slots& unit, FieldId field);
  Result<AnyPlaces> places(const Query& operand, FieldId field);
  AnyStream all_of(std::vector<AnyStream> streams);

  const Segment& segment_;
  const Schema& schema_;
  TextStreams texts_;
  Deadline& deadline_;
};

}  // namespace sanlian::search::impl
