#include "work/tables.h"

#include <algorithm>
#include <fstream>

#include "format/declared.h"
#include "format/yaml.h"
#include "record/declarations.h"
#include "work/errors.h"

namespace sanlian::work {
namespace fs = std::filesystem;
using format::Schema;
using format::Shape;

namespace {
const Schema kColumnSchema{
    .name = "column",
    .named_by = "key",
    .what = {"表的一列", "A column of the table"},
    .keys = {{.key = "key", .shape = Shape::identifier(), .required = true, .what = {"标识", "Its key"}},
             {.key = "kind", .shape = Shape::identifier(), .required = true, .what = {"种类", "What it holds"}},
             {.key = "label", .shape = Shape::label(), .required = true, .what = {"名称", "What people read"}},
             {.key = "unit", .shape = Shape::label(), .what = {"单位", "Unit"}}}};

const Schema kPartSchema{
    .name = "part",
    .named_by = "part",
    .what = {"表的一部分，有自己的出处和起止日期", "A part of the table with its own source and dates"},
    .keys = {
        {.key = "part", .shape = Shape::identifier(), .required = true, .what = {"标识", "Its key"}},
        {.key = "year", .shape = Shape::integer(1900, 2200), .what = {"年份", "The year it is about"}},
        {.key = "label", .shape = Shape::label(), .what = {"名称", "What people read"}},
        {.key = "source", .shape = Shape::map(record::kSourceSchema), .required = true, .what = {"出处", "Source"}},
        {.key = "columns",
         .shape = Shape::list(Shape::map(kColumnSchema)),
         .what = {"列；后面的同名部分沿用", "Columns; later parts of the same key share them"}},
        {.key = "rows",
         .shape = Shape::list(Shape::dictionary(Shape::any())),
         .required = true,
         .what = {"行", "The rows"}}}};

TableSource read_source(const format::Declared& source) {
  return {.document = source["document"].text(),
          .clause = source["clause"].text(),
          .confidence = source["confidence"].text(),
          .from = source["from"].date(),
          .to = source["to"].date()};
}
}  // namespace

const Schema kTableSchema{
    .name = "table",
    .named_by = "table",
    .what = {"一张有日期和出处的表", "A dated table with its sources"},
    .keys = {{.key = "table", .shape = Shape::identifier(), .required = true, .what = {"标识", "Its key"}},
             {.key = "label", .shape = Shape::label(), .required = true, .what = {"名称", "What people read"}},
             {.key = "known_until",
              .shape = Shape::date(),
              .what = {"此日之后为未知", "The last day it speaks for; later ones are unknown"}},
             {.key = "parts",
              .shape = Shape::list(Shape::map(kPartSchema)),
              .required = true,
              .what = {"各部分", "Its parts"}}}};

std::string TableRow::text(std::string_view column) const {
  const auto* value = row_->find(column);
  if (!value) return {};
  return value->is_text() ? value->text() : value->is_number() ? value->number_text() : std::string();
}

std::optional<Decimal> TableRow::number(std::string_view column) const { return Decimal::parse(text(column)); }
std::optional<Date> TableRow::date(std::string_view column) const { return Date::parse(text(column)); }

std::optional<bool> TableRow::boolean(std::string_view column) const {
  const auto* value = row_->find(column);
  return value && value->is_boolean() ? std::optional(value->boolean()) : std::nullopt;
}

Result<Table> Table::load(const fs::path& file, const std::string& shown_name) {
  std::ifstream stream(file, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  Table table;
  table.file_ = shown_name;
  table.tree_ = std::make_unique<const format::Value>(SANLIAN_TRY(format::parse_yaml(text, shown_name)));
  Errors errors;
  const format::Declared declared(*table.tree_, kTableSchema, shown_name, errors);
  table.key_ = declared["table"].text();
  table.known_until_ = declared["known_until"].date();
  for (const auto& part : declared["parts"].items()) {
    TablePart read{.key = part["part"].text(),
                   .year = {},
                   .source = read_source(part["source"]),
                   .rows = {},
                   .place = part.place()};
    if (const auto year = part["year"]) read.year = static_cast<int>(year.integer());
    for (const auto& row : part["rows"].items()) read.rows.emplace_back(row.value());
    table.parts_.push_back(std::move(read));
  }
  if (!errors.empty()) return std::move(errors).take();
  return table;
}

Result<Table> find_table(const fs::path& packs, std::string_view key) {
  std::error_code ignored;
  std::vector<fs::path> files;
  for (const auto& base : {packs, packs / "parks"})
    for (const auto& pack : fs::directory_iterator(base, ignored))
      for (const auto* folder : {"tables", "calendars"})
        for (const auto& entry : fs::directory_iterator(pack.path() / folder, ignored))
          if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    auto table = SANLIAN_TRY(Table::load(file, (fs::path("packs") / file.lexically_relative(packs)).generic_string()));
    if (table.key() == key) return table;
  }
  return Error(errors::no_such_table, {{"table", std::string(key)}}).at(packs.string());
}

Result<WorkCalendar> load_calendar(const fs::path& packs) {
  const auto table = SANLIAN_TRY(find_table(packs, "calendar_cn"));
  WorkCalendar::Table days;
  for (const auto& part : table.parts()) {
    if (part.year) days.years.push_back(*part.year);
    for (const auto& row : part.rows) {
      const auto first = row.date("first"), last = row.date("last");
      if (!first || !last) continue;
      for (Date day = *first; day <= *last; day = day + 1)
        (row.boolean("worked").value_or(false) ? days.workdays : days.holidays).push_back(day);
    }
  }
  return WorkCalendar(std::move(days));
}

}  // namespace sanlian::work
