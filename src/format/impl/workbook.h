#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "format/impl/zip_archive.h"

namespace sanlian::format {

/// What the parts of a workbook are called and where its sheets lie.
struct Workbook {
  struct Sheet {
    std::string name;
    std::string part;
    bool is_hidden = false;
  };
  std::vector<Sheet> sheets;            ///< Worksheets only; charts and macros are left out.
  std::string texts_part, styles_part;  ///< Empty where the workbook has none.
  bool from_1904 = false;
};

/// Errors: format.other_spreadsheet, format.not_a_table, and those of reading a part.
Result<Workbook> read_workbook(const ZipArchive& archive, const XlsxLimits& limits);

}  // namespace sanlian::format
