#include "corpus/navigation/matrix.h"

#include <algorithm>

#include "base/ensure.h"
#include "search/facet/facet.h"
#include "search/match/match.h"

namespace sanlian::corpus {
namespace {

Result<std::vector<search::Set>> sets_of(const search::Snapshot& snapshot, const std::vector<Axis>& axes,
                                         const search::Limits& limits) {
  std::vector<search::Set> sets;
  for (const auto& axis : axes) sets.push_back(SANLIAN_TRY(search::match(snapshot, axis.query, limits)));
  return sets;
}

search::Set joined(const std::vector<search::Set>& sets, std::uint32_t slots) {
  search::Set all(slots);
  for (const auto& set : sets) all |= set;
  return all;
}
}  // namespace

Result<Matrix> matrix(const search::Snapshot& snapshot, const search::Set& set, const std::vector<Axis>& rows,
                      const std::vector<Axis>& columns, const search::Limits& limits) {
  const auto row_sets = SANLIAN_TRY(sets_of(snapshot, rows, limits));
  const auto column_sets = SANLIAN_TRY(sets_of(snapshot, columns, limits));
  Matrix out;
  for (const auto& row : rows) out.rows.push_back(row.label);
  for (const auto& column : columns) out.columns.push_back(column.label);
  out.counts = search::cross(set, row_sets, column_sets);
  auto inside = joined(row_sets, set.slots());
  inside &= joined(column_sets, set.slots());
  auto outside = set;
  outside -= inside;
  out.outside = outside.count();
  return out;
}

std::vector<WhiteSpace> white_spaces(const Matrix& world, const Matrix& own, std::uint64_t world_least,
                                     std::uint64_t own_most) {
  ensure(world.rows == own.rows && world.columns == own.columns, "two matrices of the same axes are compared");
  std::vector<WhiteSpace> spaces;
  for (std::size_t i = 0; i < world.rows.size(); ++i)
    for (std::size_t j = 0; j < world.columns.size(); ++j)
      if (world.counts[i][j] >= world_least && own.counts[i][j] <= own_most)
        spaces.push_back({world.rows[i], world.columns[j], world.counts[i][j], own.counts[i][j]});
  std::stable_sort(spaces.begin(), spaces.end(),
                   [](const WhiteSpace& a, const WhiteSpace& b) { return a.world > b.world; });
  return spaces;
}

}  // namespace sanlian::corpus
