#include <algorithm>
#include <fstream>

#include "base/text.h"
#include "feel/declared.h"
#include "format/declared.h"
#include "format/yaml.h"
#include "indicator/errors.h"
#include "indicator/indicator.h"
#include "record/declarations.h"
#include "record/errors.h"

namespace sanlian::indicator {
namespace fs = std::filesystem;
using format::Schema;
using format::Shape;

namespace {
const Schema kMeasureSchema{
    .name = "measure",
    .what = {"计量方式", "How it is measured"},
    .keys = {
        {.key = "numerator", .shape = Shape::identifier(), .what = {"分子指标", "Indicator above the line"}},
        {.key = "denominator", .shape = Shape::identifier(), .what = {"分母指标", "Indicator below it"}},
        {.key = "times", .shape = Shape::number(), .what = {"倍数", "Factor: 100 for a percentage"}, .fallback = "1"},
        {.key = "total",
         .shape = Shape::list(Shape::identifier()),
         .what = {"相加的指标", "Indicators that are added"}},
        {.key = "check", .shape = Shape::identifier(), .what = {"检查", "A check"}},
        {.key = "outcome",
         .shape = Shape::choice({"pledgeable", "blocked", "unknown"}),
         .what = {"结论", "Its verdict"}}}};

const Schema kDefinitionSchema{
    .name = "definition",
    .what = {"指标定义", "The definition in words"},
    .keys = {{.key = "version", .shape = Shape::integer(1), .required = true, .what = {"版本", "Version"}},
             {.key = "from", .shape = Shape::date(), .what = {"起始日期", "In force from"}},
             {.key = "text", .shape = Shape::label(), .required = true, .what = {"说明", "In words"}}}};

const Schema kPrintedSchema{
    .name = "printed",
    .what = {"公开发表的数值", "The figure as it was published"},
    .keys = {{.key = "value", .shape = Shape::number(), .required = true, .what = {"数值", "The figure"}},
             {.key = "bound",
              .shape = Shape::choice({"exact", "about", "close_to", "at_least"}),
              .what = {"界限", "Its bound"},
              .fallback = "exact"},
             {.key = "source", .shape = Shape::map(record::kSourceSchema), .what = {"出处", "Source"}}}};
}  // namespace

const Schema kIndicatorSchema{
    .name = "indicator",
    .named_by = "indicator",
    .what = {"一个指标", "A number with its definition"},
    .keys = {
        {.key = "indicator", .shape = Shape::identifier(), .required = true, .what = {"标识", "Its key"}},
        {.key = "label", .shape = Shape::label(), .required = true, .what = {"名称", "What people read"}},
        {.key = "unit", .shape = Shape::label(), .required = true, .what = {"单位", "Unit"}},
        {.key = "over", .shape = Shape::identifier(), .what = {"所统计的类型", "The type it is over"}},
        {.key = "where", .shape = Shape::feel(), .what = {"选择条件", "Which records"}},
        {.key = "measure",
         .shape = Shape::either({Shape::text(), Shape::map(kMeasureSchema)}),
         .required = true,
         .what = {"计量方式", "How it is measured"}},
        {.key = "scale",
         .shape = Shape::integer(0, 9),
         .what = {"小数位数", "Digits after the point"},
         .fallback = "0"},
        {.key = "bound",
         .shape = Shape::choice({"exact", "about", "close_to", "at_least"}),
         .what = {"界限", "Its bound"},
         .fallback = "exact"},
        {.key = "definition", .shape = Shape::map(kDefinitionSchema), .required = true, .what = {"定义", "Definition"}},
        {.key = "printed", .shape = Shape::map(kPrintedSchema), .what = {"公开数值", "As published"}},
        {.key = "source", .shape = Shape::map(record::kSourceSchema), .what = {"出处", "Source"}}}};

class IndicatorReader {
 public:
  IndicatorReader(const fs::path& packs, const record::Registry& registry) : packs_(packs), registry_(registry) {}

  Result<std::unique_ptr<IndicatorBook>> read() {
    std::unique_ptr<IndicatorBook> book(new IndicatorBook());
    for (const auto& pack : registry_.packs()) {
      std::vector<fs::path> files;
      std::error_code ignored;
      for (const auto& entry : fs::directory_iterator(pack.folder / "indicators", ignored))
        if (entry.path().extension() == ".yaml") files.push_back(entry.path());
      std::sort(files.begin(), files.end());
      for (const auto& file : files) read_file(*book, pack, file);
    }
    check_parts(*book);
    if (!errors_.empty()) return std::move(errors_).take();
    return book;
  }

 private:
  void read_file(IndicatorBook& book, const record::Pack& pack, const fs::path& file) {
    const auto name = (fs::path("packs") / file.lexically_relative(packs_)).generic_string();
    std::ifstream stream(file, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    auto tree = format::parse_yaml(text, name);
    if (!tree) return errors_.add(std::move(tree).error());
    const format::Declared declared(*tree, kIndicatorSchema, name, errors_);
    Definition definition{.key = declared["indicator"].text(),
                          .pack = pack.key,
                          .park = pack.parks.empty() ? std::string() : pack.parks.front().key,
                          .label = declared["label"].label(),
                          .unit = declared["unit"].label(),
                          .where = declared["where"].text(),
                          .scale = static_cast<int>(declared["scale"].integer()),
                          .bound = bound_named(declared["bound"].text("exact")).value_or(Bound::exact),
                          .version = static_cast<int>(declared["definition"]["version"].integer(1)),
                          .from = declared["definition"]["from"].date(),
                          .text = declared["definition"]["text"].label(),
                          .printed = {}};
    if (declared["printed"]) definition.printed = Decimal::parse(declared["printed"]["value"].number());
    if (declared["over"]) {
      definition.over = registry_.find(declared["over"].text());
      if (!definition.over)
        declared["over"].refuse(
            Error(record::errors::unknown_type, {{"type", declared["over"].text()}, {"nearest", ""}}));
    }
    read_measure(definition, declared["measure"]);
    using Measure = Definition::Measure;
    const bool of_records = definition.measure == Measure::count || definition.measure == Measure::sum ||
                            definition.measure == Measure::check;
    if (of_records) declared.require("over");
    if (of_records && definition.over)
      feel::compile_declared(declared["where"], name, record::record_scope(*definition.over),
                             feel::Type(feel::Kind::boolean), errors_);
    places_.push_back(name);
    book.definitions_.push_back(std::move(definition));
  }

  void read_measure(Definition& definition, const format::Declared& measure) {
    using Measure = Definition::Measure;
    if (measure.is_map()) {
      if (measure["total"])
        definition.measure = Measure::total, definition.parts = measure["total"].texts();
      else if (measure["check"])
        definition.measure = Measure::check, definition.check = measure["check"].text(),
        definition.outcome = measure["outcome"].text();
      else {
        measure.require("numerator");
        measure.require("denominator");
        definition.measure = Measure::ratio;
        definition.parts = {measure["numerator"].text(), measure["denominator"].text()};
        definition.times = Decimal::parse(measure["times"].number("1")).value_or(1);
      }
      return;
    }
    const auto text = measure.text();
    if (text == "count") return;
    if (text.starts_with("sum(") && text.ends_with(")") && definition.over) {
      definition.measure = Measure::sum;
      definition.field = definition.over->field_by_key(trim(std::string_view(text).substr(4, text.size() - 5)));
      if (definition.field) return;
    }
    measure.refuse(Error(errors::wrong_measure, {{"measure", text}}));
  }

  void check_parts(const IndicatorBook& book) {
    for (std::size_t i = 0; i < book.definitions_.size(); ++i)
      for (const auto& part : book.definitions_[i].parts) {
        if (book.find(part, book.definitions_[i].park)) continue;
        std::vector<std::string> known;
        for (const auto& other : book.definitions_) known.push_back(other.key);
        const auto near = nearest(part, known);
        errors_.add(Error(errors::unknown_part, {{"key", part}, {"nearest", near ? "→ " + *near : ""}}).at(places_[i]));
      }
  }

  const fs::path& packs_;
  const record::Registry& registry_;
  Errors errors_;
  std::vector<std::string> places_;
};

Result<std::unique_ptr<IndicatorBook>> IndicatorBook::load(const fs::path& packs, const record::Registry& registry) {
  return IndicatorReader(packs, registry).read();
}

}  // namespace sanlian::indicator
