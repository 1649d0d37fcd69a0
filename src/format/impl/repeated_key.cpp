#include "format/impl/repeated_key.h"

#include <string_view>
#include <unordered_map>

namespace sanlian::format {
namespace {
constexpr std::size_t kSmallMap = 16;
}

std::optional<RepeatedKey> find_repeated_key(std::span<const Value::Entry> entries) {
  if (entries.size() <= kSmallMap) {
    for (std::size_t again = 1; again < entries.size(); ++again)
      for (std::size_t first = 0; first < again; ++first)
        if (entries[first].key == entries[again].key) return RepeatedKey{first, again};
    return std::nullopt;
  }
  std::unordered_map<std::string_view, std::size_t> seen;
  seen.reserve(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (const auto [at, fresh] = seen.try_emplace(entries[i].key, i); !fresh) return RepeatedKey{at->second, i};
  return std::nullopt;
}

}  // namespace sanlian::format
