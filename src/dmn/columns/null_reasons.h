#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"

namespace sanlian::dmn {

/// Why rows are null, told by the place in the model and the kind of failure.
struct NullReason {
  Error error;  ///< Of the first such row.
  std::size_t first_row = 0, count = 0;
};

class NullReasons {
 public:
  /// Those with the same code and place are counted together.
  void add(const NullReason& reason);
  /// `rows_before`: how far the rows of the others stand behind ours.
  void add(const NullReasons& others, std::size_t rows_before = 0);
  bool empty() const { return known_.empty(); }
  /// The most frequent first.
  std::vector<NullReason> list() const;

 private:
  std::map<std::pair<std::string, std::string>, NullReason> known_;
};

}  // namespace sanlian::dmn
