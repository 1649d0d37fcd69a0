#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "number/money.h"

namespace sanlian::loan {

enum class EntryKind { drawdown, principal_repayment, interest_payment };

/// One movement on the loan's account. It counts from the beginning of its day: a drawdown bears interest that day, a
/// repayment no longer does.
struct LedgerEntry {
  Date date;
  EntryKind kind = EntryKind::drawdown;
  Money amount;        ///< Above zero.
  std::string source;  ///< The voucher behind it; shown wherever the figure is explained.
};

/// What really happened, as opposed to what was planned. Immutable; in order of dates, drawdowns first within a day.
class Ledger {
 public:
  Ledger() = default;
  /// Entries in any order. Errors: loan.entry_not_positive, loan.repaid_more_than_owed; all are reported.
  static Result<Ledger> of(std::vector<LedgerEntry> entries);

  const std::vector<LedgerEntry>& entries() const { return entries_; }
  /// Principal not yet repaid, after the entries of `date`.
  Money outstanding_on(Date date) const;
  /// Everything of a kind up to and with `date`.
  Money total(EntryKind kind, Date date) const;
  std::optional<Date> first_drawdown() const;
  /// The day on which nothing was owed any more and nothing was drawn later; nothing while principal is owed.
  std::optional<Date> cleared_on() const;

  /// A span with one balance, from a day up to and without another.
  struct Balance {
    Date from, to;
    Money principal;
    std::int64_t days() const { return to - from; }
  };
  /// The balances above zero inside [from, to), oldest first; neighbours differ.
  std::vector<Balance> balances(Date from, Date to) const;

 private:
  explicit Ledger(std::vector<LedgerEntry> entries) : entries_(std::move(entries)) {}
  std::vector<LedgerEntry> entries_;
};

}  // namespace sanlian::loan
