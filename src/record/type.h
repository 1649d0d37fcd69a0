#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "feel/entity.h"
#include "feel/expression.h"
#include "record/field.h"
#include "record/label.h"

namespace sanlian::record {

enum class Action { read, create, edit, remove, restore, import, export_, journal };
inline constexpr int kActionCount = 8;
std::string_view action_key(Action action);

/// One line of a type's access list. Several that apply to one person are OR-ed, row by row and field by field.
struct AccessRule {
  std::vector<std::string> roles;
  std::vector<Action> actions;
  std::string where_text;  ///< FEEL; empty: every row.
  std::optional<feel::Expression> where;
  std::vector<bool> fields;             ///< By field index: may be read or written under this rule.
  std::vector<std::string> only, hide;  ///< As declared, until the fields are known.
  format::Place place;
  std::string file;
};

/// A declared record type: immutable once the registry is loaded.
class RecordType {
 public:
  std::string key, pack, file;
  Label label;
  std::string title_key;              ///< Field shown as the record's name.
  std::vector<std::string> known_as;  ///< Fields with further names, by which a reference finds it.
  std::string chain;                  ///< Key of its chain; empty: it has no stages.
  std::vector<Field> fields;
  std::vector<AccessRule> access;
  std::vector<std::vector<std::string>> unique;
  std::vector<std::vector<std::string>> indexes;
  std::string menu;                ///< Group of the menu it stands in; empty: in none.
  std::vector<std::string> shown;  ///< Fields that a list shows before anybody chose others; empty: it chooses.

  feel::Entity entity;               ///< Its face to FEEL.
  std::vector<std::string> columns;  ///< Field columns in order, unquoted.
  std::string row_select;            ///< Reads whole records: system columns, those of the stage, then `columns`.
  std::vector<std::pair<const RecordType*, const Field*>> referrers;  ///< References that point here.

  std::string table() const { return "r_" + key; }
  const Field* field(std::string_view key_or_label) const;  ///< By key, label or alias; null: none.
  const Field* field_by_key(std::string_view key) const;
  const Field* field_of_column(std::string_view column) const;  ///< `area_bound` is a column of `area`; null: none.
  const Field& title() const;
  bool staged() const { return !chain.empty(); }
};

/// Columns that every record has, before its own.
inline constexpr std::string_view kSystemColumns[] = {
    "id", "park", "version", "created_at", "created_by", "updated_at", "updated_by", "deleted_at", "doubts"};
inline constexpr std::string_view kStageColumns[] = {"stage", "stage_since", "stage_due"};

}  // namespace sanlian::record
