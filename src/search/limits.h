#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace sanlian::search {

/// What one answer may cost. An answer that met one of them says so; it is never silently short.
struct Limits {
  std::size_t wildcard_terms_max = 100'000;
  std::chrono::milliseconds time_max{10'000};
};

}  // namespace sanlian::search
