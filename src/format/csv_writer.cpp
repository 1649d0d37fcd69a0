#include "format/csv_writer.h"

#include <algorithm>

#include "format/json.h"

namespace sanlian::format {
namespace {

bool looks_like_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos && !is_json_number(text);
}

}  // namespace

CsvWriter::CsvWriter(std::string& out, const CsvStyle& style) : out_(out), style_(style) {
  if (style_.bom) out_ += "\xEF\xBB\xBF";
}

CsvWriter& CsvWriter::cell(std::string_view text) {
  if (cells_in_row_++) out_ += style_.delimiter;
  if (text.empty()) return *this;
  row_is_blank_ = false;
  const bool quoted = needs_quotes(text);
  if (quoted) out_ += '"';
  if (style_.defuse_formulas && looks_like_formula(text)) out_ += '\'';
  if (!quoted) return out_ += text, *this;
  for (const char c : text) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  out_ += '"';
  return *this;
}

CsvWriter& CsvWriter::end_row() {
  if (cells_in_row_ == 1 && row_is_blank_) out_ += "\"\"";  // or else it would read back as no row
  out_ += style_.line_end;
  cells_in_row_ = 0, row_is_blank_ = true;
  return *this;
}

bool CsvWriter::needs_quotes(std::string_view text) const {
  return text.front() == ' ' || text.back() == ' ' || std::any_of(text.begin(), text.end(), [&](char c) {
           return c == style_.delimiter || c == '"' || c == '\n' || c == '\r';
         });
}

}  // namespace sanlian::format
