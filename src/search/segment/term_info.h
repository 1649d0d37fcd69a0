#pragma once

#include <cstdint>

namespace sanlian::search {

struct TermInfo {
  std::uint32_t docs = 0;    ///< Documents that hold it.
  std::uint64_t offset = 0;  ///< Where its postings begin; of use to the segment alone.
};

}  // namespace sanlian::search
