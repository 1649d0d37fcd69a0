// The `doubts` column: a JSON list of what is doubtful in a record, who accepted it and why.
#pragma once

#include "record/actor.h"
#include "record/draft.h"

namespace sanlian::record {

/// The notes of fields that were not given stay; those of given ones are replaced. Empty when none is left.
std::string doubts_json(std::string_view before, const Draft& draft, const Actor& actor, Instant now);

}  // namespace sanlian::record
