#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "format/encoding.h"
#include "format/table_reader.h"

namespace sanlian::format {

struct CsvOptions {
  std::optional<Encoding> encoding = {};  ///< Left out: detected.
  char delimiter = 0;                     ///< `,` `;` or tab; 0: detected from the first rows, or a line `sep=;`.
  std::size_t row_bytes_max = 4 << 20;
  std::size_t columns_max = 16'384;
  std::size_t chunk_bytes = 256 << 10;  ///< Read at a time; the delimiter is guessed from the first chunk.
};

/// CSV as RFC 4180 has it, and as spreadsheets really write it: any line ending, a byte order mark, `;` or tabs,
/// GB18030.
///
/// A quote inside an unquoted cell is a character like any other. A row is counted once, however many lines it spans.
/// Errors, each with `row 12, column 3`: format.csv_unclosed_quote, format.csv_after_quote, format.csv_bad_bytes,
/// format.csv_null_character, format.row_too_long, format.too_many_columns; format.cannot_read.
class CsvReader final : public TableReader {
 public:
  static Result<std::unique_ptr<CsvReader>> open(std::unique_ptr<ByteSource> source, const CsvOptions& options = {});
  ~CsvReader() override;

  Result<const TableRow*> next() override;
  Progress progress() const override;
  Encoding encoding() const;
  char delimiter() const;

 private:
  class Impl;
  explicit CsvReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace sanlian::format
