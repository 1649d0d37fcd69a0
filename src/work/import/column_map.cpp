#include "work/import/column_map.h"

#include "base/text.h"
#include "number/decimal.h"
#include "record/errors.h"
#include "record/field_kind.h"
#include "work/import/errors.h"
#include "work/import/impl/header_name.h"

namespace sanlian::work {
namespace {

using Why = MappedColumn::Why;
constexpr std::string_view kIgnore = "ignore";

std::string_view why_key(Why why) {
  switch (why) {
    case Why::matched:
      return "matched";
    case Why::declared:
      return "declared";
    case Why::ignored:
      return "ignored";
    case Why::taken:
      return "taken";
    case Why::computed:
      return "computed";
    case Why::unit:
      return "unknown_unit";
    case Why::unknown:
      return "unknown";
  }
  return {};
}

const std::string* given_target(const GivenMap& given, std::string_view header) {
  const auto folded = fold(header);
  for (const auto& [name, target] : given)
    if (fold(one_line(name)) == folded) return &target;
  return nullptr;
}

std::vector<std::string> field_keys(const record::RecordType& type) {
  std::vector<std::string> keys;
  for (const auto& field : type.fields) keys.push_back(field.key);
  return keys;
}

Error two_fields(const MappedColumn& column, const std::vector<const record::Field*>& fields) {
  return Error(errors::import_two_fields, {{"header", column.header},
                                           {"a", fields[0]->label.zh},
                                           {"a_en", fields[0]->label.en},
                                           {"b", fields[1]->label.zh},
                                           {"b_en", fields[1]->label.en}});
}

/// By the given map. Nothing when it does not speak of this column.
bool choose_given(const record::RecordType& type, const GivenMap& given, MappedColumn& column, Errors& errors) {
  const auto* target = given_target(given, column.header);
  if (!target) return false;
  column.why = Why::declared;
  if (*target == kIgnore) return column.why = Why::ignored, true;
  const auto* field = type.field(*target);
  if (!field || field->computed) {
    const auto near = nearest(*target, field_keys(type));
    errors.add(Error(errors::import_map_field,
                     {{"header", column.header}, {"field", *target}, {"nearest", near ? "→ " + *near : ""}}));
    return true;
  }
  column.field = field;
  column.shift = read_header(*field, column.header).value_or(0);
  return true;
}

void choose_by_name(const record::RecordType& type, MappedColumn& column, Errors& errors) {
  if (column.header == kRowHeader || column.header == kReasonHeader) {
    column.why = Why::ignored;
    return;
  }
  const auto fields = fields_of_header(type, column.header);
  if (fields.size() > 1) return errors.add(two_fields(column, fields));
  if (fields.empty()) return;
  if (fields[0]->computed) {
    column.why = Why::computed;
    return;
  }
  const auto shift = read_header(*fields[0], column.header);
  column.why = shift ? Why::matched : Why::unit;
  if (shift) column.field = fields[0], column.shift = *shift;
}

void refuse_doubles(std::vector<MappedColumn>& columns, Errors& errors) {
  for (std::size_t i = 0; i < columns.size(); ++i)
    for (std::size_t j = i + 1; j < columns.size(); ++j) {
      auto &a = columns[i], &b = columns[j];
      if (!a.field || a.field != b.field) continue;
      if (a.why != b.why) {  // what a person chose goes before what a name suggests
        auto& weaker = a.why == Why::matched ? a : b;
        weaker.field = nullptr;
        weaker.why = Why::taken;
        continue;
      }
      errors.add(
          Error(errors::import_two_columns,
                {{"label", a.field->label.zh}, {"label_en", a.field->label.en}, {"a", a.header}, {"b", b.header}}));
    }
}

void refuse_unfound(const GivenMap& given, const std::vector<MappedColumn>& columns, Errors& errors) {
  std::vector<std::string> headers;
  for (const auto& column : columns) headers.push_back(column.header);
  for (const auto& entry : given) {
    const auto folded = fold(one_line(entry.first));
    if (std::any_of(headers.begin(), headers.end(), [&](const auto& header) { return fold(header) == folded; }))
      continue;
    const auto near = nearest(entry.first, headers);
    errors.add(Error(errors::import_map_header,
                     {{"header", entry.first}, {"nearest", near ? "→ " + *near : join(headers, "、")}}));
  }
}

}  // namespace

const MappedColumn* ColumnMap::column_of(const record::Field& field) const {
  for (const auto& column : columns)
    if (column.field == &field) return &column;
  return nullptr;
}

void ColumnMap::write_json(format::JsonWriter& out) const {
  out.begin_list();
  for (const auto& column : columns) {
    out.begin_map().key("header").text(column.header).key("field");
    if (column.field)
      out.text(column.field->key)
          .key("label")
          .text(column.field->label.zh)
          .key("label_en")
          .text(column.field->label.en);
    else
      out.null();
    if (column.shift != 0) out.key("times").text("1e" + std::to_string(column.shift));
    out.key("why").text(why_key(column.why)).key("sample").text(column.sample).end_map();
  }
  out.end_list();
}

Result<ColumnMap> map_columns(const record::RecordType& type, std::span<const std::string> headers,
                              const GivenMap& given) {
  ColumnMap map;
  Errors errors;
  for (const auto& header : headers) {
    MappedColumn column{.header = one_line(header)};
    if (!column.header.empty() && !choose_given(type, given, column, errors)) choose_by_name(type, column, errors);
    map.columns.push_back(std::move(column));
  }
  refuse_doubles(map.columns, errors);
  refuse_unfound(given, map.columns, errors);
  if (!errors.empty()) return std::move(errors).take();
  return map;
}

int count_headers(const record::RecordType& type, std::span<const std::string> texts, const GivenMap& given) {
  int count = 0;
  for (const auto& text : texts) {
    const auto header = one_line(text);
    if (!header.empty() && (given_target(given, header) || !fields_of_header(type, header).empty())) ++count;
  }
  return count;
}

Result<std::string> shifted(const record::Field& field, std::string_view cell, int shift) {
  std::string digits = fold(cell);
  for (const std::string_view own : {"元", "万", "亿"})
    if (digits.ends_with(own)) return std::string(cell);
  std::erase(digits, ',');
  const auto number = Decimal::parse(digits);
  const auto product = number ? multiply(*number, Decimal::scaled(1, -shift)) : std::nullopt;
  if (product) return product->to_string();
  return Error(record::errors::unreadable_number, {{"label", field.label.zh},
                                                   {"label_en", field.label.en},
                                                   {"value", std::string(cell)},
                                                   {"scale", std::to_string(field.scale)}})
      .at("field " + field.key);
}

}  // namespace sanlian::work
