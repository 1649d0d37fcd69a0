#include "loan/schedule.h"

#include <algorithm>

#include "base/ensure.h"
#include "loan/impl/exact.h"

namespace sanlian::loan {
namespace {

int period_months(const Terms& terms) { return terms.settlement == Settlement::monthly ? 1 : 3; }
int instalment_count(const Terms& terms) {
  return whole_months(terms.start, terms.maturity).value() / period_months(terms);
}

// An instalment is a month's or a quarter's, whatever the lengths of its months: 28 February to 31 March is one month.
YearPart part_of(const Terms& terms, Date from, Date to) {
  if (pays_instalments(terms.method) && terms.day_count == DayCount::monthly) return {.months = period_months(terms)};
  return year_part(terms.day_count, from, to);
}

// Appends the period from the last row's end to `to`; the caller decides the principal from the interest.
template <class Principal>
void add_row(const Terms& terms, Schedule& schedule, Date to, Principal principal_of) {
  auto& rows = schedule.rows;
  Instalment row;
  row.number = static_cast<int>(rows.size()) + 1;
  row.from = rows.empty() ? terms.start : rows.back().to;
  row.to = row.due = to;
  row.days = to - row.from;
  row.opening = rows.empty() ? terms.principal : rows.back().closing;
  row.interest = to_fen(interest(row.opening, terms.rate, part_of(terms, row.from, to)), terms.rounding);
  row.principal = std::clamp(principal_of(row), Money(), row.opening);
  row.payment = row.principal + row.interest;
  row.closing = row.opening - row.principal;
  schedule.total_interest += row.interest;
  schedule.total_payment += row.payment;
  rows.push_back(row);
}

Schedule plan_instalments(const Terms& terms) {
  Schedule schedule;
  const int count = instalment_count(terms);
  const bool level = terms.method == Method::level_payment;
  const Exact each = level ? Exact(exact_level_payment(terms)) : Exact(terms.principal.yuan()) / count;
  const auto amount = to_fen(each, terms.rounding);
  for (int i = 1; i <= count; ++i)
    add_row(terms, schedule, add_months(terms.start, std::int64_t{i} * period_months(terms)),
            [&](const Instalment& row) {
              if (i == count) return row.opening;
              return level ? amount - row.interest : amount;
            });
  return schedule;
}

Schedule plan_dates(const Terms& terms) {
  auto dues = terms.principal_dues;
  if (dues.empty()) dues = {{terms.maturity, terms.principal}};
  auto ends = terms.method == Method::bullet
                  ? std::vector<Date>{}
                  : settlement_ends(terms.settlement, terms.settlement_day, terms.start, terms.maturity);
  for (const auto& due : dues) ends.push_back(due.date);
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  Schedule schedule;
  for (auto next = dues.begin(); const auto end : ends)
    add_row(terms, schedule, end,
            [&](const Instalment&) { return next != dues.end() && next->date == end ? (next++)->amount : Money(); });
  return schedule;
}

}  // namespace

std::vector<Date> settlement_ends(Settlement settlement, int settlement_day, Date start, Date end) {
  std::vector<Date> ends;
  if (settlement == Settlement::at_maturity) return ends;
  const auto first = start.civil();
  for (auto month = Date::of(first.year, first.month, 1); month < end; month = add_months(month, 1)) {
    const auto civil = month.civil();
    if (settlement == Settlement::quarterly && civil.month % 3 != 0) continue;
    const auto day = Date::of(civil.year, civil.month, settlement_day) + 1;
    if (day > start && day < end) ends.push_back(day);
  }
  return ends;
}

Decimal exact_level_payment(const Terms& terms) {
  const int count = instalment_count(terms);
  const Exact principal = terms.principal.yuan();
  if (terms.rate.is_zero()) return (principal / count).value();
  const Exact rate = Exact(terms.rate.value()) * period_months(terms) / 12;
  const Exact grown = power((rate + 1).value(), Decimal(count)).value();
  return (principal * rate * grown / (grown - 1)).value();
}

Result<Schedule> plan(const Terms& terms) {
  SANLIAN_TRY(check(terms));
  auto schedule = pays_instalments(terms.method) ? plan_instalments(terms) : plan_dates(terms);
  ensure(schedule.rows.back().closing.is_zero() && schedule.rows.back().to == terms.maturity,
         "a plan ends at maturity with nothing owed");
  ensure(schedule.total_payment == terms.principal + schedule.total_interest, "payments are principal and interest");
  return schedule;
}

}  // namespace sanlian::loan
