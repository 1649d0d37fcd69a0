#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "work/import/impl/spool.h"

namespace sanlian::work {

struct ErrorFileShape {
  std::vector<std::string> headers;  ///< Of the original file.
  char delimiter = 0;                ///< Of a CSV; 0: a workbook.
  std::string sheet_name;
};

/// Writes the refused rows as they were, with the number they had and the reason before them, in the kind of file they
/// came in. Mended, it is imported again as it is. Errors: work.cannot_export, format.xlsx_cannot_write.
Status write_error_file(const std::filesystem::path& path, const ErrorFileShape& shape, Spool& refused);

}  // namespace sanlian::work
