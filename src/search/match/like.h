#pragma once

#include <span>
#include <string>
#include <vector>

#include "search/document.h"
#include "search/index/snapshot.h"
#include "search/query.h"

namespace sanlian::search {

/// "More like this": any of the `n` words that tell most about `texts`, by frequency there against how many documents
/// of the index hold them (tf · idf), looked for in the fields the texts are of. Numbers and single characters tell
/// nothing. Finds nothing where no word is known to the index. Leave out the document itself with Not{Key}.
Query salient(const Snapshot& snapshot, std::span<const InField<std::string>> texts, std::size_t n);

}  // namespace sanlian::search
