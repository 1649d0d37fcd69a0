#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sanlian::format {

/// Where something stands in a text: both count from 1, columns in characters (code points). 0:0 is nowhere.
struct Place {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  bool operator==(const Place&) const = default;
};

/// `packs/core/types/firm.yaml:14:9`, or `14:9` where the text has no name.
std::string print_place(std::string_view name, Place place);

/// The place of a byte offset, found by counting from the start. For error paths.
Place place_of(std::string_view text, std::size_t offset);

}  // namespace sanlian::format
