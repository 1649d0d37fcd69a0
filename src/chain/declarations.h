// The table of keys of packs/*/chains/*.yaml: files are checked against it, docs/formats/chains.md is held to it.
#pragma once

#include "format/schema.h"

namespace sanlian::chain {

extern const format::Schema kChainSchema;

/// Every key of `schema` and of what lies inside it, each once, in the order of the tables; for the reference page.
std::vector<std::string> all_keys(const format::Schema& schema);

}  // namespace sanlian::chain
