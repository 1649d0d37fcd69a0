#include "patent/fee_state.h"

#include <algorithm>

#include "patent/errors.h"

namespace sanlian::patent {
namespace {

/// What was paid towards one year, and whether it was enough on the day of the last payment.
struct Paid {
  Money sum;
  bool enough = false;
};

/// A top-up owes the rate of the month in which it arrives, so each payment is held against that day's total.
Result<Paid> paid_towards(const Annuities& annuities, const FeePatent& patent, const FeeRecord& record, int year) {
  std::vector<AnnuityPayment> payments;
  std::copy_if(record.payments.begin(), record.payments.end(), std::back_inserter(payments),
               [&](const auto& payment) { return payment.year == year; });
  std::sort(payments.begin(), payments.end(), [](const auto& a, const auto& b) { return a.paid_on < b.paid_on; });
  Paid paid;
  for (const auto& payment : payments) {
    const auto owed = annuities.amount_due(patent, year, payment.paid_on);
    if (!owed && owed.error().is(errors::lapsed)) continue;  // came after the right had ended
    if (!owed) return owed.error();
    paid.sum += payment.amount.value_or(owed->total);
    paid.enough = paid.enough || !payment.amount || paid.sum >= owed->total;
  }
  return paid;
}

/// Annuities are paid one after another: money for a later year, even too little of it, means that the earlier ones
/// were.
Result<int> paid_through(const Annuities& annuities, const FeePatent& patent, const FeeRecord& record, int grant_year) {
  int through = std::max(grant_year, record.paid_through.value_or(0));
  for (const auto& payment : record.payments) {
    if (payment.year <= through) continue;
    const Paid paid = SANLIAN_TRY(paid_towards(annuities, patent, record, payment.year));
    through = std::max(through, paid.enough ? payment.year : payment.year - 1);
  }
  return through;
}

Result<FeeState> lapsed_state(const Annuities& annuities, const FeePatent& patent, const FeeRecord& record,
                              const AnnuityDue& due) {
  FeeState state{.kind = FeeState::Kind::lapsed, .unpaid = due, .lapsed_on = due.lapse_counted};
  state.restoration = SANLIAN_TRY(annuities.restoration(patent, due.year));
  if (record.termination_notice_received)
    state.restorable_until = deadline(*record.termination_notice_received,
                                      legal_period(LegalPeriod::restoration_request).period, annuities.calendar())
                                 .last_day;
  else
    state.needs = "termination_notice_received";
  return state;
}

}  // namespace

Label label(FeeState::Kind kind) {
  switch (kind) {
    case FeeState::Kind::paid_up:
      return {"已缴清", "paid up"};
    case FeeState::Kind::due_soon:
      return {"即将到期", "due soon"};
    case FeeState::Kind::in_grace:
      return {"滞纳期内", "in grace"};
    case FeeState::Kind::lapsed:
      return {"未缴年费终止", "lapsed for non-payment"};
    case FeeState::Kind::ended:
      return {"期限届满", "term over"};
    case FeeState::Kind::unknown:
      return {"未知", "unknown"};
  }
  return {};
}

Result<FeeState> fee_state(const Annuities& annuities, const FeePatent& patent, const FeeRecord& record, Date today,
                           int soon_days) {
  using Kind = FeeState::Kind;
  if (!patent.granted) return FeeState{.kind = Kind::unknown, .needs = "granted"};
  const Date ends_on = SANLIAN_TRY(term_ends_on(patent.kind, patent.filed, patent.compensation));
  const int grant_year = SANLIAN_TRY(Annuities::grant_year(patent));
  const int through = SANLIAN_TRY(paid_through(annuities, patent, record, grant_year));
  const int years = term_years(patent.kind, patent.filed);
  if (through >= years) return FeeState{.kind = today < ends_on ? Kind::paid_up : Kind::ended};

  const AnnuityDue due = SANLIAN_TRY(annuities.due(patent, through + 1));
  const bool nothing_known = record.payments.empty() && !record.paid_through;
  if (today > due.due && nothing_known) {
    if (today >= ends_on) return FeeState{.kind = Kind::ended};
    return FeeState{.kind = Kind::unknown, .needs = "annuities_paid_through"};
  }
  if (today > due.grace_ends) return lapsed_state(annuities, patent, record, due);

  FeeState state{.kind = today > due.due                ? Kind::in_grace
                         : due.due - today <= soon_days ? Kind::due_soon
                                                        : Kind::paid_up,
                 .unpaid = due};
  state.next = SANLIAN_TRY(annuities.amount_due(patent, due.year, std::max(today, due.due)));
  const Paid paid = SANLIAN_TRY(paid_towards(annuities, patent, record, due.year));
  state.outstanding = state.next->total - paid.sum;
  return state;
}

}  // namespace sanlian::patent
