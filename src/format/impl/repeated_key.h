#pragma once

#include <optional>
#include <span>

#include "format/value.h"

namespace sanlian::format {

/// Two entries of one map with the same key, by index.
struct RepeatedKey {
  std::size_t first, again;
};

/// The first repetition in the order of the file; one after the other while the map is small, hashed once it is not.
std::optional<RepeatedKey> find_repeated_key(std::span<const Value::Entry> entries);

}  // namespace sanlian::format
