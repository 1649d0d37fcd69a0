#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/error.h"
#include "format/json_writer.h"

namespace sanlian::work {

/// rows = inserted + updated + unchanged + refused.
struct ImportCounts {
  std::int64_t rows = 0, inserted = 0, updated = 0, unchanged = 0, refused = 0;
  std::int64_t warned = 0;   ///< Of those inserted or updated: kept with a doubt.
  std::int64_t created = 0;  ///< Records of other types, made because a row named them.
  void write_json(format::JsonWriter& out) const;
};

/// What is wrong with one row, in the words of its sheet.
struct RowProblem {
  std::int64_t row = 0;  ///< As the spreadsheet counts.
  std::string column;    ///< Header; empty: the row as a whole.
  std::string code, zh, en;

  /// Of an error, under the header where it happened.
  static RowProblem of(std::int64_t row, std::string column, const Error& error);
  std::string print(Lang lang) const;
  void write_json(format::JsonWriter& out) const;
};

}  // namespace sanlian::work
