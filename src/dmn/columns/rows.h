// A population as columns: what a batch is about.
#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "feel/columns/cell.h"
#include "feel/columns/words.h"

namespace sanlian::dmn {

/// A column is an input, or a decision that is given, by its name.
struct ColumnType {
  std::string name;
  feel::Kind kind = feel::Kind::any;  ///< Values of another kind can be put into the column; they only cost more.
  int scale = 0;                      ///< Of numbers: the decimals that most of them have, 0 to 18.
  bool operator==(const ColumnType&) const = default;
};

/// Keeps every value that is put into it. Eight bytes a cell; what is not of the column's kind is kept beside.
class Rows {
 public:
  Rows(std::vector<ColumnType> columns, std::size_t count, const feel::columns::Words& words);

  std::size_t size() const { return count_; }
  const std::vector<ColumnType>& columns() const { return types_; }
  void put(std::size_t column, std::size_t row, const feel::Value& value);
  feel::Value at(std::size_t column, std::size_t row) const;
  /// To be filled directly, in the form that feel/columns/cell.h describes. All null at first; a few more than rows.
  std::span<feel::columns::Cell> cells(std::size_t column) { return cells_[column]; }
  std::span<const feel::columns::Cell> cells(std::size_t column) const { return cells_[column]; }
  feel::columns::Words& words() { return words_; }
  const feel::columns::Words& words() const { return words_; }

 private:
  std::vector<ColumnType> types_;
  std::size_t count_;
  std::vector<std::vector<feel::columns::Cell>> cells_;                   ///< By column, in whole blocks.
  std::vector<std::unordered_map<std::size_t, feel::Value>> exceptions_;  ///< By column and row.
  feel::columns::Words words_;
};

}  // namespace sanlian::dmn
