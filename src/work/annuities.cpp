#include "work/annuities.h"

#include <algorithm>

#include "format/label.h"
#include "number/money.h"
#include "patent/kind.h"
#include "work/errors.h"
#include "work/tables.h"

namespace sanlian::work {
namespace {
using patent::AnnuityTable;

patent::Confidence confidence_of(std::string_view word) {
  return word == "verified" ? patent::Confidence::verified
         : word == "likely" ? patent::Confidence::likely
                            : patent::Confidence::unverified;
}

/// One pass over the parts; what is wrong is collected.
class Reader {
 public:
  explicit Reader(const Table& table) : file_(table) {}

  Result<AnnuityBook> run() {
    for (const auto& part : file_.parts()) read(part);
    for (const auto* part : {"fees", "surcharges", "counting", "reductions", "restoration_fees"})
      if (std::ranges::none_of(file_.parts(), [&](const auto& each) { return each.key == part; }))
        errors_.add(
            Error(errors::table_part_missing, {{"table", file_.key()}, {"part", part}}).at(file_.file() + ":1"));
    // A value that could not be read would only be reported again as a gap.
    if (errors_.empty()) check();
    if (!errors_.empty()) return std::move(errors_).take();
    return std::move(book_);
  }

 private:
  void read(const TablePart& part) {
    part_ = &part;
    auto& table = book_.table;
    if (part.key == "fees")
      put(table.fees, fees(part));
    else if (part.key == "surcharges")
      put(table.surcharges, surcharges(part));
    else if (part.key == "counting")
      book_.counting = dated(table.counting = counting(part));
    else if (part.key == "reductions")
      put(table.reductions, reduction(part));
    else if (part.key == "open_licence_reductions")
      put(table.open_licence_reductions, rate(only_row(part), "rate"));
    else if (part.key == "restoration_fees")
      put(table.restoration_fees, money(only_row(part), "amount"));
  }

  template <class T>
  patent::Dated<T> dated(T value) {
    const auto& source = part_->source;
    if (!source.from) wrong(nullptr, "source.from", "", {"日期", "a date"});
    return {.from = source.from.value_or(Date()),
            .value = std::move(value),
            .source = {
                .document = source.document, .clause = source.clause, .confidence = confidence_of(source.confidence)}};
  }
  template <class T>
  void put(std::vector<patent::Dated<T>>& versions, T value) {
    versions.push_back(dated(std::move(value)));
  }

  AnnuityTable::FeeSchedule fees(const TablePart& part) {
    AnnuityTable::FeeSchedule schedule;
    for (const auto& row : part.rows) {
      const auto kind = patent::patent_kind_by_key(row.text("kind"));
      if (!kind)
        wrong(&row, "kind", row.text("kind"), {"invention、utility_model 或 design", "one of the three kinds"});
      schedule.push_back({.kind = kind.value_or(patent::PatentKind::invention),
                          .year_from = whole(row, "year_from"),
                          .year_to = whole(row, "year_to"),
                          .amount = money(row, "amount")});
    }
    return schedule;
  }

  AnnuityTable::Surcharge surcharges(const TablePart& part) {
    AnnuityTable::Surcharge rates;
    for (const auto& row : part.rows) {
      rates.push_back(rate(row, "rate"));
      const auto next = std::to_string(rates.size());
      if (row.text("month") != next) wrong(&row, "month", row.text("month"), {next, next});
    }
    return rates;
  }

  AnnuityTable::Counting counting(const TablePart& part) {
    const auto row = only_row(part);
    return {.grace_from_moved_due = boolean(row, "grace_from_moved_due"),
            .month_ends_move = boolean(row, "month_ends_move")};
  }

  AnnuityTable::Reduction reduction(const TablePart& part) {
    const auto row = only_row(part);
    return {.single_holder = rate(row, "single_holder"),
            .several_holders = rate(row, "several_holders"),
            .window_years = whole(row, "window_years")};
  }

  TableRow only_row(const TablePart& part) {
    static const format::Value kNone = format::Value::make_map();
    if (part.rows.size() == 1) return part.rows.front();
    errors_.add(Error(errors::table_row_count, {{"part", part.key}}).at(place_of(part)));
    return TableRow(&kNone);
  }

  int whole(const TableRow& row, std::string_view column) {
    const auto number = row.number(column);
    // The check knows the true bounds; this one only keeps an int an int.
    if (const auto value = number ? number->to_whole() : std::nullopt; value && *value >= 0 && *value < 1000)
      return static_cast<int>(*value);
    wrong(&row, column, row.text(column), {"整数", "a whole number"});
    return 0;
  }

  Money money(const TableRow& row, std::string_view column) {
    const auto amount = Money::parse(row.text(column));
    if (!amount) wrong(&row, column, row.text(column), {"金额，如 900.00", "an amount such as 900.00"});
    return amount ? *amount : Money();
  }

  Rate rate(const TableRow& row, std::string_view column) {
    const auto rate = Rate::parse(row.text(column));
    if (!rate) wrong(&row, column, row.text(column), {"比例，如 \"5 %\"", "a rate such as \"5 %\""});
    return rate ? *rate : Rate();
  }

  bool boolean(const TableRow& row, std::string_view column) {
    const auto value = row.boolean(column);
    if (!value) wrong(&row, column, row.text(column), {"true 或 false", "true or false"});
    return value.value_or(false);
  }

  std::string place_of(const TablePart& part) const { return format::print_place(file_.file(), part.place); }

  void wrong(const TableRow* row, std::string_view column, std::string value, const format::Label& expected) {
    // A part without its one row has been refused already.
    if (row && row->place() == format::Place()) return;
    errors_.add(Error(errors::table_value, {{"part", part_->key},
                                            {"column", std::string(column)},
                                            {"value", std::move(value)},
                                            {"expected", expected.zh},
                                            {"expected_en", expected.en}})
                    .at(row ? format::print_place(file_.file(), row->place()) : place_of(*part_)));
  }

  void check() {
    const auto status = patent::check(book_.table);
    if (status) return;
    add_found(status.error());
    for (const auto& further : status.error().further()) add_found(further);
  }

  /// The check names part and version: `fees 2001-03-01 invention 4`. The file knows the line.
  void add_found(const Error& found) {
    const auto argument = [&](std::string_view name) {
      for (const auto& [key, text] : found.arguments())
        if (key == name) return text;
      return std::string();
    };
    const auto what = argument("what");
    std::string place = file_.file() + ":1";
    for (const auto& part : file_.parts())
      if (what.starts_with(part.key + " " + part.source.from.value_or(Date()).to_string())) place = place_of(part);
    errors_.add(Error(found.spec(), {{"table", argument("table")},
                                     {"what", what},
                                     {"value", argument("value")},
                                     {"min", argument("min")},
                                     {"max", argument("max")}})
                    .at(place));
  }

  const Table& file_;
  const TablePart* part_ = nullptr;
  AnnuityBook book_;
  Errors errors_;
};

}  // namespace

std::vector<AnnuityBook::PartSource> AnnuityBook::sources_on(Date day) const {
  std::vector<PartSource> out;
  const auto add = [&](std::string_view part, const auto& versions) {
    if (const auto* version = patent::in_force(std::span(versions), day))
      out.push_back({.part = part, .from = version->from, .source = &version->source});
  };
  add("fees", table.fees);
  add("surcharges", table.surcharges);
  out.push_back({.part = "counting", .from = counting.from, .source = &counting.source});
  add("reductions", table.reductions);
  add("restoration_fees", table.restoration_fees);
  return out;
}

std::optional<int> AnnuityBook::holders_of(Rate rate, Date day) const {
  if (rate.is_zero()) return 0;
  const auto by = [&](const AnnuityTable::Reduction& reduction) -> std::optional<int> {
    if (rate == reduction.single_holder) return 1;
    if (rate == reduction.several_holders) return 2;
    return std::nullopt;
  };
  if (const auto* now = patent::in_force(std::span(table.reductions), day))
    if (const auto holders = by(now->value)) return holders;
  for (const auto& version : table.reductions)
    if (const auto holders = by(version.value)) return holders;
  return std::nullopt;
}

Result<AnnuityBook> read_annuities(const Table& table) { return Reader(table).run(); }

Result<std::unique_ptr<const AnnuityBook>> load_annuities(const std::filesystem::path& packs) {
  const auto table = SANLIAN_TRY(find_table(packs, "annuities"));
  return std::make_unique<const AnnuityBook>(SANLIAN_TRY(read_annuities(table)));
}

}  // namespace sanlian::work
