#pragma once

#include <cstdint>

#include "base/result.h"
#include "format/cell.h"

namespace sanlian::format {

/// For a progress bar; `total` is 0 where it is not known.
struct Progress {
  std::uint64_t bytes_read = 0;
  std::uint64_t bytes_total = 0;
};

/// A table row by row, in the order of the file, in memory that does not grow with it.
class TableReader {
 public:
  virtual ~TableReader() = default;
  /// The next row that has a cell, or null after the last; lent until the next call. Row numbers ascend; rows without
  /// any content are passed over. After an error there is nothing more to read.
  virtual Result<const TableRow*> next() = 0;
  virtual Progress progress() const = 0;
};

}  // namespace sanlian::format
