// What a kind of field knows: its columns, how it reads from JSON and from a cell of a table, what it refuses, how it
// prints. One file each in fields/; adding one touches nothing else but its line in fields/all.h.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "feel/type.h"
#include "feel/value.h"
#include "format/json.h"
#include "format/json_writer.h"
#include "format/value.h"
#include "record/cell.h"
#include "record/field.h"

namespace sanlian::record {

/// A doubt that a person may overrule with a reason: a check character that does not fit. The row is never lost.
struct Doubt {
  std::string code;  ///< The error code the doubt would have as a refusal.
  std::string message_zh, message_en;
};

class FieldKind {
 public:
  struct Column {
    std::string_view suffix;    ///< Empty for the main column.
    std::string_view sql_type;  ///< INTEGER or TEXT.
  };

  virtual ~FieldKind() = default;
  virtual std::string_view name() const = 0;
  virtual std::span<const Column> columns() const = 0;
  virtual feel::Type feel_type(const Field&) const = 0;
  /// Reads one value of an API body into `out` (one cell a column). JSON null is handled by the caller.
  virtual Status parse(const Field& field, const format::Value& value, std::span<Cell> out) const;
  /// Reads what a person typed or an Excel cell held; never blank.
  virtual Status parse_text(const Field& field, std::string_view text, std::span<Cell> out) const = 0;
  virtual void write_json(const Field& field, std::span<const CellView> cells, format::JsonWriter& out) const = 0;
  /// For people: exports, titles, messages.
  virtual std::string print(const Field& field, std::span<const CellView> cells, Lang lang) const = 0;
  virtual feel::Value to_feel(const Field& field, std::span<const Cell> cells) const = 0;
  /// From a FEEL result (default, computed field, a move's `sets`).
  virtual Status from_feel(const Field& field, const feel::Value& value, std::span<Cell> out) const;
  virtual std::optional<Doubt> doubt(const Field&, std::span<const Cell>) const { return std::nullopt; }
};

/// Null where there is no such kind.
const FieldKind* find_kind(std::string_view name);
std::span<const FieldKind* const> all_kinds();

}  // namespace sanlian::record
