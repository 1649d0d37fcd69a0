#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "search/index/snapshot.h"
#include "search/limits.h"
#include "search/query.h"
#include "search/set.h"

namespace sanlian::corpus {

/// One line of a technology–effect matrix: what a user calls it and the query that says what belongs to it.
struct Axis {
  std::string label;
  search::Query query;
};

struct Matrix {
  std::vector<std::string> rows, columns;
  std::vector<std::vector<std::uint64_t>> counts;  ///< [row][column]; a document may stand in several cells.
  std::uint64_t outside = 0;                       ///< Documents of the set that are in no cell.
  bool is_exact = true;
};
/// Errors: those of search::match.
Result<Matrix> matrix(const search::Snapshot& snapshot, const search::Set& set, const std::vector<Axis>& rows,
                      const std::vector<Axis>& columns, const search::Limits& limits = {});

/// A cell where the world is active and one's own documents are not.
struct WhiteSpace {
  std::string row, column;
  std::uint64_t world = 0;
  std::uint64_t own = 0;
};
/// Cells with at least `world_least` documents of the world and at most `own_most` of one's own, most active first.
std::vector<WhiteSpace> white_spaces(const Matrix& world, const Matrix& own, std::uint64_t world_least,
                                     std::uint64_t own_most = 0);

}  // namespace sanlian::corpus
