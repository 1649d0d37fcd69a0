// The tables of this room: stage_event (what moved when) and notice (who was told).
#pragma once

#include <span>

#include "store/migration.h"

namespace sanlian::chain {

std::span<const store::SchemaStep> chain_schema_steps();

}  // namespace sanlian::chain
