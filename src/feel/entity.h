// What FEEL knows of a record type: its fields, how they are named, and where they lie in SQL. Room record fills these
// from declarations; they live in a registry that outlives every expression compiled against them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "feel/type.h"

namespace sanlian::feel {

enum class Storage : std::uint8_t {
  column,         ///< A value in a column of the entity's own table.
  reference,      ///< A column holding the id of one record of `target`.
  back_reference  ///< The records of `target` whose `column` holds our id; the value is a list.
};

/// How a column's values are written. `by_type`: strings as text, booleans 0/1, dates `YYYY-MM-DD`, date and time as
/// microseconds since 1970 (int64), numbers as int64 × 10^scale, months durations as months, lists as a JSON array.
enum class Encoding : std::uint8_t {
  by_type,
  decimal_text,  ///< A number as decimal text, beyond 18 digits: read by the evaluator, refused by SQL arithmetic.
  hidden         ///< Not to be used in SQL at all (encrypted, computed in C++).
};

struct Attribute {
  std::string key;                 ///< `patent_no`; unique within the entity.
  std::vector<std::string> names;  ///< Further names, the labels in zh and en: `专利号`, `Patent number`.
  Type type;                       ///< As expressions see it. Of a (back) reference: filled by Entity::seal().
  Storage storage = Storage::column;
  std::string column;              ///< In our table; for a back reference in the target's. Empty: same as `key`.
  const Entity* target = nullptr;  ///< Of a reference or back reference.
  int scale = 0;                   ///< Of a number: digits after the point; money in fen has 2, FEEL sees yuan.
  Encoding encoding = Encoding::by_type;
  bool nullable = true;
  const Entity* owner = nullptr;  ///< Filled by Entity::seal().

  const std::string& sql_column() const { return column.empty() ? key : column; }
};

struct Entity {
  std::string key;                  ///< `patent`
  std::vector<std::string> labels;  ///< zh, en
  std::string table;
  std::vector<Attribute> attributes;
  std::string deleted_column = "deleted_at";  ///< Null in live rows; empty where rows are never deleted.

  /// Fills owner pointers and the types of references, and adds the attribute `id` (string, column `id`) if it is not
  /// declared. Call it once all entities stand at their final addresses, before compiling anything.
  void seal();
  /// By key or any of its names, exactly as written; nullptr if there is none.
  const Attribute* find(std::string_view name) const;
};

}  // namespace sanlian::feel
