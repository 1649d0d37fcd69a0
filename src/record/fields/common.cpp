#include "record/fields/common.h"

#include "number/decimal.h"

namespace sanlian::record::fields {
namespace {
std::vector<std::string> read_items(std::string_view json) {
  std::vector<std::string> items;
  const auto list = format::parse_json(json);
  ensure(list && list->is_list(), "a list column holds a JSON array");
  for (const auto& item : list->items()) items.push_back(item.text());
  return items;
}

std::string limit_text(const Field& field, const std::optional<std::int64_t>& limit) {
  return limit ? print_scaled(*limit, field.scale) : "∞";
}
}  // namespace

std::string shown(const format::Value& value) {
  if (value.is_text()) return value.text();
  if (value.is_number()) return value.number_text();
  return format::to_json(value).substr(0, 80);
}

Error wrong_value(const Field& field, std::string_view value, const Expected& expected) {
  return Error(errors::wrong_value, {{"label", field.label.zh},
                                     {"label_en", field.label.en},
                                     {"field", field.key},
                                     {"value", std::string(value.substr(0, 80))},
                                     {"label_en", field.label.en},
                                     {"expected", std::string(expected.zh)},
                                     {"expected_en", std::string(expected.en)},
                                     {"hint", std::string(expected.hint)}})
      .at("field " + field.key);
}

void TextKind::write_json(const Field&, std::span<const CellView> cells, format::JsonWriter& out) const {
  out.text(text_of(cells[0]));
}
std::string TextKind::print(const Field&, std::span<const CellView> cells, Lang) const {
  return std::string(text_of(cells[0]));
}
feel::Value TextKind::to_feel(const Field&, std::span<const Cell> cells) const {
  return std::get<std::string>(cells[0]);
}

Status TextListKind::store(const Field& field, std::span<const std::string> items, std::span<Cell> out) const {
  std::string json;
  format::JsonWriter writer(json);
  writer.begin_list();
  for (const auto& raw : items) writer.text(SANLIAN_TRY(item(field, trim(raw))));
  writer.end_list();
  out[0] = std::move(json);
  return {};
}

Status TextListKind::parse(const Field& field, const format::Value& value, std::span<Cell> out) const {
  if (value.is_text()) return parse_text(field, value.text(), out);
  std::vector<std::string> items;
  const bool is_list = value.is_list();
  for (const auto& entry : value.items().subspan(0, is_list ? value.size() : 0)) {
    if (!entry.is_text()) return wrong_value(field, shown(entry), {"文本", "text"});
    items.push_back(entry.text());
  }
  if (!is_list) return wrong_value(field, shown(value), {"列表", "a list"});
  return store(field, items, out);
}

Status TextListKind::parse_text(const Field& field, std::string_view text, std::span<Cell> out) const {
  std::vector<std::string> items;
  std::string current;
  const auto flush = [&] {
    if (const auto item = trim(current); !item.empty()) items.emplace_back(item);
    current.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (c == ';' || c == 0xFF1B || c == '|' || c == '\n' || c == 0x3001)
      flush();  // ; ； | 、
    else
      append_code_point(current, c);
  }
  flush();
  return store(field, items, out);
}

void TextListKind::write_json(const Field&, std::span<const CellView> cells, format::JsonWriter& out) const {
  out.raw(text_of(cells[0]));
}

std::string TextListKind::print(const Field& field, std::span<const CellView> cells, Lang lang) const {
  auto items = read_items(text_of(cells[0]));
  for (auto& item : items) item = print_item(field, item, lang);
  return join(items, lang == Lang::zh ? "；" : "; ");
}

feel::Value TextListKind::to_feel(const Field&, std::span<const Cell> cells) const {
  feel::Value::List list;
  for (auto& item : read_items(std::get<std::string>(cells[0]))) list.emplace_back(std::move(item));
  return list;
}

Status TextListKind::from_feel(const Field& field, const feel::Value& value, std::span<Cell> out) const {
  if (!value.is(feel::Kind::list)) return wrong_value(field, value.print(), {"列表", "a list"});
  std::vector<std::string> items;
  for (const auto& entry : value.list()) {
    if (!entry.is(feel::Kind::string)) return wrong_value(field, entry.print(), {"文本", "text"});
    items.push_back(entry.string());
  }
  return store(field, items, out);
}

std::string print_scaled(std::int64_t scaled, int scale) {
  std::string digits = std::to_string(scaled);
  if (scale == 0) return digits;
  const bool negative = digits.front() == '-';
  if (negative) digits.erase(0, 1);
  if (digits.size() <= static_cast<std::size_t>(scale))
    digits.insert(0, static_cast<std::size_t>(scale) + 1 - digits.size(), '0');
  digits.insert(digits.size() - static_cast<std::size_t>(scale), ".");
  return negative ? "-" + digits : digits;
}

Result<std::int64_t> read_scaled(const Field& field, std::string_view text, int scale) {
  const auto unreadable = [&] {
    return Error(errors::unreadable_number, {{"label", field.label.zh},
                                             {"label_en", field.label.en},
                                             {"value", std::string(text.substr(0, 80))},
                                             {"scale", std::to_string(scale)}})
        .at("field " + field.key);
  };
  std::string digits = fold(text);
  int shift = 0;
  const auto strip_prefix = [&](std::string_view prefix) {
    if (digits.starts_with(prefix)) digits.erase(0, prefix.size());
  };
  const auto strip_suffix = [&](std::string_view suffix, int by) {
    if (!digits.ends_with(suffix)) return;
    digits.erase(digits.size() - suffix.size());
    shift += by;
  };
  strip_prefix("￥"), strip_prefix("¥"), strip_prefix("cny"), strip_prefix("rmb");
  strip_suffix("元", 0), strip_suffix("万", 4), strip_suffix("亿", 8);
  std::erase(digits, ',');
  const auto number = Decimal::parse(digits);
  if (!number) return unreadable();
  const auto scaled = number->to_scaled(scale + shift, Rounding::half_even);
  if (!scaled || Decimal::scaled(*scaled, scale + shift) != *number) return unreadable();
  if ((field.min && *scaled < *field.min) || (field.max && *scaled > *field.max))
    return Error(errors::out_of_range, {{"label", field.label.zh},
                                        {"label_en", field.label.en},
                                        {"value", print_scaled(*scaled, scale)},
                                        {"min", limit_text(field, field.min)},
                                        {"max", limit_text(field, field.max)}})
        .at("field " + field.key);
  return *scaled;
}

Status ScaledKind::parse_text(const Field& field, std::string_view text, std::span<Cell> out) const {
  out[0] = SANLIAN_TRY(read_scaled(field, text, field.scale));
  return {};
}
void ScaledKind::write_json(const Field& field, std::span<const CellView> cells, format::JsonWriter& out) const {
  out.text(print_scaled(integer_of(cells[0]), field.scale));
}
std::string ScaledKind::print(const Field& field, std::span<const CellView> cells, Lang) const {
  return print_scaled(integer_of(cells[0]), field.scale);
}
feel::Value ScaledKind::to_feel(const Field& field, std::span<const Cell> cells) const {
  return Decimal::scaled(std::get<std::int64_t>(cells[0]), field.scale);
}

}  // namespace sanlian::record::fields

namespace sanlian::record {

Status FieldKind::parse(const Field& field, const format::Value& value, std::span<Cell> out) const {
  if (value.is_text()) return parse_text(field, value.text(), out);
  if (value.is_number()) return parse_text(field, value.number_text(), out);
  return fields::wrong_value(field, fields::shown(value), {"文本或数", "text or a number"});
}

Status FieldKind::from_feel(const Field& field, const feel::Value& value, std::span<Cell> out) const {
  switch (value.kind()) {
    case feel::Kind::string:
      return parse_text(field, value.string(), out);
    case feel::Kind::number:
      return parse_text(field, value.number().to_string(), out);
    case feel::Kind::date:
      return parse_text(field, value.date().to_string(), out);
    case feel::Kind::boolean:
      return parse_text(field, value.boolean() ? "true" : "false", out);
    case feel::Kind::entity:
      return parse_text(field, value.object().id(), out);
    default:
      return fields::wrong_value(field, value.print(), {"可保存的值", "a value that can be stored"});
  }
}

}  // namespace sanlian::record
