#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/index/impl/name_store.h"

namespace sanlian::search {

/// What of an index's files counts. Written whole for each commit, as text with a checksum in its last line.
struct Manifest {
  struct Part {
    std::uint64_t file = 0;  ///< Number in the name of the segment.
    std::uint32_t documents = 0;
    std::uint64_t bytes = 0;
    std::uint64_t deletions = 0;  ///< Number in the name of the file of deletions; 0: none.
    std::uint32_t deleted = 0;
    bool operator==(const Part&) const = default;
  };
  std::uint64_t number = 0;     ///< Of the manifest; rises with each.
  std::uint64_t next_file = 1;  ///< Numbers below it were given to files.
  std::string fingerprint;      ///< Schema::fingerprint().
  std::string note;
  std::vector<NameStore::Extent> names;  ///< By field.
  std::vector<Part> parts;
  bool operator==(const Manifest&) const = default;
};

std::string encode(const Manifest& manifest);
/// Nothing where one byte is not as encode() made it.
std::optional<Manifest> decode_manifest(std::string_view bytes);

}  // namespace sanlian::search
