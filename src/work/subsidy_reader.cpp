#include <algorithm>
#include <fstream>

#include "base/text.h"
#include "feel/declared.h"
#include "feel/entity.h"
#include "format/declared.h"
#include "format/yaml.h"
#include "loan/errors.h"
#include "record/declarations.h"
#include "record/errors.h"
#include "work/checks.h"
#include "work/errors.h"
#include "work/subsidies.h"
#include "work/tables.h"

namespace sanlian::work {
namespace fs = std::filesystem;
using format::Schema;
using format::Shape;

namespace {

const Schema kWindowSchema{
    .name = "settled",
    .what = {"适用于在此期间结清的贷款", "The rule is for loans repaid in full within these days"},
    .keys = {{.key = "from", .shape = Shape::date(), .required = true, .what = {"首日", "First day"}},
             {.key = "to", .shape = Shape::date(), .required = true, .what = {"末日", "Last day"}},
             {.key = "source", .shape = Shape::map(record::kSourceSchema), .what = {"出处", "Source"}}}};

const Schema kLimitsSchema{
    .name = "limits",
    .what = {"每户企业的享受限制", "Limits for one firm"},
    .keys = {{.key = "years", .shape = Shape::integer(1, 100), .what = {"最多年数", "Years at most"}},
             {.key = "times", .shape = Shape::integer(1, 100), .what = {"最多次数", "Times at most"}}}};

const Schema kRateStepSchema{
    .name = "base rate",
    .what = {"自某日起的利率", "A rate from a day on"},
    .keys = {{.key = "from", .shape = Shape::date(), .required = true, .what = {"自", "From this day"}},
             {.key = "rate", .shape = Shape::number(), .required = true, .what = {"年利率（%）", "Per cent a year"}},
             {.key = "source", .shape = Shape::map(record::kSourceSchema), .what = {"出处", "Source"}}}};

const Schema kCapStepSchema{
    .name = "cap",
    .what = {"自某日起的上限", "A cap from a day on"},
    .keys = {{.key = "from", .shape = Shape::date(), .required = true, .what = {"自", "For loans settled from here"}},
             {.key = "cap", .shape = Shape::number(), .required = true, .what = {"上限（元）", "Yuan"}},
             {.key = "source", .shape = Shape::map(record::kSourceSchema), .what = {"出处", "Source"}}}};

const Schema kConditionSchema{
    .name = "condition",
    .named_by = "key",
    .what = {"享受补助的条件", "A condition of the subsidy"},
    .keys = {{.key = "key", .shape = Shape::identifier(), .required = true, .what = {"标识", "Its key"}},
             {.key = "label", .shape = Shape::label(), .required = true, .what = {"名称", "What people read"}},
             {.key = "needs",
              .shape = Shape::list(Shape::feel()),
              .what = {"必需的字段；空列表也算缺少", "Without these it is unknown; an empty list is missing too"}},
             {.key = "must", .shape = Shape::feel(), .required = true, .what = {"应当成立", "What has to hold"}},
             {.key = "source", .shape = Shape::map(record::kSourceSchema), .what = {"出处", "Source"}}}};

const Schema kItemSchema{
    .name = "item",
    .named_by = "key",
    .what = {"一项补助", "One thing that is subsidised"},
    .keys = {
        {.key = "key",
         .shape = Shape::identifier(),
         .required = true,
         .what = {"标识，即补助申领中的金额字段", "Its key: the money field of subsidy_claim"}},
        {.key = "label", .shape = Shape::label(), .required = true, .what = {"名称", "What people read"}},
        {.key = "formula",
         .shape = Shape::choice({"interest", "cost"}),
         .required = true,
         .what = {"公式", "interest: balance × days × rates; cost: what was paid × ratio"}},
        {.key = "base",
         .shape = Shape::feel(),
         .required = true,
         .what = {"基准利率的名称，或费用的 FEEL", "lpr_1y, lpr_5y or a name of base_rates; of a cost, FEEL"}},
        {.key = "base_at",
         .shape = Shape::choice({"signing", "month_before_signing"}),
         .what = {"取何时的利率", "Of which day the rate is"},
         .fallback = "month_before_signing"},
        {.key = "ratio", .shape = Shape::number(), .required = true, .what = {"补助比例（%）", "Per cent"}},
        {.key = "share", .shape = Shape::choice({"pledge_share"}), .what = {"份额", "Only this share of the loan"}},
        {.key = "day_count",
         .shape = Shape::choice({"actual_365", "actual_360"}),
         .what = {"计息天数", "Days of a year"},
         .fallback = "actual_365"},
        {.key = "cap", .shape = Shape::number(), .what = {"上限（元）", "At most, in yuan"}},
        {.key = "cap_per",
         .shape = Shape::choice({"firm_year", "loan"}),
         .what = {"上限的口径", "Whom the cap counts for"},
         .fallback = "firm_year"},
        {.key = "caps",
         .shape = Shape::list(Shape::map(kCapStepSchema)),
         .what = {"变动过的上限", "Where the cap changed"}},
        {.key = "source", .shape = Shape::map(record::kSourceSchema), .what = {"出处", "Source"}},
        {.key = "unverified",
         .shape = Shape::list(Shape::identifier()),
         .what = {"来源未载明的键", "Keys that the source does not state"}}}};

}  // namespace

const Schema kSubsidySchema{
    .name = "subsidy",
    .named_by = "subsidy",
    .what = {"一个部门在一段时期的补助规则", "One rule of one authority for one period"},
    .keys = {
        {.key = "subsidy", .shape = Shape::identifier(), .required = true, .what = {"标识", "Its key"}},
        {.key = "label", .shape = Shape::label(), .required = true, .what = {"名称", "What people read"}},
        {.key = "authority", .shape = Shape::label(), .required = true, .what = {"主管部门", "Who pays"}},
        {.key = "source", .shape = Shape::map(record::kSourceSchema), .required = true, .what = {"出处", "Source"}},
        {.key = "over", .shape = Shape::choice({"loan"}), .required = true, .what = {"针对的类型", "What it is for"}},
        {.key = "region_codes",
         .shape = Shape::list(Shape::words()),
         .required = true,
         .what = {"行政区划代码前缀", "Prefixes of the firm's region code"}},
        {.key = "settled", .shape = Shape::map(kWindowSchema), .required = true, .what = {"结清期间", "Which loans"}},
        {.key = "limits", .shape = Shape::map(kLimitsSchema), .what = {"限制", "Limits"}},
        {.key = "excludes",
         .shape = Shape::list(Shape::identifier()),
         .what = {"互斥的规则", "Rules that may not have paid for the same loan"}},
        {.key = "base_rates",
         .shape = Shape::dictionary(Shape::list(Shape::map(kRateStepSchema))),
         .what = {"表中没有的利率", "Dated rates that no table holds"}},
        {.key = "conditions", .shape = Shape::list(Shape::map(kConditionSchema)), .what = {"条件", "Conditions"}},
        {.key = "items",
         .shape = Shape::list(Shape::map(kItemSchema)),
         .required = true,
         .what = {"补助项目", "What is subsidised"}}}};

namespace {

loan::Words words(const format::Label& label) { return {label.zh, label.en}; }

loan::Source source_of(const format::Declared& node) {
  return {.document = node["document"].text(),
          .clause = node["clause"].text(),
          .from = node["from"].date(),
          .to = node["to"].date()};
}

/// A path of fields and references only; null where it goes through a list or ends at a record.
const record::Field* plain_field(const record::RecordType& type, std::string_view path) {
  const auto* here = &type;
  const record::Field* field = nullptr;
  for (const auto part : split(path, '.')) {
    field = here ? here->field_by_key(part) : nullptr;
    if (!field) return nullptr;
    here = field->target_type;
  }
  return here ? nullptr : field;
}

class Reader {
 public:
  Reader(const record::Registry& registry, std::string file, Errors& errors)
      : registry_(registry), file_(std::move(file)), errors_(errors) {}

  std::unique_ptr<SubsidyRule> read(const format::Value& tree) {
    const format::Declared declared(tree, kSubsidySchema, file_, errors_);
    auto rule = std::make_unique<SubsidyRule>();
    rule->file = file_;
    auto& face = rule->face;
    face.key = declared["subsidy"].text();
    face.label = words(declared["label"].label());
    face.source = source_of(declared["source"]);
    rule->confidence = declared["source"]["confidence"].text();
    rule->authority = declared["authority"].label();
    rule->region_codes = declared["region_codes"].texts();
    face.repaid_from = declared["settled"]["from"].date();
    face.repaid_to = declared["settled"]["to"].date();
    if (const auto years = declared["limits"]["years"]) face.years_max = static_cast<int>(years.integer());
    if (const auto times = declared["limits"]["times"]) face.times_max = static_cast<int>(times.integer());
    face.excludes = declared["excludes"].texts();
    loan_ = type_named("loan", declared["over"]);
    claim_ = type_named("subsidy_claim", declared["over"]);
    if (!loan_ || !claim_) return rule;
    scope_.set_root(loan_->entity);
    for (const auto& condition : declared["conditions"].items()) read_condition(*rule, condition);
    for (const auto& item : declared["items"].items()) read_item(*rule, declared["base_rates"], item);
    for (const auto& item : rule->items) face.items.push_back(item.face);
    const bool read_well = errors_.empty();
    if (auto checked = loan::check(face); read_well && !checked) declared.refuse(std::move(checked).error());
    return rule;
  }

 private:
  const record::RecordType* type_named(const std::string& key, const format::Declared& node) {
    const auto* found = registry_.find(key);
    if (!found) node.refuse(Error(record::errors::unknown_type, {{"type", key}, {"nearest", ""}}));
    return found;
  }

  std::optional<feel::Expression> compile(const format::Declared& node, std::optional<feel::Type> expected) {
    return feel::compile_declared(node, file_, scope_, std::move(expected), errors_);
  }

  void read_condition(SubsidyRule& rule, const format::Declared& declared) {
    SubsidyCondition condition;
    condition.key = declared["key"].text();
    condition.label = declared["label"].label();
    condition.must = compile(declared["must"], feel::Type(feel::Kind::boolean));
    for (const auto& need : declared["needs"].items())
      if (auto compiled = compile(need, {})) condition.needs.push_back(std::move(*compiled));
    const auto own = source_of(declared["source"]);
    condition.document = own.document.empty() ? rule.face.source.document : own.document;
    condition.clause = own.document.empty() ? rule.face.source.clause : own.clause;
    if (condition.must)
      for (const auto& read : condition.must->reads()) {
        if (read.path.starts_with("instalments.")) condition.reads_instalments = true;
        const auto* field = plain_field(*loan_, read.path);
        auto path = field ? feel::compile(read.path, scope_) : Result<feel::Expression>(Error(errors::subsidy_key));
        if (path) condition.facts.push_back({path_label(*loan_, read.path), field, std::move(path).value()});
      }
    rule.conditions.push_back(std::move(condition));
  }

  Rate percent_of(const format::Declared& node) {
    const auto number = Decimal::parse(node.number());
    if (!number) return {};  // the shape has said what is wrong
    auto rate = Rate::from_percent(*number);
    if (rate) return *rate;
    node.refuse(std::move(rate).error());
    return {};
  }

  Money money_of(const format::Declared& node) {
    if (node.number().empty()) return {};
    auto money = Money::parse(node.number());
    if (money) return *money;
    node.refuse(std::move(money).error());
    return {};
  }

  void read_item(SubsidyRule& rule, const format::Declared& base_rates, const format::Declared& declared) {
    using Face = loan::SubsidyItem;
    SubsidyItem item;
    auto& face = item.face;
    face.key = declared["key"].text();
    const auto* field = claim_->field_by_key(face.key);
    if (!face.key.empty() && (!field || field->scale != 2))
      declared["key"].refuse(Error(errors::subsidy_key, {{"key", face.key}}));
    face.label = words(declared["label"].label());
    face.ratio = percent_of(declared["ratio"]);
    face.times_share = declared["share"].present();
    face.day_count = declared["day_count"].text() == "actual_360" ? loan::DayCount::act_360 : loan::DayCount::act_365;
    face.base_at = declared["base_at"].text() == "signing" ? Face::BaseAt::signing : Face::BaseAt::month_before_signing;
    face.source =
        declared["source"] ? source_of(declared["source"]) : loan::Source{.document = rule.face.source.document};
    item.confidence = declared["source"] ? declared["source"]["confidence"].text() : rule.confidence;
    item.cap_per_loan = declared["cap_per"].text() == "loan";
    item.unverified = declared["unverified"].texts();
    if (declared["cap"]) face.cap = money_of(declared["cap"]);
    for (const auto& step : declared["caps"].items())
      item.caps.push_back({step["from"].date().value_or(Date()), money_of(step["cap"])});
    if (!std::is_sorted(item.caps.begin(), item.caps.end(), [](auto& a, auto& b) { return a.from < b.from; }))
      declared["caps"].refuse(Error(errors::subsidy_caps_unordered, {{"item", face.key}}));
    if (declared["formula"].text() == "interest") {
      face.formula = Face::Formula::interest;
      read_base(rule, base_rates, declared["base"], face);
    } else {
      face.formula = Face::Formula::cost;
      item.cost = compile(declared["base"], feel::Type(feel::Kind::number));
    }
    rule.items.push_back(std::move(item));
  }

  void read_base(SubsidyRule& rule, const format::Declared& base_rates, const format::Declared& node,
                 loan::SubsidyItem& face) {
    const auto name = node.text();
    face.base = name == "lpr_5y" ? loan::SubsidyItem::Base::lpr_five_years : loan::SubsidyItem::Base::lpr_one_year;
    if (name == "lpr_1y" || name == "lpr_5y" || name.empty()) return;
    face.base = loan::SubsidyItem::Base::table;
    if (name == base_table_) return;
    // Room loan knows one such table a rule.
    for (const auto& [key, steps] : base_rates.entries()) {
      if (key != name || !base_table_.empty()) continue;
      base_table_ = name;
      for (const auto& step : steps.items())
        rule.face.base_rates.push_back({step["from"].date().value_or(Date()), percent_of(step["rate"])});
      return;
    }
    node.refuse(Error(errors::subsidy_base, {{"base", name}}));
  }

  const record::Registry& registry_;
  std::string file_;
  Errors& errors_;
  const record::RecordType* loan_ = nullptr;
  const record::RecordType* claim_ = nullptr;
  feel::Scope scope_;
  std::string base_table_;
};

std::vector<fs::path> rule_files(const record::Registry& registry) {
  std::vector<fs::path> files;
  for (const auto& pack : registry.packs()) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(pack.folder / "subsidies", ignored))
      if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

Result<std::unique_ptr<SubsidyBook>> SubsidyBook::load(const fs::path& packs, const record::Registry& registry,
                                                       const WorkCalendar& calendar) {
  std::unique_ptr<SubsidyBook> book(new SubsidyBook(registry));
  Errors errors;
  for (const auto& file : rule_files(registry)) {
    const auto name = (fs::path("packs") / file.lexically_relative(packs)).generic_string();
    std::ifstream stream(file, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    const auto tree = format::parse_yaml(text, name);
    if (!tree) {
      errors.add(tree.error());
      continue;
    }
    Errors of_file;
    auto rule = Reader(registry, name, of_file).read(*tree);
    for (const auto& error : of_file.list()) errors.add(error);
    if (book->find(rule->face.key)) errors.add(Error(errors::subsidy_twice, {{"rule", rule->face.key}}).at(name));
    book->rules_.push_back(std::move(rule));
  }
  for (const auto& rule : book->rules_)
    for (const auto& other : rule->face.excludes)
      if (!book->find(other))
        errors.add(
            Error(errors::no_such_subsidy, {{"rule", other}, {"known", join(book->names(), ", ")}}).at(rule->file));
  if (!errors.empty()) return std::move(errors).take();
  if (!book->rules_.empty()) book->lpr_ = SANLIAN_TRY(load_lpr(packs, calendar));
  return book;
}

Result<loan::LprTable> load_lpr(const fs::path& packs, const WorkCalendar& calendar) {
  const auto table = SANLIAN_TRY(find_table(packs, "lpr"));
  std::vector<loan::LprQuote> quotes;
  const auto month_of = [](Date day) { return day - (day.civil().day - 1); };
  const auto repeat_until = [&](Date end) {  // the months before that of `end`
    while (!quotes.empty() && add_months(month_of(quotes.back().published), 1) < month_of(end)) {
      auto next = quotes.back();
      next.published = calendar.same_or_next_workday(add_months(month_of(next.published), 1) + 19);
      if (table.known_until() && next.published > *table.known_until()) return;
      quotes.push_back(next);
    }
  };
  for (const auto& part : table.parts())
    for (const auto& row : part.rows) {
      const auto published = row.date("published");
      if (!published) continue;
      repeat_until(*published);
      quotes.push_back({.published = *published,
                        .one_year = SANLIAN_TRY(Rate::parse(row.text("one_year"))),
                        .five_years = SANLIAN_TRY(Rate::parse(row.text("five_years")))});
    }
  if (table.known_until()) repeat_until(add_months(month_of(*table.known_until()), 1));
  return loan::LprTable::of(std::move(quotes));
}

}  // namespace sanlian::work
