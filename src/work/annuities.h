// What annuities cost, as a pack declares it: packs/*/tables, table `annuities`.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "patent/annuity_table.h"

namespace sanlian::work {

class Table;

struct AnnuityBook {
  patent::AnnuityTable table;
  patent::Dated<patent::AnnuityTable::Counting> counting;  ///< With its source; the table holds its value too.

  /// Where the figures of one part stand written.
  struct PartSource {
    std::string_view part;
    Date from;
    const patent::TableSource* source;
  };
  /// Of the versions in force on that day, in the order of the file.
  std::vector<PartSource> sources_on(Date day) const;
  /// One holder or several, by the rate that is registered: the version in force on `day` first, then older ones.
  /// 0 for no reduction; nothing where no version knows the rate.
  std::optional<int> holders_of(Rate rate, Date day) const;
};

/// Reads and checks the table `annuities`; everything wrong with it at once, each with file:line:column.
/// Errors: work.no_such_table, work.table_value, work.table_part_missing, work.table_row_count, those of patent::check.
Result<std::unique_ptr<const AnnuityBook>> load_annuities(const std::filesystem::path& packs);
Result<AnnuityBook> read_annuities(const Table& table);

}  // namespace sanlian::work
