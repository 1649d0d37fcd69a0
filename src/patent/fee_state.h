// Where a patent stands with its annuities today: the question the pledge pre-check and the reminders ask.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "patent/annuity.h"

namespace sanlian::patent {

struct AnnuityPayment {
  int year = 0;
  Date paid_on;
  std::optional<Money> amount;  ///< Nothing: taken as what was owed that day.
};

/// What is known of the payments. Both may be empty: then a due day in the past answers `unknown`, never "unpaid".
struct FeeRecord {
  std::vector<AnnuityPayment> payments;
  std::optional<int> paid_through;  ///< The patent year up to which annuities are known to be paid.
  std::optional<Date> termination_notice_received;
};

struct FeeState {
  enum class Kind {
    paid_up,
    due_soon,
    in_grace,
    lapsed,   ///< Non-payment; `lapsed_on` says as of when.
    ended,    ///< The term is over.
    unknown,  ///< `needs` names the missing field.
  };
  Kind kind = Kind::unknown;
  std::string needs = {};
  std::optional<AnnuityQuote> next = {};  ///< What the next annuity costs today, or on its due day if that is to come.
  std::optional<AnnuityDue> unpaid = {};  ///< The oldest annuity not known to be paid, of `next` or of a lapse.
  Money outstanding = {};                 ///< `next` less what was already paid towards it.
  std::optional<Date> lapsed_on = {};
  std::optional<Date> restorable_until = {};  ///< Known once the termination notice's receipt is.
  std::optional<RestorationQuote> restoration = {};
};

Label label(FeeState::Kind kind);

/// Errors: those of Annuities, but for a missing field, which is answered as `unknown`.
Result<FeeState> fee_state(const Annuities& annuities, const FeePatent& patent, const FeeRecord& record, Date today,
                           int soon_days = 90);

}  // namespace sanlian::patent
