#include "patent/annuity_table.h"

#include <fmt/format.h>

#include <set>

#include "patent/errors.h"
#include "patent/term.h"

namespace sanlian::patent {
namespace {

class Checker {
 public:
  explicit Checker(const AnnuityTable& table) : table_(table) {}

  Status run() {
    section("fees", table_.fees, true);
    section("surcharges", table_.surcharges, true);
    section("reductions", table_.reductions, false);
    section("open_licence_reductions", table_.open_licence_reductions, false);
    section("restoration_fees", table_.restoration_fees, false);
    for (const auto& version : table_.fees) schedule(version);
    for (const auto& version : table_.surcharges) surcharge(version);
    for (const auto& version : table_.reductions) reduction(version);
    for (const auto& version : table_.open_licence_reductions)
      ratio(fmt::format("open_licence_reductions {}", version.from.to_string()), version.value);
    for (const auto& version : table_.restoration_fees)
      amount(fmt::format("restoration_fees {}", version.from.to_string()), version.value);
    if (errors_.empty()) return {};
    return std::move(errors_).take();
  }

 private:
  void add(const ErrorSpec& spec, std::string what) {
    errors_.add(Error(spec, {{"table", table_.name}, {"what", std::move(what)}}));
  }
  void out_of_range(std::string what, std::string value, const char* min, const char* max) {
    errors_.add(Error(
        errors::table_value_out_of_range,
        {{"table", table_.name}, {"what", std::move(what)}, {"value", std::move(value)}, {"min", min}, {"max", max}}));
  }

  template <class T>
  void section(const char* name, const std::vector<Dated<T>>& versions, bool needed) {
    if (needed && versions.empty()) add(errors::table_gap, name);
    std::set<Date> seen;
    for (const auto& version : versions)
      if (!seen.insert(version.from).second)
        add(errors::table_overlap, fmt::format("{} {}", name, version.from.to_string()));
  }

  void schedule(const Dated<AnnuityTable::FeeSchedule>& version) {
    for (const auto kind : {PatentKind::invention, PatentKind::utility_model, PatentKind::design})
      for (int year = 1; year <= longest_term_years(kind); ++year) one_band(version, kind, year);
    for (const auto& band : version.value) {
      const auto what =
          fmt::format("fees {} {} {}-{}", version.from.to_string(), key(band.kind), band.year_from, band.year_to);
      amount(what, band.amount);
      if (band.year_from < 1 || band.year_to < band.year_from || band.year_to > longest_term_years(band.kind))
        out_of_range(what, fmt::format("{}-{}", band.year_from, band.year_to), "1", "20");
    }
  }

  void one_band(const Dated<AnnuityTable::FeeSchedule>& version, PatentKind kind, int year) {
    int found = 0;
    for (const auto& band : version.value) found += band.kind == kind && band.year_from <= year && year <= band.year_to;
    if (found == 1) return;
    add(found == 0 ? errors::table_gap : errors::table_overlap,
        fmt::format("fees {} {} {}", version.from.to_string(), key(kind), year));
  }

  void surcharge(const Dated<AnnuityTable::Surcharge>& version) {
    const auto what = fmt::format("surcharges {}", version.from.to_string());
    if (version.value.empty()) add(errors::table_gap, what);
    for (std::size_t i = 0; i < version.value.size(); ++i) {
      ratio(fmt::format("{} month {}", what, i + 1), version.value[i]);
      if (i > 0 && version.value[i] < version.value[i - 1])
        out_of_range(fmt::format("{} month {}", what, i + 1), version.value[i].to_string(),
                     version.value[i - 1].to_string().c_str(), "100 %");
    }
  }

  void reduction(const Dated<AnnuityTable::Reduction>& version) {
    const auto what = fmt::format("reductions {}", version.from.to_string());
    ratio(what + " single_holder", version.value.single_holder);
    ratio(what + " several_holders", version.value.several_holders);
    if (version.value.window_years < 0 || version.value.window_years > 20)
      out_of_range(what + " window_years", std::to_string(version.value.window_years), "0", "20");
  }

  void ratio(const std::string& what, Rate rate) {
    if (rate < Rate() || rate > Rate::percent(100)) out_of_range(what, rate.to_string(), "0 %", "100 %");
  }
  void amount(const std::string& what, Money money) {
    if (money.sign() < 0 || money > Money::fen(Money::kFenMax)) out_of_range(what, money.to_string(), "0", "10^13");
  }

  const AnnuityTable& table_;
  Errors errors_;
};

}  // namespace

Status check(const AnnuityTable& table) { return Checker(table).run(); }

}  // namespace sanlian::patent
