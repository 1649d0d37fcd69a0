#pragma once

#include <string>
#include <string_view>

namespace sanlian::format {

struct CsvStyle {
  char delimiter = ',';
  bool bom = false;  ///< Excel needs it to see UTF-8.
  std::string_view line_end = "\r\n";
  /// A text beginning with = + - @ gets an apostrophe, so that no spreadsheet runs it; plain numbers stay.
  bool defuse_formulas = false;
};

/// Appends CSV to a string. A long table can be written in pieces: send the string, clear it, go on.
class CsvWriter {
 public:
  explicit CsvWriter(std::string& out, const CsvStyle& style = {});
  CsvWriter& cell(std::string_view text);
  CsvWriter& end_row();

 private:
  bool needs_quotes(std::string_view text) const;
  std::string& out_;
  const CsvStyle style_;
  std::size_t cells_in_row_ = 0;
  bool row_is_blank_ = true;
};

}  // namespace sanlian::format
