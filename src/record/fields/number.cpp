// integer, decimal, money, rate: one integer column, exact. Money is CNY in fen; a rate is percent with six digits.
#include "number/decimal.h"
#include "record/fields/all.h"
#include "record/fields/common.h"

namespace sanlian::record::fields {
namespace {

class Scaled : public ScaledKind {
 public:
  explicit Scaled(std::string_view name) : name_(name) {}
  std::string_view name() const override { return name_; }

 private:
  std::string_view name_;
};

class Integer final : public Scaled {
 public:
  Integer() : Scaled("integer") {}
  void write_json(const Field&, std::span<const CellView> cells, format::JsonWriter& out) const override {
    out.integer(integer_of(cells[0]));
  }
};

/// Written `4.35` for 4.35 %; a percent sign is welcome.
class Percent final : public Scaled {
 public:
  Percent() : Scaled("rate") {}
  Status parse_text(const Field& field, std::string_view text, std::span<Cell> out) const override {
    auto folded = fold(text);
    if (folded.ends_with('%')) folded.pop_back();
    return Scaled::parse_text(field, folded, out);
  }
  void write_json(const Field& field, std::span<const CellView> cells, format::JsonWriter& out) const override {
    out.text(print(field, cells, Lang::en));
  }
  std::string print(const Field& field, std::span<const CellView> cells, Lang) const override {
    return Decimal::scaled(integer_of(cells[0]), field.scale).to_string();
  }
};

const Integer integer_kind;
const Scaled decimal_kind("decimal"), money_kind("money");
const Percent rate_kind;
}  // namespace

const FieldKind &kInteger = integer_kind, &kDecimal = decimal_kind, &kMoney = money_kind, &kRate = rate_kind;

}  // namespace sanlian::record::fields
