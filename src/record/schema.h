// The tables of the record types: each type is a real table with real columns, references and indexes. What a changed
// declaration asks of an existing database is planned first; what could lose data is refused, never done silently.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "record/registry.h"
#include "store/transaction.h"

namespace sanlian::record {

struct SchemaPlan {
  std::vector<std::string> statements;  ///< In order; nothing in them drops a column or table.
  bool empty() const { return statements.empty(); }
};

/// Errors: record.schema_change, for each column that is gone from the declarations or changed its SQL type while the
/// table holds records.
Result<SchemaPlan> plan_schema(store::Source& source, const Registry& registry);
Status apply_schema(store::Transaction& transaction, const SchemaPlan& plan);

}  // namespace sanlian::record
