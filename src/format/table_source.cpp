#include "format/table_source.h"

#include "format/impl/file_kind.h"

namespace sanlian::format {
namespace {

Result<OpenTable> open_workbook(const std::string& path, const TableOptions& options) {
  const XlsxFile file = SANLIAN_TRY(XlsxFile::open(path, options.xlsx));
  return OpenTable{.reader = SANLIAN_TRY(file.sheet(options.sheet)), .sheet_names = file.sheet_names()};
}

Result<OpenTable> open_csv(std::unique_ptr<ByteSource> source, const TableOptions& options) {
  auto reader = SANLIAN_TRY(CsvReader::open(std::move(source), options.csv));
  const Encoding encoding = reader->encoding();
  const char delimiter = reader->delimiter();
  return OpenTable{.reader = std::move(reader), .encoding = encoding, .delimiter = delimiter};
}

Result<OpenTable> open(const std::string& path, const TableOptions& options) {
  auto source = SANLIAN_TRY(open_file(path));
  std::string head(4096, '\0');
  head.resize(SANLIAN_TRY(source->read(head)));
  SANLIAN_TRY(source->rewind());
  if (file_kind(head) == FileKind::text) return open_csv(std::move(source), options);
  return open_workbook(path, options);  // which also refuses, by its name, all that is neither
}

}  // namespace

Result<OpenTable> open_table(const std::string& path, const TableOptions& options) {
  auto opened = open(path, options);
  if (opened || !opened.error().where().empty()) return opened;
  return std::move(opened).error().at(options.name.empty() ? path : options.name);
}

}  // namespace sanlian::format
