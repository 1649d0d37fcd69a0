// By which fields a row is known: to find the record that it changes, and to notice that a file says something twice.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "record/draft.h"
#include "store/source.h"
#include "work/import/column_map.h"
#include "work/import/options.h"

namespace sanlian::work {

class RowKeys {
 public:
  /// Errors: work.import_no_key (update and upsert need one), work.import_key_column, work.import_key_not_indexed.
  static Result<RowKeys> choose(const ImportOptions& options, const ColumnMap& map);

  struct Existing {
    std::string id;
    std::int64_t version = 0;
  };
  struct Search {
    bool has_key = false;  ///< The row gives all fields of a key.
    bool several = false;  ///< More than one record has it.
    std::optional<Existing> found;
  };
  /// The live record that the row is about, by the first key that finds one.
  Result<Search> find(store::Source& source, const record::Draft& draft) const;

  struct Twice {
    std::int64_t row = 0;  ///< The earlier one.
    std::string fields, fields_en;
  };
  /// Remembers the row; answers the earlier one that has the same key.
  std::optional<Twice> notice(const record::Draft& draft, std::int64_t row);

  std::string names() const;  ///< Labels of the keys by which records are found.

 private:
  struct Key {
    std::vector<const record::Field*> fields;
    bool finds = false;    ///< Also used by find().
    bool in_park = false;  ///< Unique within the park only.
    std::unordered_map<std::string, std::int64_t> seen;
  };
  std::vector<Key> keys_;
};

}  // namespace sanlian::work
