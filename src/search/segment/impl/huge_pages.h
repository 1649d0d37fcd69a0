#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>

namespace sanlian::search {

struct FreeMemory {
  void operator()(void* memory) const { std::free(memory); }
};
template <class T>
using Memory = std::unique_ptr<T[], FreeMemory>;

/// Memory of at least `bytes`, aligned to a line of the cache; large pieces on large pages where the kernel has them,
/// for tables read at random miss the translation of small ones more often than the cache.
void* take_memory(std::size_t bytes);

}  // namespace sanlian::search
