#include "record/fields/all.h"
#include "record/fields/common.h"

namespace sanlian::record::fields {
namespace {

/// `2026-03-01`, `2026/3/1`, `2026.3.1`, `20260301`, `2026年3月1日`, and what a spreadsheet adds behind a date.
std::optional<Date> read_date(std::string_view text) {
  int parts[3] = {}, digits[3] = {}, part = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    const char32_t half = c >= 0xFF10 && c <= 0xFF19 ? c - 0xFEE0 : c;
    if (half >= '0' && half <= '9') {
      if (part > 2 || digits[part] == 8) return std::nullopt;
      parts[part] = parts[part] * 10 + static_cast<int>(half - '0');
      ++digits[part];
    } else if (c == '-' || c == '/' || c == '.' || c == 0x5E74 || c == 0x6708) {  // 年 月
      if (part > 1 || digits[part] == 0) return std::nullopt;
      ++part;
    } else if (part == 2 && digits[2] > 0 && (c == 0x65E5 || c == 'T' || c == ' ')) {  // 日, or a time behind it
      const auto rest = trim(text.substr(i));
      if (!rest.empty() && !rest.starts_with("00:00")) return std::nullopt;
      break;
    } else {
      return std::nullopt;
    }
  }
  if (part == 0 && digits[0] == 8) return Date::checked(parts[0] / 10000, parts[0] / 100 % 100, parts[0] % 100);
  if (part != 2 || digits[0] != 4 || digits[1] == 0 || digits[2] == 0) return std::nullopt;
  return Date::checked(parts[0], parts[1], parts[2]);
}

Error unreadable(const Field& field, std::string_view text) {
  return Error(errors::unreadable_date,
               {{"label", field.label.zh}, {"label_en", field.label.en}, {"value", std::string(text.substr(0, 80))}})
      .at("field " + field.key);
}

class Day final : public TextKind {
 public:
  std::string_view name() const override { return "date"; }
  feel::Type feel_type(const Field&) const override { return feel::Kind::date; }
  Status parse_text(const Field& field, std::string_view text, std::span<Cell> out) const override {
    const auto date = read_date(trim(text));
    if (!date) return unreadable(field, text);
    out[0] = date->to_string();
    return {};
  }
  feel::Value to_feel(const Field&, std::span<const Cell> cells) const override {
    return *Date::parse(std::get<std::string>(cells[0]));
  }
};

class Moment final : public FieldKind {
 public:
  std::string_view name() const override { return "instant"; }
  std::span<const Column> columns() const override { return kIntegerColumn; }
  feel::Type feel_type(const Field&) const override { return feel::Kind::date_time; }
  Status parse_text(const Field& field, std::string_view text, std::span<Cell> out) const override {
    const auto instant = Instant::parse(trim(text));
    if (!instant) return unreadable(field, text);
    out[0] = instant->micros;
    return {};
  }
  void write_json(const Field&, std::span<const CellView> cells, format::JsonWriter& out) const override {
    out.text(Instant{integer_of(cells[0])}.to_string());
  }
  std::string print(const Field&, std::span<const CellView> cells, Lang) const override {
    return Instant{integer_of(cells[0])}.to_string();
  }
  feel::Value to_feel(const Field&, std::span<const Cell> cells) const override {
    return Instant{std::get<std::int64_t>(cells[0])};
  }
  Status from_feel(const Field& field, const feel::Value& value, std::span<Cell> out) const override {
    if (!value.is(feel::Kind::date_time)) return FieldKind::from_feel(field, value, out);
    return parse_text(field, value.date_time().to_string(), out);
  }
};

const Day date_kind;
const Moment instant_kind;
}  // namespace

const FieldKind &kDate = date_kind, &kInstant = instant_kind;

}  // namespace sanlian::record::fields
