#include "format/impl/sheet_reader.h"

#include <charconv>

#include "format/errors.h"
#include "format/impl/sheet_number.h"

namespace sanlian::format {
namespace {

std::optional<std::int64_t> whole_number(std::string_view digits) {
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (problem != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

/// The column of `AB12`, from zero; nothing when there are no letters or too many.
std::optional<std::size_t> column_of(std::string_view reference) {
  std::size_t column = 0, letters = 0;
  for (; letters < reference.size() && letters < 4; ++letters) {
    const char c = static_cast<char>(reference[letters] & ~0x20);
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
  }
  if (letters == 0 || letters > 3) return std::nullopt;
  return column - 1;
}

}  // namespace

std::string cell_name(std::int64_t row, std::size_t column_from_zero) {
  std::string letters;
  for (std::size_t n = column_from_zero + 1; n > 0; n = (n - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (n - 1) % 26));
  return letters + std::to_string(row);
}

SheetReader::SheetReader(ZipPart part, std::string sheet_name, std::shared_ptr<const SheetContext> context,
                         std::shared_ptr<const void> owner)
    : owner_(std::move(owner)),
      context_(std::move(context)),
      sheet_name_(std::move(sheet_name)),
      parser_(std::move(part), *this) {}

Result<const TableRow*> SheetReader::next() {
  if (is_over_) return nullptr;
  auto more = parser_.run();
  is_over_ = !more || !*more;
  if (!more) return std::move(more).error();
  if (is_over_) return nullptr;
  lend_row();
  return &row_;
}

Progress SheetReader::progress() const {
  return {.bytes_read = parser_.part().bytes_read(), .bytes_total = parser_.part().bytes_total()};
}

void SheetReader::on_start(std::string_view name, const XmlAttributes& attributes) {
  if (name == "sheetData") in_data_ = true;
  if (!in_data_) return;
  if (name == "c" && in_row_ && !in_cell_) return start_cell(attributes);
  if (name == "row" && !in_row_) return start_row(attributes);
  if (name == "rPh") in_pronunciation_ = true;
  in_value_ = in_cell_ && !in_pronunciation_ && (name == "v" || name == "t");
}

void SheetReader::on_end(std::string_view name) {
  if (!in_data_) return;
  if (name == "v" || name == "t") in_value_ = false;
  if (name == "rPh") in_pronunciation_ = false;
  if (name == "c" && in_cell_) end_cell();
  if (name == "row") {
    in_row_ = false;
    if (!slots_.empty()) parser_.pause();
  }
  if (name == "sheetData") in_data_ = false;
}

void SheetReader::on_text(std::string_view text) {
  if (!in_value_) return;
  value_ += text;
  if (value_.size() > context_->limits.cell_bytes_max)
    fail(errors::cell_too_long, static_cast<std::int64_t>(context_->limits.cell_bytes_max));
}

void SheetReader::start_row(const XmlAttributes& attributes) {
  const std::string_view given = attributes["r"];
  const std::int64_t number = given.empty() ? row_number_ + 1 : whole_number(given).value_or(0);
  column_ = 0;
  if (number <= row_number_) return fail_cell("行号没有递增", "row numbers do not ascend");
  row_number_ = number;
  if (number > context_->limits.rows_max) return fail(errors::too_many_rows, context_->limits.rows_max);
  in_row_ = true;
  slots_.clear(), text_.clear();
}

void SheetReader::start_cell(const XmlAttributes& attributes) {
  if (const std::string_view reference = attributes["r"]; !reference.empty()) {
    const auto column = column_of(reference);
    if (!column) return fail_cell("单元格位置无效", "its reference is not valid");
    column_ = *column;
  }
  if (column_ >= context_->limits.columns_max)
    return fail(errors::too_many_columns, static_cast<std::int64_t>(context_->limits.columns_max));
  const std::string_view type = attributes["t"];
  stored_ = type == "s"                            ? Stored::shared
            : type == "str" || type == "inlineStr" ? Stored::text
            : type == "b"                          ? Stored::boolean
            : type == "e"                          ? Stored::error
            : type == "d"                          ? Stored::date
                                                   : Stored::number;
  const auto style = whole_number(attributes["s"]);
  look_ = context_->styles.at(static_cast<std::uint64_t>(style.value_or(0)));
  value_.clear();
  in_cell_ = true;
}

void SheetReader::end_cell() {
  in_cell_ = false;
  if (!value_.empty()) switch (stored_) {
      case Stored::number:
        end_number();
        break;
      case Stored::boolean:
        put(Cell::Kind::boolean, value_ == "1" || value_ == "true" ? "true" : "false");
        break;
      case Stored::error:
        put(Cell::Kind::error, value_);
        break;
      case Stored::date:
        put(Cell::Kind::date, value_);
        break;
      case Stored::text: {
        std::string unescaped;
        append_unescaped(unescaped, value_);
        put(Cell::Kind::text, unescaped);
        break;
      }
      case Stored::shared: {
        const auto index = whole_number(value_);
        const auto text = context_->texts.at(static_cast<std::uint64_t>(index.value_or(-1)));
        if (!text) return fail_cell("所指的共享文本不存在", "it names a shared text that is not there");
        put(Cell::Kind::text, *text);
        break;
      }
    }
  ++column_;
}

void SheetReader::end_number() {
  if (look_ == NumberLook::date || look_ == NumberLook::time)
    if (const auto iso = iso_of_serial(value_, look_, context_->from_1904)) return put(Cell::Kind::date, *iso);
  if (const auto number = tidy_number(value_)) {
    put(Cell::Kind::number, *number);
    slots_.back().percent = look_ == NumberLook::percent;
  } else {
    put(Cell::Kind::text, value_);
  }
}

void SheetReader::put(Cell::Kind kind, std::string_view text) {
  if (text.empty()) return;
  if (column_ >= slots_.size()) slots_.resize(column_ + 1);
  slots_[column_] = {.kind = kind, .start = text_.size(), .size = text.size()};
  text_ += text;
}

void SheetReader::lend_row() {
  cells_.clear();
  for (const Slot& slot : slots_)
    cells_.push_back(
        {.kind = slot.kind, .percent = slot.percent, .text = std::string_view(text_).substr(slot.start, slot.size)});
  row_ = {.number = row_number_, .cells = cells_};
}

void SheetReader::fail_cell(const char* zh, const char* en) {
  parser_.fail(Error(errors::xlsx_bad_cell, {{"zh", zh}, {"en", en}}).at(here()));
}

void SheetReader::fail(const ErrorSpec& spec, std::int64_t max) {
  parser_.fail(Error(spec, {{"max", std::to_string(max)}}).at(here()));
}

std::string SheetReader::here() const {
  return sheet_name_ + "!" + cell_name(std::max<std::int64_t>(row_number_, 1), column_);
}

}  // namespace sanlian::format
