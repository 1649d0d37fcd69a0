// A new record or a change, read from outside and checked, before it is queued for writing.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "feel/value.h"
#include "format/value.h"
#include "record/cell.h"
#include "record/type.h"

namespace sanlian::record {

/// What is done about a doubt (a check character that does not fit) for which no reason was given.
enum class DoubtMode {
  ask,  ///< Refused with record.needs_reason: a person is there to answer.
  keep  ///< Kept and flagged: an import never loses a row.
};

struct DoubtNote {
  std::string field, code, reason;  ///< Without a reason it is open.
};

struct Draft {
  explicit Draft(const RecordType& of);
  const RecordType* type;
  std::string park;                     ///< Empty: the actor's own.
  std::vector<Cell> cells;              ///< One a field column; only those of `given` count in a change.
  std::vector<char> given;              ///< By field index.
  std::vector<DoubtNote> doubts;        ///< Of the given fields.
  std::optional<std::int64_t> version;  ///< The version a change was made from.

  std::span<Cell> of(const Field& field);
  /// A null clears the field. Errors as the field kind's.
  Status set(const Field& field, const feel::Value& value);
  Status set_text(const Field& field, std::string_view text);  ///< Blank clears the field.
};

/// Reads `{field: value, …, overrides: {field: reason}, version: n, park: key}`. All errors are reported together.
/// Errors: record.unknown_field, record.computed_field, record.wrong_value and its kin, record.needs_reason.
Result<Draft> read_draft(const RecordType& type, const format::Value& body, DoubtMode doubts);

/// Adds the notes for what is doubtful in the given fields. Errors: record.needs_reason.
Status note_doubts(Draft& draft, const format::Value* overrides, DoubtMode mode);

}  // namespace sanlian::record
