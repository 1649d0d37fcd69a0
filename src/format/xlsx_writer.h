#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace sanlian::format {

/// One column of a sheet to be written. The kind says how a cell's text is stored: a text that does not fit it, or a
/// number of more digits than a spreadsheet keeps, is written as text rather than changed.
struct XlsxColumn {
  enum class Kind : std::uint8_t { text, number, money, percent, date, boolean };
  std::string title;
  Kind kind = Kind::text;
  double width = 0;  ///< In characters; 0: chosen from title and kind.
};

struct XlsxWriterOptions {
  std::optional<Instant> created = {};  ///< Left out: 1980-01-01, so that the same rows give the same file.
  std::string temporary_folder = {};    ///< Empty: the system's.
};

/// Writes a workbook row by row in memory that does not grow with it.
///
///     auto writer = SANLIAN_TRY(XlsxWriter::create(path));
///     SANLIAN_TRY(writer.add_sheet("专利", {{.title = "专利号"}, {.title = "金额", .kind =
///     XlsxColumn::Kind::money}})); SANLIAN_TRY(writer.row(cells)); SANLIAN_TRY(writer.finish());
/// Nothing is left at `path` when finish() was not called. A text never becomes a formula.
class XlsxWriter {
 public:
  /// Errors: format.xlsx_cannot_write, when there can be no file at `path`.
  static Result<XlsxWriter> create(const std::string& path, const XlsxWriterOptions& options = {});
  XlsxWriter(XlsxWriter&&) noexcept;
  XlsxWriter& operator=(XlsxWriter&&) noexcept;
  ~XlsxWriter();

  /// Starts a sheet with a frozen, styled header row. The one before it is done. Errors: format.xlsx_bad_sheet_name.
  Status add_sheet(const std::string& name, std::vector<XlsxColumn> columns);
  /// The next row of the sheet; dates as `2022-06-01`, numbers as digits, booleans as true or false; empty: no cell.
  /// Errors: format.too_many_rows, format.cell_too_long, format.too_many_columns, format.xlsx_cannot_write.
  Status row(std::span<const std::string_view> cells);
  /// Puts the file together. Errors: format.xlsx_cannot_write.
  Status finish();

 private:
  class Impl;
  explicit XlsxWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace sanlian::format
