// Columns: values of one kind, one 64-bit cell a row, so that an operation is a loop over an array.
//
//     boolean   0, 1          number    value × 10^scale, the scale being the column's
//     date      its day       string    its number among the Words        days and time duration   whole seconds
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

#include "feel/value.h"

namespace sanlian::feel::columns {

using Cell = std::int64_t;

inline constexpr Cell kNull = std::numeric_limits<Cell>::min();
/// Not known here (an overflow, a value of another kind): the row has to be put to the evaluator.
inline constexpr Cell kAsk = kNull + 1;
constexpr bool is_known(Cell cell) { return cell > kAsk; }
/// What an operation answers that needs both, when one is not known.
constexpr Cell unknown(Cell a, Cell b) { return a == kAsk || b == kAsk ? kAsk : kNull; }

/// Rows that a program goes through at a time: what it keeps of them stays in the cache.
inline constexpr std::size_t kBlock = 1024;
inline constexpr int kScaleMax = 18;

class Words;

/// Whether values of this kind have cells.
bool has_cells(Kind kind);
/// kAsk if the value is of another kind or does not fit.
Cell to_cell(const Value& value, Kind kind, int scale, Words& words);
/// `cell` is not kAsk.
Value to_value(Cell cell, Kind kind, int scale, const Words& words);
/// The fewest decimals that hold the number, up to kScaleMax; more if there are more.
int scale_of(const Decimal& number);

}  // namespace sanlian::feel::columns
