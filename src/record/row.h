// One record as it lies in its table, without any right applied: for moves, checks and the writer. Whoever hands
// something of it to a person goes through Queries instead.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "feel/value.h"
#include "record/actor.h"
#include "record/cell.h"
#include "record/type.h"
#include "store/source.h"

namespace sanlian::record {

class Registry;

struct Row {
  const RecordType* type = nullptr;
  std::string id, park;
  std::int64_t version = 0;
  Instant created_at, updated_at;
  std::string created_by, updated_by;
  std::optional<Instant> deleted_at;
  std::string doubts;  ///< JSON list or empty.
  std::string stage;   ///< Only of types with a chain.
  std::optional<Instant> stage_since;
  std::optional<Date> stage_due;
  std::vector<Cell> cells;  ///< One a field column.

  std::span<const Cell> of(const Field& field) const;
  std::span<Cell> of(const Field& field);
  feel::Value value(const Field& field) const;  ///< References as text ids.
  /// The field's text, empty when null; for fields known to hold text (ids, choices).
  std::string text(std::string_view field_key) const;
  std::optional<std::int64_t> integer(std::string_view field_key) const;
  std::string print(const Field& field, Lang lang) const;
};

/// Nothing when there is no such id; deleted records are found too.
Result<std::optional<Row>> load(store::Source& source, const RecordType& type, std::string_view id);
/// Live records whose `column` (a field's key) holds `value`, oldest first.
Result<std::vector<Row>> load_where(store::Source& source, const RecordType& type, std::string_view column,
                                    const Cell& value);

/// The record as FEEL sees it: its references and back references are read from `source` when they are touched.
/// `source` and `registry` outlive it; a failing read becomes a null (the evaluation then is unknown).
std::shared_ptr<const feel::Object> as_object(Row row, store::Source& source, const Registry& registry);

/// Who looks, and when.
struct Viewer {
  const Actor& actor;
  Instant now;
};

/// The same as the viewer may see it, for conditions that somebody typed: a field out of reach is null, a hidden record
/// is in no list, and of one behind a reference the id alone is known. What `viewer` refers to outlives it.
std::shared_ptr<const feel::Object> as_seen_object(Row row, store::Source& source, const Registry& registry,
                                                   const Viewer& viewer);

/// Whether the actor's rules allow the action on this very record; and which fields, by index.
struct Permission {
  bool allowed = false;
  std::vector<bool> fields;
};
Permission permission(store::Source& source, const Registry& registry, const Viewer& viewer, Action action,
                      const Row& row);

}  // namespace sanlian::record
