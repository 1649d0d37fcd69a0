// A result set counted along axes: how many of it have which year, applicant, class, country …
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "search/index/snapshot.h"
#include "search/set.h"

namespace sanlian::corpus {

struct AxisRow {
  std::string value;        ///< As stored: `H01M`, `2019`, a standard name.
  std::uint64_t count = 0;  ///< Publications of the set; exact.
};

struct Axis {
  std::string key;            ///< Of the schema's field.
  std::vector<AxisRow> rows;  ///< Years in their order, all of them; others highest first, as many as were asked for.
  std::uint64_t values = 0;   ///< Different ones in the set, those not listed too.
  std::uint64_t without = 0;  ///< Publications of the set that have none.
};

/// The field that an axis of this name counts: a key of the schema, a searcher's code, or one of the short names
/// `year`, `status`, `city`. Errors: corpus.no_such_axis, with those there are.
Result<search::FieldId> axis_field(std::string_view name);

/// All axes in one pass over the set; `k` rows each, 0 for all. Costs some nanoseconds a publication and axis.
std::vector<Axis> count_axes(const search::Snapshot& snapshot, const search::Set& set,
                             std::span<const search::FieldId> fields, std::size_t k);

}  // namespace sanlian::corpus
