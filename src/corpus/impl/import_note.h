#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/import.h"

namespace sanlian::corpus {

/// Where an import stands, kept in the index beside what it has done.
struct ImportNote {
  std::string file;                 ///< In which it stands; empty when it has ended.
  std::uint64_t items = 0;          ///< Records and refusals of that file that are done.
  std::uint64_t refusal_bytes = 0;  ///< Of the list of refusals.
  ImportCounts counts;
};

std::string print_note(const ImportNote& note);
/// An empty note where the text is none.
ImportNote read_note(std::string_view text);

}  // namespace sanlian::corpus
