// Every dated table in packs has the shape of docs/guides/tables.md, and what is computed from the real files agrees
// with the worked examples. The loaders of the product live in room work; here the files themselves are held up.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "base/calendar.h"
#include "format/yaml.h"
#include "number/rate.h"
#include "patent/fee_state.h"
#include "patent/office_fees.h"

namespace sanlian {
namespace {
namespace fs = std::filesystem;
using format::Value;
const fs::path kPacks = fs::path(SANLIAN_SOURCE_DIR) / "packs";

Value read(const fs::path& file) {
  std::ifstream in(file);
  std::stringstream text;
  text << in.rdbuf();
  auto tree = format::parse_yaml(text.str(), file.string());
  ensure(tree.has_value(), "a table in packs can be read: " + (tree ? "" : tree.error().print(Lang::en)));
  return *std::move(tree);
}

std::vector<fs::path> table_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(kPacks)) {
    const auto folder = entry.path().parent_path().filename();
    if (entry.path().extension() == ".yaml" && (folder == "tables" || folder == "calendars"))
      files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string text(const Value& map, const char* key) {
  const auto* found = map.find_text(key);
  return found ? *found : "";
}
Date date(const Value& map, const char* key) {
  const auto day = Date::parse(text(map, key));
  EXPECT_TRUE(day) << key << " at " << format::print_place("", map.place());
  return day.value_or(Date{});
}
int whole(const Value& map, const char* key) { return std::stoi(map.find(key)->number_text()); }
Money money(const Value& map, const char* key) { return Money::parse(map.find(key)->number_text()).value(); }
Rate rate(const Value& map, const char* key) { return Rate::parse(text(map, key)).value(); }
bool yes(const Value& map, const char* key) { return map.find(key)->boolean(); }

/// The part's own source, or the row's where it brings one.
const Value& source_of(const Value& part, const Value& row) {
  return row.find("source") ? *row.find("source") : *part.find("source");
}
std::vector<const Value*> parts(const Value& table, std::string_view name) {
  std::vector<const Value*> out;
  for (const auto& part : table.find("parts")->items())
    if (text(part, "part") == name) out.push_back(&part);
  return out;
}

bool fits(const Value& value, const std::string& kind) {
  if (value.is_null()) return true;
  if (kind == "integer")
    return value.is_number() && value.number_text().find_first_not_of("-0123456789") == std::string::npos;
  if (kind == "money") return value.is_number() && Money::parse(value.number_text()).has_value();
  if (kind == "rate") return value.is_text() && Rate::parse(value.text()).has_value();
  if (kind == "date") return value.is_text() && Date::parse(value.text()).has_value();
  if (kind == "boolean") return value.is_boolean();
  if (kind == "label") return value.is_map() && value.find_text("zh") && value.find_text("en");
  if (kind == "texts") return value.is_list();
  return (kind == "text" || kind == "choice") && value.is_text();
}

void check_source(const Value& source, const std::string& where) {
  EXPECT_FALSE(text(source, "document").empty()) << where;
  EXPECT_TRUE(Date::parse(text(source, "from"))) << where;
  EXPECT_TRUE((std::set<std::string>{"verified", "likely", "unverified"}).contains(text(source, "confidence")))
      << where;
}

TEST(Tables, AllHaveTheOneShape) {
  ASSERT_GE(table_files().size(), 5U);
  for (const auto& file : table_files()) {
    const Value table = read(file);
    EXPECT_FALSE(text(table, "table").empty()) << file;
    ASSERT_TRUE(table.find("parts")) << file;
    std::map<std::string, std::map<std::string, std::string>> columns;
    for (const auto& part : table.find("parts")->items()) {
      const std::string where = file.string() + " " + text(part, "part");
      check_source(*part.find("source"), where);
      auto& known = columns[text(part, "part")];
      if (const auto* given = part.find("columns"))
        for (const auto& column : given->items()) known[text(column, "key")] = text(column, "kind");
      ASSERT_FALSE(known.empty()) << where << ": the first part of a name brings the columns";
      for (const auto& row : part.find("rows")->items()) {
        if (row.find("source")) check_source(*row.find("source"), where);
        for (const auto& [key, kind] : known) {
          ASSERT_TRUE(row.find(key)) << where << " " << key << " line " << row.place().line;
          EXPECT_TRUE(fits(*row.find(key), kind)) << where << " " << key << " line " << row.place().line;
        }
        EXPECT_EQ(row.size(), known.size() + (row.find("source") ? 1 : 0)) << where << " line " << row.place().line;
      }
    }
  }
}

WorkCalendar calendar() {
  WorkCalendar::Table out;
  const Value table = read(kPacks / "core/calendars/cn.yaml");
  for (const auto* part : parts(table, "days")) {
    out.years.push_back(whole(*part, "year"));
    for (const auto& row : part->find("rows")->items())
      for (Date day = date(row, "first"); day <= date(row, "last"); day = day + 1)
        (yes(row, "worked") ? out.workdays : out.holidays).push_back(day);
  }
  return WorkCalendar(out);
}

TEST(Calendar, WorkedDaysAreWeekendsAndEveryDayIsInItsYear) {
  const Value table = read(kPacks / "core/calendars/cn.yaml");
  for (const auto* part : parts(table, "days"))
    for (const auto& row : part->find("rows")->items()) {
      EXPECT_EQ(date(row, "first").civil().year, whole(*part, "year"));
      EXPECT_EQ(date(row, "last").civil().year, whole(*part, "year"));
      EXPECT_LE(date(row, "first"), date(row, "last"));
      EXPECT_TRUE(!yes(row, "worked") || date(row, "first").weekday() >= 6) << text(row, "first");
    }
}

TEST(Calendar, YearsHaveTheWorkingDaysTheNoticesLeave) {
  // The notices only move working days about: weekdays of the year, less the statutory days that fell on weekdays or
  // were made up for. 2024: 11 statutory days, 2025 and 2026: 13.
  const auto days = calendar();
  struct Row {
    int year, workdays;
  };
  for (const Row& row : {Row{2024, 251}, Row{2025, 248}, Row{2026, 248}}) {
    EXPECT_EQ(days.workdays_between(Date::of(row.year - 1, 12, 31), Date::of(row.year, 12, 31)), row.workdays)
        << row.year;
    EXPECT_TRUE(days.knows(Date::of(row.year, 6, 1)));
  }
  EXPECT_EQ(days.same_or_next_workday(Date::of(2026, 2, 21)), Date::of(2026, 2, 24));
  EXPECT_FALSE(days.knows(Date::of(2027, 1, 4)));
}

patent::TableSource source(const Value& from) {
  return {.document = text(from, "document"), .clause = text(from, "clause")};
}

patent::AnnuityTable annuity_table() {
  const Value table = read(kPacks / "ip/tables/annuities.yaml");
  patent::AnnuityTable out;
  const auto each = [&](const char* name, const auto& take) {
    for (const auto* part : parts(table, name))
      take(*part, date(*part->find("source"), "from"), source(*part->find("source")));
  };
  each("fees", [&](const Value& part, Date from, auto where) {
    patent::AnnuityTable::FeeSchedule schedule;
    for (const auto& row : part.find("rows")->items())
      schedule.push_back({.kind = patent::patent_kind_by_key(text(row, "kind")).value(),
                          .year_from = whole(row, "year_from"),
                          .year_to = whole(row, "year_to"),
                          .amount = money(row, "amount")});
    out.fees.push_back({.from = from, .value = schedule, .source = where});
  });
  each("surcharges", [&](const Value& part, Date from, auto where) {
    patent::AnnuityTable::Surcharge rates;
    for (const auto& row : part.find("rows")->items()) {
      EXPECT_EQ(whole(row, "month"), static_cast<int>(rates.size()) + 1);
      rates.push_back(rate(row, "rate"));
    }
    out.surcharges.push_back({.from = from, .value = rates, .source = where});
  });
  each("reductions", [&](const Value& part, Date from, auto where) {
    const auto& row = part.find("rows")->items()[0];
    out.reductions.push_back(
        {.from = from,
         .value = {rate(row, "single_holder"), rate(row, "several_holders"), whole(row, "window_years")},
         .source = where});
  });
  each("open_licence_reductions", [&](const Value& part, Date from, auto where) {
    out.open_licence_reductions.push_back(
        {.from = from, .value = rate(part.find("rows")->items()[0], "rate"), .source = where});
  });
  each("restoration_fees", [&](const Value& part, Date from, auto where) {
    out.restoration_fees.push_back(
        {.from = from, .value = money(part.find("rows")->items()[0], "amount"), .source = where});
  });
  each("counting", [&](const Value& part, Date, const auto&) {
    const auto& row = part.find("rows")->items()[0];
    out.counting = {.grace_from_moved_due = yes(row, "grace_from_moved_due"),
                    .month_ends_move = yes(row, "month_ends_move")};
  });
  return out;
}

TEST(Annuities, TheDeclaredTableIsWholeAndGivesTheWorkedExamples) {
  const auto table = annuity_table();
  const auto checked = patent::check(table);
  ASSERT_TRUE(checked) << checked.error().print(Lang::en);
  const auto days = calendar();
  const patent::Annuities annuities(table, days);
  using K = patent::PatentKind;
  struct Row {
    patent::FeePatent patent;
    int year;
    const char* paid;
    std::int64_t yuan;
  };
  const auto of = [](K kind, const char* filed, const char* granted, std::optional<int> holders = {}) {
    return patent::FeePatent{
        .kind = kind, .filed = Date::parse(filed).value(), .granted = Date::parse(granted), .reduced_holders = holders};
  };
  for (const Row& row : {
           Row{of(K::utility_model, "2020-02-26", "2020-11-03", 1), 7, "2026-05-10", 300},
           Row{of(K::design, "2019-02-21", "2019-08-20"), 8, "2026-02-24", 1200},
           Row{of(K::invention, "2017-07-27", "2020-03-20"), 10, "2026-08-27", 4000},
           Row{of(K::invention, "2017-07-27", "2020-03-20"), 10, "2026-08-28", 4200},
           Row{of(K::invention, "2017-07-27", "2020-03-20", 2), 10, "2027-01-27", 2200},
           Row{of(K::utility_model, "2018-04-18", "2018-12-11", 1), 9, "2026-04-18", 300},
       }) {
    const auto quote = annuities.amount_due(row.patent, row.year, Date::parse(row.paid).value());
    ASSERT_TRUE(quote) << quote.error().print(Lang::en);
    EXPECT_EQ(quote->total, Money::fen(row.yuan * 100)) << row.paid;
  }
}

TEST(OfficeFees, AndRewardsRead) {
  const Value table = read(kPacks / "ip/tables/office_fees.yaml");
  patent::OfficeFeeTable out;
  for (const auto* part : parts(table, "fees"))
    for (const auto& row : part->find("rows")->items())
      out.fees.push_back({.key = text(row, "key"),
                          .kind = patent::patent_kind_by_key(text(row, "kind")),
                          .amount = money(row, "amount"),
                          .reducible = yes(row, "reducible"),
                          .from = date(source_of(*part, row), "from")});
  for (const auto* part : parts(table, "rewards"))
    for (const auto& row : part->find("rows")->items())
      out.rewards.push_back({.kind = patent::patent_kind_by_key(text(row, "kind")).value(),
                             .minimum = money(row, "minimum"),
                             .from = date(source_of(*part, row), "from")});
  using K = patent::PatentKind;
  const Date day = Date::of(2026, 11, 23);
  EXPECT_EQ(patent::office_fee_amount(out, "examination", K::invention, day, Rate::percent(85))->to_string(), "375.00");
  EXPECT_EQ(patent::office_fee_amount(out, "invalidation", K::design, day)->to_string(), "1500.00");
  EXPECT_EQ(patent::office_fee_amount(out, "restoration", K::design, day)->to_string(), "1000.00");
  EXPECT_FALSE(patent::office_fee(out, "compensation_year", K::invention, Date::of(2024, 1, 1)));
  EXPECT_EQ(patent::inventor_reward(out, K::utility_model, day, calendar())->minimum.to_string(), "1500.00");
}

TEST(Lpr, QuotesAscendAndMoveByFiveBasisPoints) {
  const Value table = read(kPacks / "finance/tables/lpr.yaml");
  const auto quotes = parts(table, "quotes").at(0)->find("rows")->items();
  ASSERT_FALSE(quotes.empty());
  Date before{};
  Rate one_year, five_years;
  for (const auto& row : quotes) {
    EXPECT_LT(before, date(row, "published"));
    EXPECT_LE(date(row, "published").weekday(), 5) << text(row, "published");
    EXPECT_FALSE(rate(row, "one_year") == one_year && rate(row, "five_years") == five_years) << text(row, "published");
    EXPECT_EQ(rate(row, "one_year").scaled() % Rate::bp(5).scaled(), 0) << text(row, "published");
    EXPECT_LT(rate(row, "one_year"), rate(row, "five_years")) << text(row, "published");
    before = date(row, "published"), one_year = rate(row, "one_year"), five_years = rate(row, "five_years");
  }
  EXPECT_EQ(one_year, Rate::percent(3));
  EXPECT_GT(date(table, "known_until"), before);
}

/// Large, medium and small ask for every limit; what misses one of small is micro.
std::string size_of(const Value& table, std::string_view industry, const std::map<std::string, int>& figures) {
  for (const char* size : {"large", "medium", "small"}) {
    bool reached = true;
    for (const auto& row : parts(table, "limits").at(0)->find("rows")->items())
      if (text(row, "industry") == industry) reached = reached && figures.at(text(row, "measure")) >= whole(row, size);
    if (reached) return size;
  }
  return "micro";
}

TEST(EnterpriseSize, WorkedExamplesAndAscendingLimits) {
  const Value table = read(kPacks / "core/tables/enterprise_size.yaml");
  EXPECT_EQ(size_of(table, "industry", {{"employees", 350}, {"revenue", 1900}}), "small");
  EXPECT_EQ(size_of(table, "industry", {{"employees", 19}, {"revenue", 5000}}), "micro");
  EXPECT_EQ(size_of(table, "software", {{"employees", 120}, {"revenue", 900}}), "small");
  std::set<std::string> known, limited;
  for (const auto& row : parts(table, "industries").at(0)->find("rows")->items()) known.insert(text(row, "industry"));
  for (const auto& row : parts(table, "limits").at(0)->find("rows")->items()) {
    limited.insert(text(row, "industry"));
    EXPECT_GT(whole(row, "large"), whole(row, "medium")) << text(row, "industry");
    EXPECT_GT(whole(row, "medium"), whole(row, "small")) << text(row, "industry");
  }
  EXPECT_EQ(known, limited);
  EXPECT_EQ(known.size(), 16U);
}

}  // namespace
}  // namespace sanlian
