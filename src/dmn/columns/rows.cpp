#include "dmn/columns/rows.h"

namespace sanlian::dmn {
namespace columns = feel::columns;

Rows::Rows(std::vector<ColumnType> types, std::size_t count, const columns::Words& words)
    : types_(std::move(types)), count_(count), cells_(types_.size()), exceptions_(types_.size()), words_(words) {
  const auto whole_blocks = (count + columns::kBlock - 1) / columns::kBlock * columns::kBlock;
  for (auto& cells : cells_) cells.assign(whole_blocks, columns::kNull);
}

void Rows::put(std::size_t column, std::size_t row, const feel::Value& value) {
  const auto& type = types_[column];
  auto& cell = cells_[column][row];
  if (cell == columns::kAsk) exceptions_[column].erase(row);
  cell = columns::to_cell(value, type.kind, type.scale, words_);
  if (cell == columns::kAsk) exceptions_[column].emplace(row, value);
}

feel::Value Rows::at(std::size_t column, std::size_t row) const {
  const auto cell = cells_[column][row];
  const auto& type = types_[column];
  if (cell != columns::kAsk) return columns::to_value(cell, type.kind, type.scale, words_);
  const auto found = exceptions_[column].find(row);
  return found == exceptions_[column].end() ? feel::Value() : found->second;
}

}  // namespace sanlian::dmn
