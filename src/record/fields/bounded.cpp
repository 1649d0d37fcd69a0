// A figure whose source only bounds it: "60+", "close to 20,000". The bound is part of the value and lies in a second
// column; filters and sorting use the number.
#include <array>

#include "number/bounded.h"
#include "record/fields/all.h"
#include "record/fields/common.h"

namespace sanlian::record::fields {
namespace {
constexpr FieldKind::Column kColumns[] = {{"", "INTEGER"}, {"_bound", "TEXT"}};

class BoundedFigure final : public ScaledKind {
 public:
  std::string_view name() const override { return "bounded"; }
  std::span<const Column> columns() const override { return kColumns; }

  Status parse(const Field& field, const format::Value& value, std::span<Cell> out) const override {
    if (!value.is_map()) return FieldKind::parse(field, value, out);
    const auto* number = value.find("value");
    const auto* bound = value.find_text("bound");
    if (!number || (!number->is_text() && !number->is_number()) || !bound || !bound_named(*bound))
      return wrong_value(field, shown(value),
                         {"带界限的数", "a bounded figure", R"({"value": "60", "bound": "at_least"})"});
    out[0] = SANLIAN_TRY(read_scaled(field, shown(*number), field.scale));
    out[1] = *bound;
    return {};
  }

  Status parse_text(const Field& field, std::string_view text, std::span<Cell> out) const override {
    const auto figure = Bounded::parse(text);
    if (!figure) return wrong_value(field, text, {"数", "a figure", "60余, 近2万, 约30, ≥60"});
    const auto scaled = figure->value.to_scaled(field.scale, Rounding::half_even);
    if (!scaled || Decimal::scaled(*scaled, field.scale) != figure->value)
      return wrong_value(field, text, {"数", "a figure"});
    out[0] = *scaled;
    out[1] = std::string(sanlian::name(figure->bound));
    return {};
  }

  void write_json(const Field& field, std::span<const CellView> cells, format::JsonWriter& out) const override {
    out.begin_map().key("value").text(print_scaled(integer_of(cells[0]), field.scale));
    out.key("bound").text(text_of(cells[1])).end_map();
  }

  std::string print(const Field& field, std::span<const CellView> cells, Lang lang) const override {
    const auto bound = bound_named(text_of(cells[1])).value_or(Bound::exact);
    return Bounded{.value = Decimal::scaled(integer_of(cells[0]), field.scale), .bound = bound}.to_string(lang);
  }
};

const BoundedFigure bounded_kind;
}  // namespace

const FieldKind& kBounded = bounded_kind;

}  // namespace sanlian::record::fields
