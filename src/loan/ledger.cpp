#include "loan/ledger.h"

#include <algorithm>
#include <tuple>

#include "loan/errors.h"

namespace sanlian::loan {
namespace {
Money change_of_principal(const LedgerEntry& entry) {
  switch (entry.kind) {
    case EntryKind::drawdown:
      return entry.amount;
    case EntryKind::principal_repayment:
      return -entry.amount;
    case EntryKind::interest_payment:
      break;
  }
  return Money();
}
}  // namespace

Result<Ledger> Ledger::of(std::vector<LedgerEntry> entries) {
  std::stable_sort(entries.begin(), entries.end(), [](const LedgerEntry& a, const LedgerEntry& b) {
    return std::tie(a.date, a.kind) < std::tie(b.date, b.kind);
  });
  Errors errors;
  Money owed;
  for (const auto& entry : entries) {
    if (entry.amount.sign() <= 0)
      errors.add(
          Error(errors::entry_not_positive, {{"date", entry.date.to_string()}, {"amount", entry.amount.to_string()}}));
    else if (entry.kind == EntryKind::principal_repayment && entry.amount > owed)
      errors.add(
          Error(errors::repaid_more_than_owed,
                {{"date", entry.date.to_string()}, {"amount", entry.amount.to_string()}, {"owed", owed.to_string()}}));
    else
      owed += change_of_principal(entry);
  }
  if (!errors.empty()) return std::move(errors).take();
  return Ledger(std::move(entries));
}

Money Ledger::outstanding_on(Date date) const {
  Money owed;
  for (const auto& entry : entries_)
    if (entry.date <= date) owed += change_of_principal(entry);
  return owed;
}

Money Ledger::total(EntryKind kind, Date date) const {
  Money sum;
  for (const auto& entry : entries_)
    if (entry.kind == kind && entry.date <= date) sum += entry.amount;
  return sum;
}

std::optional<Date> Ledger::first_drawdown() const {
  for (const auto& entry : entries_)
    if (entry.kind == EntryKind::drawdown) return entry.date;
  return std::nullopt;
}

std::optional<Date> Ledger::cleared_on() const {
  std::optional<Date> cleared;
  Money owed;
  for (const auto& entry : entries_) {
    const auto change = change_of_principal(entry);
    owed += change;
    if (!change.is_zero()) cleared = owed.is_zero() ? std::optional(entry.date) : std::nullopt;
  }
  return cleared;
}

std::vector<Ledger::Balance> Ledger::balances(Date from, Date to) const {
  std::vector<Balance> balances;
  const auto add = [&](Date begin, Date end, Money principal) {
    begin = std::max(begin, from);
    end = std::min(end, to);
    if (begin < end && !principal.is_zero()) balances.push_back({begin, end, principal});
  };
  Money owed;
  Date since = from;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const auto before = owed;
    const auto date = entries_[i].date;
    for (; i < entries_.size() && entries_[i].date == date; ++i) owed += change_of_principal(entries_[i]);
    --i;
    if (owed == before) continue;
    add(since, date, before);
    since = date;
  }
  add(since, to, owed);
  return balances;
}

}  // namespace sanlian::loan
