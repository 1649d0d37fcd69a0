#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

#include "feel/columns/cell.h"

namespace sanlian::feel::columns {

/// Texts, numbered in the order in which they came; equal texts have equal numbers.
class Words {
 public:
  Words() = default;
  Words(const Words& other);
  Words& operator=(const Words&) = delete;
  Cell number_of(std::string_view text);
  const Value& value(Cell number) const { return values_[static_cast<std::size_t>(number)]; }
  std::size_t size() const { return values_.size(); }

 private:
  std::deque<Value> values_;  ///< Holds still: the keys look into it.
  std::unordered_map<std::string_view, Cell> numbers_;
};

}  // namespace sanlian::feel::columns
