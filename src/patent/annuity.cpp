#include "patent/annuity.h"

#include <algorithm>

#include "patent/errors.h"
#include "patent/impl/portion.h"

namespace sanlian::patent {
namespace {

Error no_rate(const AnnuityTable& table, std::string_view what, Date day) {
  return Error(errors::no_rate_on_day, {{"table", table.name}, {"what", std::string(what)}, {"date", day.to_string()}});
}

Error bad_year(const ErrorSpec& spec, int year, std::string_view name, int other) {
  return Error(spec, {{"year", std::to_string(year)}, {name, std::to_string(other)}});
}

bool carried_out_on(const FeePatent& patent, Date day) {
  return std::any_of(patent.open_licences.begin(), patent.open_licences.end(), [&](const auto& licence) {
    return licence.from <= day && (!licence.until || day <= *licence.until);
  });
}

}  // namespace

Result<int> Annuities::grant_year(const FeePatent& patent) {
  if (patent.first_year) return *patent.first_year;
  if (!patent.granted) return Error(errors::field_needed, {{"field", "granted"}});
  return patent_year_on(patent.filed, *patent.granted);
}

Result<AnnuityDue> Annuities::due(const FeePatent& patent, int year) const {
  const int first_year = SANLIAN_TRY(grant_year(patent));
  const int years = term_years(patent.kind, patent.filed);
  if (year < 1 || year > years) return bad_year(errors::year_out_of_term, year, "max", years);
  if (year < first_year) return bad_year(errors::year_before_grant, year, "grant_year", first_year);
  if (year == first_year) return bad_year(errors::year_paid_at_registration, year, "grant_year", first_year);

  const auto deadline_of_year = deadline(patent.filed, {year - 1, Period::Unit::years}, calendar_);
  AnnuityDue out{.year = year, .nominal = deadline_of_year.nominal, .due = deadline_of_year.last_day};
  out.lapse_counted = table_.counting.grace_from_moved_due ? out.due : out.nominal;
  const auto* rates = SANLIAN_TRY(surcharge(out.due));
  const auto grace = deadline(out.lapse_counted, {static_cast<int>(rates->size()), Period::Unit::months}, calendar_);
  out.grace_ends = grace.last_day;
  out.provisional = deadline_of_year.provisional || grace.provisional;
  return out;
}

Result<const AnnuityTable::Surcharge*> Annuities::surcharge(Date day) const {
  const auto* version = in_force<AnnuityTable::Surcharge>(table_.surcharges, day);
  if (!version) return no_rate(table_, "surcharges", day);
  return &version->value;
}

Result<Rate> Annuities::reduction(const FeePatent& patent, int year, Date day) const {
  Rate best;
  if (patent.reduced_holders) {
    const auto* version = in_force<AnnuityTable::Reduction>(table_.reductions, day);
    if (!version) return no_rate(table_, "reductions", day);
    const int first_year = SANLIAN_TRY(grant_year(patent));
    if (year < first_year + version->value.window_years)
      best = *patent.reduced_holders == 1 ? version->value.single_holder : version->value.several_holders;
  }
  if (carried_out_on(patent, day)) {
    const auto* version = in_force<Rate>(table_.open_licence_reductions, day);
    if (!version) return no_rate(table_, "open_licence_reductions", day);
    best = std::max(best, version->value);
  }
  return best;
}

Result<Annuities::Fee> Annuities::fee(const FeePatent& patent, int year, Date day) const {
  const auto* version = in_force<AnnuityTable::FeeSchedule>(table_.fees, day);
  if (!version) return no_rate(table_, "fees", day);
  const auto band = std::find_if(version->value.begin(), version->value.end(), [&](const auto& row) {
    return row.kind == patent.kind && row.year_from <= year && year <= row.year_to;
  });
  if (band == version->value.end())
    return Error(errors::table_gap,
                 {{"table", table_.name}, {"what", std::string(key(patent.kind)) + " " + std::to_string(year)}});
  const Rate off = SANLIAN_TRY(reduction(patent, year, day));
  const Money less = SANLIAN_TRY(portion(band->amount, off));
  return Fee{.full = band->amount, .reduced = band->amount - less, .reduction = off};
}

Date Annuities::month_end(const AnnuityDue& due, int month) const {
  const Date end = add_months(due.lapse_counted, month);
  return table_.counting.month_ends_move ? calendar_.same_or_next_workday(end) : end;
}

std::optional<int> Annuities::month_late(const AnnuityDue& due, Date paid_on) const {
  if (paid_on <= due.due) return 0;
  if (paid_on > due.grace_ends) return std::nullopt;
  int month = 1;
  while (month_end(due, month) < paid_on) ++month;
  return month;
}

Result<AnnuityQuote> Annuities::amount_due(const FeePatent& patent, int year, Date paid_on) const {
  const AnnuityDue when = SANLIAN_TRY(due(patent, year));
  const auto month = month_late(when, paid_on);
  if (!month)
    return Error(errors::lapsed, {{"year", std::to_string(year)},
                                  {"grace_ends", when.grace_ends.to_string()},
                                  {"lapsed_on", when.lapse_counted.to_string()}});
  const Fee cost = SANLIAN_TRY(fee(patent, year, when.due));
  const auto* rates = SANLIAN_TRY(surcharge(when.due));
  // The last day of grace can lie beyond its sixth month when it was moved off a holiday.
  const auto last = rates->size();
  const Rate rate = *month == 0 ? Rate() : (*rates)[std::min(static_cast<std::size_t>(*month), last) - 1];
  const Money extra = SANLIAN_TRY(portion(cost.full, rate));
  return AnnuityQuote{.due = when,
                      .paid_on = paid_on,
                      .month_late = std::min(*month, static_cast<int>(last)),
                      .full_fee = cost.full,
                      .reduction = cost.reduction,
                      .fee = cost.reduced,
                      .surcharge_rate = rate,
                      .surcharge = extra,
                      .total = cost.reduced + extra};
}

Result<std::vector<AnnuityQuote>> Annuities::prices(const FeePatent& patent, int year, Date from) const {
  const AnnuityDue when = SANLIAN_TRY(due(patent, year));
  const auto months = static_cast<int>(SANLIAN_TRY(surcharge(when.due))->size());
  std::vector<AnnuityQuote> out;
  if (from <= when.due) out.push_back(SANLIAN_TRY(amount_due(patent, year, when.due)));
  for (int month = 1; month <= months; ++month) {
    const Date last = month == months ? when.grace_ends : month_end(when, month);
    // A due day moved off a long holiday can swallow the end of the first month.
    if (last >= from && last > when.due) out.push_back(SANLIAN_TRY(amount_due(patent, year, last)));
  }
  return out;
}

Result<FirstAnnuity> Annuities::first(const FeePatent& patent, Date notice_served_on) const {
  FeePatent noticed = patent;
  if (!noticed.first_year && !noticed.granted)
    noticed.first_year = SANLIAN_TRY(patent_year_on(patent.filed, notice_served_on));
  const int year = SANLIAN_TRY(grant_year(noticed));
  const auto pay_by = deadline(notice_served_on, legal_period(LegalPeriod::registration).period, calendar_);
  const Fee cost = SANLIAN_TRY(fee(noticed, year, pay_by.last_day));
  return FirstAnnuity{
      .year = year, .pay_by = pay_by, .full_fee = cost.full, .reduction = cost.reduction, .fee = cost.reduced};
}

Result<std::vector<AnnuityQuote>> Annuities::plan(const FeePatent& patent, Date from, Date to) const {
  std::vector<AnnuityQuote> out;
  const int first_year = SANLIAN_TRY(grant_year(patent));
  for (int year = first_year + 1; year <= term_years(patent.kind, patent.filed); ++year) {
    const auto moved = deadline(patent.filed, {year - 1, Period::Unit::years}, calendar_).last_day;
    if (moved < from) continue;
    if (moved > to) break;
    out.push_back(SANLIAN_TRY(amount_due(patent, year, moved)));
  }
  return out;
}

Result<RestorationQuote> Annuities::restoration(const FeePatent& patent, int year) const {
  const AnnuityDue when = SANLIAN_TRY(due(patent, year));
  const auto* request = in_force<Money>(table_.restoration_fees, when.grace_ends);
  if (!request) return no_rate(table_, "restoration_fees", when.grace_ends);
  const Fee cost = SANLIAN_TRY(fee(patent, year, when.due));
  const auto* rates = SANLIAN_TRY(surcharge(when.due));
  const Money extra = SANLIAN_TRY(portion(cost.full, rates->back()));
  return RestorationQuote{.request_fee = request->value,
                          .fee = cost.reduced,
                          .surcharge = extra,
                          .total = request->value + cost.reduced + extra};
}

}  // namespace sanlian::patent
