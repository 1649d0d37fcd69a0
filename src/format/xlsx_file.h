#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "format/table_reader.h"

namespace sanlian::format {

/// What a file from outside may cost; every limit refuses with format.xlsx_too_large, too_many_rows, too_many_columns
/// or cell_too_long.
struct XlsxLimits {
  std::int64_t parts_max = 4096;
  std::uint64_t part_bytes_max = 2ull << 30;         ///< One part, unpacked. Sheets are streamed.
  std::uint64_t metadata_bytes_max = 32u << 20;      ///< Workbook, styles: these are held in memory while read.
  std::uint64_t shared_text_bytes_max = 256u << 20;  ///< The table of texts, which is held in memory.
  std::uint64_t ratio_max = 400;                     ///< Unpacked to packed, beyond the first 16 MB.
  std::size_t cell_bytes_max = 128 << 10;            ///< Excel itself allows 32,767 characters.
  std::int64_t rows_max = 1'048'576;
  std::size_t columns_max = 16'384;
};

/// A workbook (ECMA-376, transitional or strict), read sheet by sheet and row by row.
///
/// Numbers stay text; a decimal beyond 15 digits is what a binary double left of it, and is rounded to the 15 that a
/// spreadsheet shows. A number whose format is a date becomes one. Formulas count with the value last computed.
/// Memory: the shared texts, compactly, plus some 300 kB.
/// Errors: format.old_excel, format.encrypted_excel, format.other_spreadsheet, format.not_a_table, format.xlsx_*.
class XlsxFile {
 public:
  static Result<XlsxFile> open(const std::string& path, const XlsxLimits& limits = {});
  static Result<XlsxFile> open_bytes(std::string bytes, const XlsxLimits& limits = {});

  const std::vector<std::string>& sheet_names() const;  ///< In the order of the workbook; hidden ones included.

  /// The sheet of that name; the first visible one for an empty name. Several may be read at once, also after this
  /// file is gone. Errors: format.xlsx_no_sheet, and those of the parts needed.
  Result<std::unique_ptr<TableReader>> sheet(std::string_view name = {}) const;

 private:
  struct Book;
  explicit XlsxFile(std::shared_ptr<Book> book) : book_(std::move(book)) {}
  std::shared_ptr<Book> book_;  ///< Shared with the sheets being read, which must outlive this object safely.
};

}  // namespace sanlian::format
