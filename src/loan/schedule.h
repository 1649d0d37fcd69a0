// The repayment plan that follows from a contract.
#pragma once

#include "loan/terms.h"

namespace sanlian::loan {

/// One line of a plan. payment = principal + interest; closing = opening − principal.
struct Instalment {
  int number = 0;  ///< From 1.
  Date from, to;   ///< Interest of the days from `from` up to and without `to`.
  std::int64_t days = 0;
  Date due;  ///< The day after the settlement day, or the day the principal is due.
  Money opening, principal, interest, payment, closing;
};

struct Schedule {
  std::vector<Instalment> rows;  ///< Oldest first; the last one ends at maturity.
  Money total_interest, total_payment;
};

/// The plan of any method. Principal parts sum to `terms.principal` exactly; each interest is rounded to the fen by
/// `terms.rounding`; the last instalment takes what rounding left over.
/// Errors: those of check(terms).
/// Source: annuity formula; ways of counting days as in 银发〔2005〕129号.
Result<Schedule> plan(const Terms& terms);

/// The level payment before rounding: P·i(1+i)^n / ((1+i)^n − 1), i a month's (quarter's) rate. Terms must be checked.
Decimal exact_level_payment(const Terms& terms);

/// Days on which an interest period ends between `start` and `end`, both excluded: the days after the settlement day.
std::vector<Date> settlement_ends(Settlement settlement, int settlement_day, Date start, Date end);

}  // namespace sanlian::loan
