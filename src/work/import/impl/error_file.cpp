#include "work/import/impl/error_file.h"

#include <cerrno>
#include <cstring>
#include <fstream>

#include "format/csv_writer.h"
#include "format/xlsx_writer.h"
#include "work/import/column_map.h"
#include "work/import/errors.h"
#include "work/import/impl/staged_row.h"

namespace sanlian::work {
namespace {

std::vector<std::string> with_reason(const RefusedRow& row, std::size_t columns) {
  std::vector<std::string> cells = {std::to_string(row.number), row.reason};
  cells.insert(cells.end(), row.cells.begin(), row.cells.end());
  cells.resize(columns + 2);
  return cells;
}

Status write_csv(const std::filesystem::path& path, const ErrorFileShape& shape, Spool& refused) {
  std::ofstream file(path, std::ios::binary);
  std::string text;
  // The cells are the person's own and must come back unchanged, so nothing is put before a leading = or +.
  format::CsvWriter csv(text, {.delimiter = shape.delimiter, .bom = true});
  csv.cell(kRowHeader).cell(kReasonHeader);
  for (const auto& header : shape.headers) csv.cell(header);
  csv.end_row();
  while (!refused.ended()) {
    for (const auto& cell : with_reason(RefusedRow::take_from(refused), shape.headers.size())) csv.cell(cell);
    csv.end_row();
    file << text;
    text.clear();
  }
  file << text;
  file.close();
  if (file) return {};
  return Error(errors::cannot_export, {{"file", path.string()}, {"why", std::strerror(errno)}});
}

Status write_xlsx(const std::filesystem::path& path, const ErrorFileShape& shape, Spool& refused) {
  auto writer = SANLIAN_TRY(format::XlsxWriter::create(path.string()));
  std::vector<format::XlsxColumn> columns = {{.title = std::string(kRowHeader)},
                                             {.title = std::string(kReasonHeader), .width = 40}};
  for (const auto& header : shape.headers) columns.push_back({.title = header});
  SANLIAN_TRY(writer.add_sheet(shape.sheet_name, columns));
  while (!refused.ended()) {
    const auto cells = with_reason(RefusedRow::take_from(refused), shape.headers.size());
    const std::vector<std::string_view> views(cells.begin(), cells.end());
    SANLIAN_TRY(writer.row(views));
  }
  return writer.finish();
}

}  // namespace

Status write_error_file(const std::filesystem::path& path, const ErrorFileShape& shape, Spool& refused) {
  return shape.delimiter ? write_csv(path, shape, refused) : write_xlsx(path, shape, refused);
}

}  // namespace sanlian::work
