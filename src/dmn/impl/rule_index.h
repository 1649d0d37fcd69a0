// The columns of a table, cut at the constants that its cells compare with: where a value lies says at once which rules
// it leaves. Answers as the cells would, one by one.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "dmn/check/impl/bits.h"
#include "feel/tests.h"

namespace sanlian::dmn {

class ColumnIndex {
 public:
  /// A cell for each rule; nothing for a rule that is never tried. No index where a cell is not simple, or compares
  /// with null, with values of several kinds or of a kind without an order throughout; nor where it would be too large.
  static std::optional<ColumnIndex> of(std::span<const feel::SimpleTests* const> cells);

  /// The rules whose cell holds; nothing if it takes the evaluator to say.
  const Bits* rules(const feel::Value& value) const;

 private:
  bool take_points(std::span<const feel::SimpleTests* const> cells);
  std::size_t region_of(const feel::Value& value) const;
  std::vector<bool> regions_where(const feel::SimpleTests& tests) const;

  std::vector<feel::Value> points_;  ///< All of one kind, ascending.
  std::vector<Bits> regions_;        ///< Before the first point, at it, between it and the next, …
};

}  // namespace sanlian::dmn
