// Two axes crossed: where a technology is worked on, and where it is not.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "search/index/snapshot.h"
#include "search/limits.h"
#include "search/set.h"

namespace sanlian::corpus {

/// One row or column that a person defines: `耐磨` is `TA=(耐磨 OR 抗磨)`.
struct AxisQuery {
  std::string label;
  std::string query;
};

struct Matrix {
  std::vector<std::string> rows, columns;
  std::vector<std::vector<std::uint64_t>> counts;        ///< counts[row][column], publications of the set in both.
  std::vector<std::uint64_t> row_totals, column_totals;  ///< Of the set, whatever the other axis.
};

/// Technology against effect, both given as queries (技术功效矩阵). Errors: those of parse() and match(), at the label.
Result<Matrix> matrix(const search::Snapshot& snapshot, const search::Set& set, std::span<const AxisQuery> rows,
                      std::span<const AxisQuery> columns, const search::Limits& limits = {});

/// A cell that the world works on and a portfolio does not.
struct WhiteSpace {
  std::string row, column;
  std::uint64_t world = 0;   ///< Publications of the set.
  std::uint64_t recent = 0;  ///< Of these, applied for in the five years up to the set's last.
  std::uint64_t own = 0;     ///< Of the portfolio; at most `own_max`.
};

struct WhiteSpaceOptions {
  std::uint64_t world_min = 5;
  std::uint64_t own_max = 0;
  std::size_t k = 50;
};

/// By two keyword fields, or one (`column` the same as `row`): values that stand together in the set, most recent work
/// first. `own` is any set of the same snapshot. O(set × values a publication).
std::vector<WhiteSpace> white_spaces(const search::Snapshot& snapshot, const search::Set& set, const search::Set& own,
                                     search::FieldId row, search::FieldId column,
                                     const WhiteSpaceOptions& options = {});

}  // namespace sanlian::corpus
