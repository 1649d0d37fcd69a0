// Movements of an account in a case's words.
#pragma once

#include "loan/ledger.h"
#include "loan/testing/case_file.h"

namespace sanlian::loan::testing {

/// `drawn DATE X`, `repaid DATE X`, `paid DATE X`; nothing for another phrase.
inline std::optional<LedgerEntry> entry_in(const Phrase& phrase) {
  const auto kind = phrase[0] == "drawn"    ? std::optional(EntryKind::drawdown)
                    : phrase[0] == "repaid" ? std::optional(EntryKind::principal_repayment)
                    : phrase[0] == "paid"   ? std::optional(EntryKind::interest_payment)
                                            : std::nullopt;
  if (!kind) return std::nullopt;
  return LedgerEntry{date_in(phrase, 1), *kind, money_in(phrase, 2), rest_of(phrase, 3)};
}

}  // namespace sanlian::loan::testing
