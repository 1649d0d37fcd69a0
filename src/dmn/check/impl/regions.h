// The values of a column, cut where its cells cut them: within a region every simple test answers the same, so one
// sample speaks for all of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dmn/check/impl/bits.h"
#include "feel/tests.h"
#include "feel/value.h"

namespace sanlian::dmn {

struct Region {
  enum class Form : std::uint8_t {
    point,       ///< `sample` alone.
    open,        ///< Between `low` and `high`, neither counted; one may be missing.
    other_text,  ///< Any text but those named.
    other_kind,  ///< Any value of a kind that no cell names.
    whole        ///< Any value; nothing is asked of it.
  };
  Form form = Form::whole;
  feel::Value sample;
  std::optional<feel::Value> low, high;
};

/// Of one kind, in order. Nothing if the points have no common order (local and zoned times). `complete` turns false
/// where a region had to be left out because no sample of it could be found.
std::optional<std::vector<Region>> regions_of(feel::Kind kind, const std::vector<feel::SimpleTest>& tests,
                                              bool& complete);

/// A set of regions as a cell would say it: `(5..6)`, `"a", "b"`, `null`.
std::string print_regions(const std::vector<Region>& regions, const Bits& which);

}  // namespace sanlian::dmn
