#pragma once

#include <memory>
#include <string>
#include <vector>

#include "format/csv_reader.h"
#include "format/table_reader.h"
#include "format/xlsx_file.h"

namespace sanlian::format {

struct TableOptions {
  std::string sheet = {};  ///< Of a workbook; empty: the first visible one.
  std::string name = {};   ///< What messages call the file; empty: its path.
  CsvOptions csv = {};
  XlsxLimits xlsx = {};
};

/// A table file ready to be read, with what a person should be shown about how it was understood.
struct OpenTable {
  std::unique_ptr<TableReader> reader;
  std::vector<std::string> sheet_names = {};  ///< Empty for CSV.
  std::optional<Encoding> encoding = {};      ///< For CSV.
  char delimiter = 0;                         ///< For CSV.
};

/// Opens a workbook or CSV by what it holds, whatever it is called; old .xls, .ods, PDF and pictures are refused by
/// name. Errors: those of XlsxFile and CsvReader; where they have no place of their own, the path is put there.
Result<OpenTable> open_table(const std::string& path, const TableOptions& options = {});

}  // namespace sanlian::format
