#include "search/segment/impl/huge_pages.h"

#include <sys/mman.h>

#include <new>

namespace sanlian::search {

void* take_memory(std::size_t bytes) {
  constexpr std::size_t kHugePage = std::size_t{2} << 20, kLine = 64;
  const auto unit = bytes >= kHugePage ? kHugePage : kLine;
  const auto size = (bytes + unit - 1) / unit * unit;
  void* const memory = std::aligned_alloc(unit, size);
  if (memory == nullptr) throw std::bad_alloc();
  if (unit == kHugePage) ::madvise(memory, size, MADV_HUGEPAGE);  // advice: nothing is lost where it is not taken
  return memory;
}

}  // namespace sanlian::search
