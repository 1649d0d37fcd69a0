#include "loan/arrears.h"

#include <algorithm>

#include "base/ensure.h"

namespace sanlian::loan {

std::vector<Due> dues_of(const Schedule& schedule) {
  std::vector<Due> dues;
  for (const auto& row : schedule.rows) dues.push_back({row.due, row.principal, row.interest});
  return dues;
}

Arrears arrears_on(const std::vector<Due>& dues, const Ledger& ledger, Date date) {
  ensure(std::is_sorted(dues.begin(), dues.end(), [](const Due& a, const Due& b) { return a.date < b.date; }),
         "payments settle the oldest due first, so dues come in order");
  auto principal_paid = ledger.total(EntryKind::principal_repayment, date);
  auto interest_paid = ledger.total(EntryKind::interest_payment, date);
  Arrears arrears;
  const auto settle = [](Money due, Money& paid) {
    const auto settled = std::min(due, paid);
    paid -= settled;
    return due - settled;
  };
  for (const auto& due : dues) {
    if (due.date > date) break;
    const auto principal = settle(due.principal, principal_paid), interest = settle(due.interest, interest_paid);
    arrears.principal += principal;
    arrears.interest += interest;
    if (!arrears.since && !(principal.is_zero() && interest.is_zero())) arrears.since = due.date;
  }
  if (arrears.since) arrears.days = date - *arrears.since;
  return arrears;
}

std::optional<Date> first_late_day(const std::vector<Due>& dues, const Ledger& ledger, Date date) {
  // A due is either met on its day or late from the next day on.
  for (const auto& due : dues)
    if (due.date < date && arrears_on(dues, ledger, due.date).since) return due.date + 1;
  return std::nullopt;
}

LoanClass class_by_days(std::int64_t days_overdue, const std::vector<ClassBand>& bands) {
  auto result = LoanClass::normal;
  for (const auto& band : bands)
    if (days_overdue >= band.days_from) result = std::max(result, band.at_least);
  return result;
}

}  // namespace sanlian::loan
