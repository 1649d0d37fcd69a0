#include "dmn/columns/null_reasons.h"

#include <algorithm>

namespace sanlian::dmn {

void NullReasons::add(const NullReason& reason) {
  const auto [at, is_new] = known_.try_emplace({std::string(reason.error.code()), reason.error.where()}, reason);
  if (is_new) return;
  auto& known = at->second;
  if (reason.first_row < known.first_row) known.error = reason.error, known.first_row = reason.first_row;
  known.count += reason.count;
}

void NullReasons::add(const NullReasons& others, std::size_t rows_before) {
  for (auto [key, reason] : others.known_) {
    reason.first_row += rows_before;
    add(reason);
  }
}

std::vector<NullReason> NullReasons::list() const {
  std::vector<NullReason> out;
  for (const auto& [key, reason] : known_) out.push_back(reason);
  std::stable_sort(out.begin(), out.end(), [](const NullReason& a, const NullReason& b) { return a.count > b.count; });
  return out;
}

}  // namespace sanlian::dmn
