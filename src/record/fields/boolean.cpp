#include <array>

#include "record/fields/all.h"
#include "record/fields/common.h"

namespace sanlian::record::fields {
namespace {
constexpr std::array<std::string_view, 8> kYes = {"true", "1", "yes", "y", "是", "有", "√", "对"};
constexpr std::array<std::string_view, 9> kNo = {"false", "0", "no", "n", "否", "无", "×", "x", "没有"};

/// Three states: yes, no, and not known (null).
class YesNo final : public FieldKind {
 public:
  std::string_view name() const override { return "boolean"; }
  std::span<const Column> columns() const override { return kIntegerColumn; }
  feel::Type feel_type(const Field&) const override { return feel::Kind::boolean; }

  Status parse(const Field& field, const format::Value& value, std::span<Cell> out) const override {
    if (!value.is_boolean()) return FieldKind::parse(field, value, out);
    out[0] = value.boolean() ? 1 : 0;
    return {};
  }
  Status parse_text(const Field& field, std::string_view text, std::span<Cell> out) const override {
    const auto word = fold(text);
    const bool yes = std::find(kYes.begin(), kYes.end(), word) != kYes.end();
    const bool no = std::find(kNo.begin(), kNo.end(), word) != kNo.end();
    if (!yes && !no) return wrong_value(field, text, {"是或否", "yes or no", "是 / 否, true / false"});
    out[0] = yes ? 1 : 0;
    return {};
  }
  void write_json(const Field&, std::span<const CellView> cells, format::JsonWriter& out) const override {
    out.boolean(integer_of(cells[0]) != 0);
  }
  std::string print(const Field&, std::span<const CellView> cells, Lang lang) const override {
    const bool yes = integer_of(cells[0]) != 0;
    return lang == Lang::zh ? (yes ? "是" : "否") : (yes ? "yes" : "no");
  }
  feel::Value to_feel(const Field&, std::span<const Cell> cells) const override {
    return std::get<std::int64_t>(cells[0]) != 0;
  }
};

const YesNo boolean_kind;
}  // namespace

const FieldKind& kBoolean = boolean_kind;

}  // namespace sanlian::record::fields
