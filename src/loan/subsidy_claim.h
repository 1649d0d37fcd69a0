// The facts a subsidy is reckoned from. What is not set is unknown: it is never taken for zero or for no.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "loan/arrears.h"
#include "loan/words.h"
#include "number/rate.h"

namespace sanlian::loan {

/// A figure or answer that is missing. `loan` is empty where the firm or the table lacks it.
struct Need {
  std::string loan, field;
  auto operator<=>(const Need&) const = default;
};

enum class Outcome { met, unmet, unknown };

/// A condition with its answer, and why.
struct Check {
  std::string key, loan;  ///< `loan` is empty for a condition on the firm.
  Words label;
  Outcome outcome = Outcome::unknown;
  Words reason;
  std::vector<Need> needs;  ///< For unknown.
  std::string document, clause;
};

struct LoanClaim {
  std::string id;
  Ledger ledger;
  std::optional<Date> signed_on, registered_on, maturity;
  std::optional<Rate> pledge_share;
  std::optional<std::vector<Due>> dues;  ///< What the contract asked for; an empty list is unknown too.
  std::optional<bool> borrower_owns, other_public_money;
  std::optional<std::vector<std::string>> granted_under;  ///< Keys of other rules that paid for this loan.
  std::map<std::string, Money> costs;                     ///< By item key; an item without entry is unknown.
  std::vector<Check> answered;                            ///< Conditions that were answered elsewhere.
};

struct SubsidyClaim {
  Date as_of;
  std::optional<bool> in_region;
  std::optional<int> years_before, times_before;                  ///< Grants under this rule before this claim.
  std::optional<std::map<std::string, Money>> granted_this_year;  ///< By item key; none for a key without entry.
  std::vector<LoanClaim> loans;
};

}  // namespace sanlian::loan
