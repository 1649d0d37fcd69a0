#include "patent/term.h"

#include "base/ensure.h"
#include "patent/errors.h"

namespace sanlian::patent {
namespace {
/// The 2020 amendment came into force; designs filed before keep ten years.
Date design_cut_over() { return Date::of(2021, 6, 1); }
}  // namespace

int longest_term_years(PatentKind kind) {
  switch (kind) {
    case PatentKind::invention:
      return 20;
    case PatentKind::utility_model:
      return 10;
    case PatentKind::design:
      return 15;
  }
  return 0;
}

int term_years(PatentKind kind, Date filed) {
  return kind == PatentKind::design && filed < design_cut_over() ? 10 : longest_term_years(kind);
}

Result<Date> term_ends_on(PatentKind kind, Date filed, const TermCompensation& compensation) {
  const bool has_any = compensation.delay_days != 0 || compensation.drug_days != 0;
  const bool negative = compensation.delay_days < 0 || compensation.drug_days < 0;
  if (negative || (has_any && kind != PatentKind::invention))
    return Error(errors::compensation_not_for_kind,
                 {{"kind_zh", std::string(label(kind).zh)}, {"kind_en", std::string(label(kind).en)}});
  return add_years(filed, term_years(kind, filed)) + compensation.delay_days + compensation.drug_days;
}

RemainingLife remaining_life(Date ends_on, Date date) {
  if (date >= ends_on) return {};
  const auto from = date.civil(), to = ends_on.civil();
  auto months = static_cast<int>((to.year - from.year) * 12 + (to.month - from.month));
  while (months > 0 && add_months(date, months) > ends_on) --months;
  return {.months = months, .days = ends_on - date};
}

Date patent_year_begins(Date filed, int year) {
  ensure(year >= 1, "patent years count from 1");
  return add_years(filed, year - 1);
}

Result<int> patent_year_on(Date filed, Date date) {
  if (date < filed) return Error(errors::before_filing, {{"date", date.to_string()}, {"filed", filed.to_string()}});
  auto year = static_cast<int>(date.civil().year - filed.civil().year) + 1;
  if (patent_year_begins(filed, year) > date) --year;
  return year;
}

Result<Date> kept_since(const KeptRule& rule, Date filed, std::optional<Date> granted) {
  if (rule.from == KeptRule::From::grant && !granted) return Error(errors::field_needed, {{"field", "granted"}});
  const Date start = rule.from == KeptRule::From::grant ? *granted : filed;
  return add_years(start, rule.years) + (rule.strictly_more ? 1 : 0);
}

Result<bool> is_kept(const KeptRule& rule, Date filed, std::optional<Date> granted, Date date) {
  const Date since = SANLIAN_TRY(kept_since(rule, filed, granted));
  return date >= since;
}

}  // namespace sanlian::patent
