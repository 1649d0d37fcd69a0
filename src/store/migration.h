// Tables of the system are made by numbered steps; a room names its own. Tables of record types are not made here but
// from their declarations (room record).
#pragma once

#include <span>
#include <string_view>

#include "base/result.h"

namespace sanlian::store {

class Source;
class Transaction;

/// One step, applied once to a data folder, in the order of the list. Its text is never edited afterwards.
struct SchemaStep {
  std::string_view room;   ///< Whose tables: `store`, `work` …
  int number = 0;          ///< 1, 2, 3 … within the room.
  std::string_view title;  ///< What it brings, in a few words.
  std::string_view sql;    ///< Statements separated by `;`.
};

/// Applies the pending ones of `steps`, each with its line in table schema_version.
/// Errors: store.schema_newer (the database knows a later step of one of these rooms), store.schema_step_changed,
/// store.schema_step_failed with the cause as further error.
Status apply_schema_steps(Transaction& transaction, std::span<const SchemaStep> steps);

/// Whether all of `steps` stand applied as they are written, and none beyond them: nothing to do, nothing to complain
/// of.
Result<bool> are_applied(Source& source, std::span<const SchemaStep> steps);

/// The steps of this room.
std::span<const SchemaStep> store_schema_steps();

}  // namespace sanlian::store
