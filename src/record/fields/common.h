// What the kinds share: one column of text or of an integer, and the refusals they word alike.
#pragma once

#include "base/text.h"
#include "record/errors.h"
#include "record/field_kind.h"

namespace sanlian::record::fields {

inline constexpr FieldKind::Column kTextColumn[] = {{"", "TEXT"}};
inline constexpr FieldKind::Column kIntegerColumn[] = {{"", "INTEGER"}};

inline std::string_view text_of(const CellView& cell) {
  const auto* text = std::get_if<std::string_view>(&cell);
  return text ? *text : std::string_view();
}
inline std::int64_t integer_of(const CellView& cell) {
  const auto* number = std::get_if<std::int64_t>(&cell);
  return number ? *number : 0;
}

/// `"value" is not EXPECTED`, in both languages.
struct Expected {
  std::string_view zh, en;
  std::string_view hint = {};
};
Error wrong_value(const Field& field, std::string_view value, const Expected& expected);

/// What a JSON value looks like in a message.
std::string shown(const format::Value& value);

/// A kind with one text column.
class TextKind : public FieldKind {
 public:
  std::span<const Column> columns() const override { return kTextColumn; }
  feel::Type feel_type(const Field&) const override { return feel::Kind::string; }
  void write_json(const Field&, std::span<const CellView> cells, format::JsonWriter& out) const override;
  std::string print(const Field&, std::span<const CellView> cells, Lang) const override;
  feel::Value to_feel(const Field&, std::span<const Cell> cells) const override;
};

/// A kind with one text column holding a JSON array of texts.
class TextListKind : public TextKind {
 public:
  feel::Type feel_type(const Field&) const override { return feel::Type::list_of(feel::Kind::string); }
  Status parse(const Field& field, const format::Value& value, std::span<Cell> out) const override;
  Status parse_text(const Field& field, std::string_view text, std::span<Cell> out) const override;
  void write_json(const Field&, std::span<const CellView> cells, format::JsonWriter& out) const override;
  std::string print(const Field&, std::span<const CellView> cells, Lang) const override;
  feel::Value to_feel(const Field&, std::span<const Cell> cells) const override;
  Status from_feel(const Field& field, const feel::Value& value, std::span<Cell> out) const override;

 protected:
  /// One item, checked and put into the form that is stored.
  virtual Result<std::string> item(const Field& field, std::string_view text) const = 0;
  virtual std::string print_item(const Field&, const std::string& item, Lang) const { return item; }

 private:
  Status store(const Field& field, std::span<const std::string> items, std::span<Cell> out) const;
};

/// A kind with one integer column that holds a decimal × 10^scale.
class ScaledKind : public FieldKind {
 public:
  std::span<const Column> columns() const override { return kIntegerColumn; }
  feel::Type feel_type(const Field&) const override { return feel::Kind::number; }
  Status parse_text(const Field& field, std::string_view text, std::span<Cell> out) const override;
  void write_json(const Field&, std::span<const CellView> cells, format::JsonWriter& out) const override;
  std::string print(const Field&, std::span<const CellView> cells, Lang) const override;
  feel::Value to_feel(const Field&, std::span<const Cell> cells) const override;
};

/// `-1234.50` from a scaled integer, with all digits of the scale.
std::string print_scaled(std::int64_t scaled, int scale);
/// Reads what people type: grouping commas, ￥, 万 and 亿, full-width digits. Exact to `scale` digits, never rounded.
Result<std::int64_t> read_scaled(const Field& field, std::string_view text, int scale);

}  // namespace sanlian::record::fields
