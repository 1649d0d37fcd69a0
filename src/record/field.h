#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "feel/expression.h"
#include "format/value.h"
#include "record/cell.h"
#include "record/label.h"

namespace sanlian::record {

class FieldKind;
class RecordType;

struct Option {
  std::string key;
  Label label;
  std::vector<std::string> aliases;  ///< Other spellings that imports meet.
};

/// The other side of a reference, as the target type shows it: a firm's `patents`.
struct Inverse {
  std::string key;
  Label label;
};

/// One declared field of a record type. Kinds read only the parts that concern them.
struct Field {
  std::string key;
  Label label;
  Label help;
  Label unit;
  const FieldKind* kind = nullptr;
  bool required = false;
  bool sensitive = false;                ///< Masked in exports.
  std::vector<std::string> aliases;      ///< Further headers by which an import knows it.
  std::optional<std::string> pattern;    ///< text: allowed shape, ECMAScript regular expression.
  int length_max = 500;                  ///< text: code points.
  int scale = 0;                         ///< decimals: digits after the point that are stored.
  std::optional<std::int64_t> min, max;  ///< numbers: scaled like the stored value.
  std::vector<Option> options;           ///< choice, choices.
  std::string target;                    ///< reference: the type's key. feel: the type its condition is over.
  const RecordType* target_type = nullptr;
  std::string found_by;  ///< reference: the field of the same record whose names an import looks up; empty: none.
  std::optional<Inverse> inverse;
  std::string computed_text;  ///< FEEL over own fields; stored when the record is written.
  std::optional<feel::Expression> computed;
  std::string default_text;  ///< FEEL; used when a new record does not give the field.
  std::optional<feel::Expression> default_value;
  format::Place place;   ///< Where it is declared.
  int index = 0;         ///< Position among the type's fields.
  int first_column = 0;  ///< Position of its first cell among the type's field columns.

  const Option* option(std::string_view key_or_label) const;
};

}  // namespace sanlian::record
