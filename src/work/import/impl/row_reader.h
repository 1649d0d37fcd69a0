#pragma once

#include "format/table_reader.h"
#include "work/import/column_map.h"
#include "work/import/impl/staged_row.h"
#include "work/import/impl/target_finder.h"
#include "work/import/options.h"

namespace sanlian::work {

/// Reads one row of the file into a draft; what is wrong with it is noted in the row, never returned.
class RowReader {
 public:
  struct With {
    Platform& platform;
    const record::Actor& actor;
    const ImportOptions& options;
    const ColumnMap& map;
  };
  explicit RowReader(const With& with);

  /// Fails only when the database does. The row's cells stand in `row.cells` already.
  Status read(StagedRow& row);

 private:
  Status read_cell(StagedRow& row, std::size_t column);
  Status read_reference(StagedRow& row, const MappedColumn& column, std::string_view text);
  Status find_by_names(StagedRow& row);
  bool may_be_made(const record::RecordType& type) const;

  With with_;
  TargetFinder targets_;
};

/// The text of a cell as a person sees it: 4.25% where the sheet shows that.
std::string shown_text(const format::Cell& cell);

}  // namespace sanlian::work
