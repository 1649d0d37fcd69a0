#include "format/xlsx_writer.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>

#include "base/ensure.h"
#include "base/text.h"
#include "format/cell.h"
#include "format/errors.h"
#include "format/json.h"

namespace sanlian::format {
namespace {

constexpr std::int64_t kRowsMax = LXW_ROW_MAX;
constexpr std::size_t kColumnsMax = LXW_COL_MAX;
constexpr std::size_t kCellUnitsMax = 32'767;  ///< Excel counts UTF-16 units.
constexpr std::size_t kDigitsMax = 15;         ///< A double keeps so many and no more.
constexpr std::int64_t kMicrosTo1980 = 315'532'800 * kMicrosPerSecond;

Error cannot_write(lxw_error code) { return Error(errors::xlsx_cannot_write, {{"reason", lxw_strerror(code)}}); }

std::size_t utf16_units(std::string_view text) {
  std::size_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    units += (byte >> 6) != 2 ? 1 : 0;
    units += byte >= 0xF0 ? 1 : 0;
  }
  return units;
}

/// The value of digits that a double gives back as they are.
std::optional<double> kept_exactly(std::string_view digits) {
  if (!is_json_number(digits)) return std::nullopt;
  std::size_t significant = 0;
  for (const char c : digits.substr(0, digits.find_first_of("eE")))
    if (c >= '0' && c <= '9' && (significant || c != '0')) ++significant;
  if (significant > kDigitsMax) return std::nullopt;
  double value = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (parsed.ec != std::errc()) return std::nullopt;
  return value;
}

std::optional<double> serial_of(std::string_view iso) {
  const auto date = Date::parse(iso);
  if (!date) return std::nullopt;
  const std::int64_t serial = *date - Date::of(1899, 12, 30);
  if (serial < 61 || serial > 2'958'465) return std::nullopt;  // before March 1900 spreadsheets disagree
  return static_cast<double>(serial);
}

/// Excel reads `_x0041_` as A; a text that really says so has its first underscore written as `_x005F_`.
void escape_into(std::string& out, std::string_view text) {
  const auto is_hex = [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; };
  out.clear();
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto next = text.substr(at, 7);
    const bool looks_escaped = next.size() == 7 && next.starts_with("_x") && next[6] == '_' &&
                               std::all_of(next.begin() + 2, next.begin() + 6, is_hex);
    if (looks_escaped) out += "_x005F";
    out += text[at];
  }
}

double width_of(const XlsxColumn& column) {
  if (column.width > 0) return column.width;
  double title_width = 2;
  for (std::size_t at = 0; at < column.title.size();) title_width += next_code_point(column.title, at) < 0x1100 ? 1 : 2;
  const double usual = column.kind == XlsxColumn::Kind::text ? 18 : 12;
  return std::min(std::max(title_width, usual), 60.0);
}

}  // namespace

class XlsxWriter::Impl {
 public:
  Impl(std::string path, const XlsxWriterOptions& options) : path_(std::move(path)), folder_(options.temporary_folder) {
    lxw_workbook_options own{};
    own.constant_memory = LXW_TRUE;
    own.tmpdir = folder_.empty() ? nullptr : folder_.data();
    book_ = workbook_new_opt(path_.c_str(), &own);
    if (!book_) return;
    lxw_doc_properties properties{};
    properties.created =
        static_cast<time_t>((options.created ? options.created->micros : kMicrosTo1980) / kMicrosPerSecond);
    workbook_set_properties(book_, &properties);
    make_formats();
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    if (book_) lxw_workbook_free(book_);
  }

  bool is_open() const { return book_; }

  Status add_sheet(const std::string& name, std::vector<XlsxColumn> columns) {
    ensure(book_, "a finished workbook takes no more sheets");
    if (columns.size() > kColumnsMax) return Error(errors::too_many_columns, {{"max", std::to_string(kColumnsMax)}});
    if (name.empty() || workbook_validate_sheet_name(book_, name.c_str()) != LXW_NO_ERROR)
      return Error(errors::xlsx_bad_sheet_name, {{"name", name}});
    sheet_ = workbook_add_worksheet(book_, name.c_str());
    if (!sheet_) return cannot_write(LXW_ERROR_CREATING_TMPFILE);
    sheet_name_ = name, columns_ = std::move(columns), row_ = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      worksheet_set_column(sheet_, column, column, width_of(columns_[i]), nullptr);
      SANLIAN_TRY(write_text(column, columns_[i].title, header_));
    }
    worksheet_freeze_panes(sheet_, 1, 0);
    ++row_;
    return {};
  }

  Status row(std::span<const std::string_view> cells) {
    ensure(book_ && sheet_, "rows are written to a sheet of a workbook that is not finished");
    ensure(cells.size() <= columns_.size(), "a row has no more cells than its sheet has columns");
    if (row_ >= kRowsMax) return Error(errors::too_many_rows, {{"max", std::to_string(kRowsMax)}}).at(sheet_name_);
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (!cells[i].empty()) SANLIAN_TRY(write(static_cast<lxw_col_t>(i), cells[i]));
    ++row_;
    return {};
  }

  Status finish() {
    ensure(book_, "a workbook is finished once");
    ensure(sheet_, "a workbook has a sheet before it is finished");
    const lxw_error code = workbook_close(std::exchange(book_, nullptr));
    if (code == LXW_NO_ERROR) return {};
    std::remove(path_.c_str());
    return cannot_write(code).at(path_);
  }

 private:
  void make_formats() {
    header_ = workbook_add_format(book_);
    format_set_bold(header_);
    format_set_bg_color(header_, 0xE8EEF7);
    format_set_bottom(header_, LXW_BORDER_THIN);
    const auto numbers = [&](const char* code) {
      lxw_format* format = workbook_add_format(book_);
      format_set_num_format(format, code);
      return format;
    };
    money_ = numbers("#,##0.00");
    percent_ = numbers("0.00####%");
    date_ = numbers("yyyy-mm-dd");
  }

  Status write(lxw_col_t column, std::string_view text) {
    switch (columns_[column].kind) {
      case XlsxColumn::Kind::text:
        break;
      case XlsxColumn::Kind::number:
        if (const auto value = kept_exactly(text)) return write_number(column, *value, nullptr);
        break;
      case XlsxColumn::Kind::money:
        if (const auto value = kept_exactly(text)) return write_number(column, *value, money_);
        break;
      case XlsxColumn::Kind::percent:
        if (const auto value = kept_exactly(text)) return write_number(column, *value, percent_);
        break;
      case XlsxColumn::Kind::date:
        if (const auto serial = serial_of(text)) return write_number(column, *serial, date_);
        break;
      case XlsxColumn::Kind::boolean:
        if (text == "true" || text == "false")
          return check(worksheet_write_boolean(sheet_, row(), column, text == "true", nullptr));
        break;
    }
    return write_text(column, text, nullptr);
  }

  Status write_number(lxw_col_t column, double value, lxw_format* format) {
    return check(worksheet_write_number(sheet_, row(), column, value, format));
  }

  Status write_text(lxw_col_t column, std::string_view text, lxw_format* format) {
    if (text.empty()) return {};
    if (utf16_units(text) > kCellUnitsMax)
      return Error(errors::cell_too_long, {{"max", std::to_string(kCellUnitsMax)}})
          .at(sheet_name_ + "!" + cell_name(row_ + 1, column));
    escape_into(text_, text);
    return check(worksheet_write_string(sheet_, row(), column, text_.c_str(), format));
  }

  Status check(lxw_error code) const {
    if (code == LXW_NO_ERROR) return {};
    return cannot_write(code).at(sheet_name_);
  }
  lxw_row_t row() const { return static_cast<lxw_row_t>(row_); }

  const std::string path_;
  std::string folder_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format *header_ = nullptr, *money_ = nullptr, *percent_ = nullptr, *date_ = nullptr;
  std::string sheet_name_, text_;
  std::vector<XlsxColumn> columns_;
  std::int64_t row_ = 0;
};

Result<XlsxWriter> XlsxWriter::create(const std::string& path, const XlsxWriterOptions& options) {
  std::FILE* probe = std::fopen(path.c_str(), "wbe");  // better to hear of a wrong folder before the work than after
  if (!probe) return Error(errors::xlsx_cannot_write, {{"reason", std::strerror(errno)}}).at(path);
  std::fclose(probe);
  std::remove(path.c_str());
  auto impl = std::make_unique<Impl>(path, options);
  if (!impl->is_open()) return cannot_write(LXW_ERROR_MEMORY_MALLOC_FAILED).at(path);
  return XlsxWriter(std::move(impl));
}

XlsxWriter::XlsxWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
XlsxWriter::XlsxWriter(XlsxWriter&&) noexcept = default;
XlsxWriter& XlsxWriter::operator=(XlsxWriter&&) noexcept = default;
XlsxWriter::~XlsxWriter() = default;
Status XlsxWriter::add_sheet(const std::string& name, std::vector<XlsxColumn> columns) {
  return impl_->add_sheet(name, std::move(columns));
}
Status XlsxWriter::row(std::span<const std::string_view> cells) { return impl_->row(cells); }
Status XlsxWriter::finish() { return impl_->finish(); }

}  // namespace sanlian::format
