#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace sanlian::feel {

/// The id, shared between all values that name it; nullptr if the tz database does not know it. Thread-safe.
std::shared_ptr<const std::string> known_zone(std::string_view id);
/// Seconds east of UTC at a local second since 1970; in a gap or overlap the offset before it.
std::optional<std::int32_t> zone_offset(const std::string& id, std::int64_t local_seconds);

}  // namespace sanlian::feel
