#pragma once

#include <memory>
#include <string>
#include <vector>

#include "format/impl/cell_styles.h"
#include "format/impl/shared_texts.h"
#include "format/impl/xml_parser.h"
#include "format/table_reader.h"

namespace sanlian::format {

/// What all sheets of a workbook share.
struct SheetContext {
  SharedTexts texts;
  CellStyles styles;
  bool from_1904 = false;
  XlsxLimits limits;
};

/// Streams the rows of one sheet's part.
class SheetReader final : public TableReader, private XmlListener {
 public:
  /// `owner` keeps the archive alive that `part` reads from.
  SheetReader(ZipPart part, std::string sheet_name, std::shared_ptr<const SheetContext> context,
              std::shared_ptr<const void> owner);

  Result<const TableRow*> next() override;
  Progress progress() const override;

 private:
  enum class Stored : std::uint8_t { number, shared, text, boolean, error, date };
  struct Slot {
    Cell::Kind kind = Cell::Kind::empty;
    bool percent = false;
    std::size_t start = 0, size = 0;
  };

  void on_start(std::string_view name, const XmlAttributes& attributes) override;
  void on_end(std::string_view name) override;
  void on_text(std::string_view text) override;
  void start_row(const XmlAttributes& attributes);
  void start_cell(const XmlAttributes& attributes);
  void end_cell();
  void end_number();
  void put(Cell::Kind kind, std::string_view text);
  void lend_row();
  void fail_cell(const char* zh, const char* en);
  void fail(const ErrorSpec& spec, std::int64_t max);
  std::string here() const;  ///< `Sheet1!C12`

  const std::shared_ptr<const void> owner_;
  const std::shared_ptr<const SheetContext> context_;
  const std::string sheet_name_;
  XmlParser parser_;

  std::int64_t row_number_ = 0;
  std::size_t column_ = 0;  ///< From zero; of the cell being read, or the next one.
  bool in_data_ = false, in_row_ = false, in_cell_ = false, in_value_ = false, in_pronunciation_ = false;
  bool is_over_ = false;
  Stored stored_ = Stored::number;
  NumberLook look_ = NumberLook::plain;
  std::string value_;  ///< The text of the cell being read.
  std::string text_;   ///< The texts of the row, one after the other.
  std::vector<Slot> slots_;
  std::vector<Cell> cells_;
  TableRow row_;
};

}  // namespace sanlian::format
