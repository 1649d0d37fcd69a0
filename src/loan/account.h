// Interest as it really accrued: the ledger's balances, the rates in force, and what lateness costs.
#pragma once

#include <vector>

#include "loan/arrears.h"
#include "loan/repricing.h"

namespace sanlian::loan {

struct Contract {
  Date maturity;                           ///< The day the principal is due, unless `principal_dues` says otherwise.
  std::vector<RateStep> rates;             ///< In order; the first from the first drawdown at the latest.
  DayCount day_count = DayCount::act_360;  ///< By days; a loan counted by months follows its plan (arrears.h).
  Settlement settlement = Settlement::quarterly;
  int settlement_day = 20;
  std::vector<PrincipalDue> principal_dues;  ///< In order; of an undrawn part nothing falls due.
  /// On overdue principal the rate is (1 + markup) times the contract's: 30 % to 50 % by 银发〔2003〕251号.
  Rate penalty_markup;
  /// Unpaid interest bears interest: at the contract's rate until maturity, at the penalty rate after it.
  bool compounds = false;
  Rounding rounding = Rounding::half_up;
};

enum class AccrualKind { interest, penalty, compound };

/// A span of days with one base and one rate.
struct Accrual {
  AccrualKind kind = AccrualKind::interest;
  Date from, to;
  Money base;
  Rate rate;    ///< The contract's.
  Rate markup;  ///< Zero, or the penalty's.
  /// base × rate × (1 + markup) × days, in yuan: the bank's 计息积数 times the rate. Divided by the year's days only
  /// when a settlement has summed it, so that no third is lost between two spans.
  Decimal product;
  std::int64_t days() const { return to - from; }
};

/// What fell due on one day, each part rounded once.
struct SettledInterest {
  Date date;
  Money interest, penalty, compound;
  Money total() const { return interest + penalty + compound; }
};

struct Statement {
  Date on;
  Money principal;                       ///< Owed on this day.
  Arrears arrears;                       ///< Of principal and of settled interest.
  Decimal accrued;                       ///< Yuan since the last settlement, not yet due and not rounded.
  Money interest_paid, interest_credit;  ///< Credit: paid ahead of what is due.
  std::vector<SettledInterest> settled;  ///< Oldest first, only days on which something fell due.
  std::vector<Accrual> accruals;         ///< Behind the settled and the accrued figures, oldest first.
};

/// The account as it stood on `on`, after the entries of that day. Interest falls due on the day after each settlement
/// day, on each principal date, at maturity and on the day the loan is cleared.
/// Errors: loan.rate_missing, loan.rate_steps_unordered, loan.day_count_not_for_ledger, loan.rate_out_of_range,
/// loan.settlement_day_out_of_range.
Result<Statement> statement_on(const Contract& contract, const Ledger& ledger, Date on);

}  // namespace sanlian::loan
