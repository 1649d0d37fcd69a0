#pragma once

#include "loan/subsidy_claim.h"
#include "loan/subsidy_rule.h"

namespace sanlian::loan {

std::vector<Check> check_firm(const SubsidyRule& rule, const SubsidyClaim& claim);
std::vector<Check> check_loan(const SubsidyRule& rule, const LoanClaim& loan, Date as_of);

}  // namespace sanlian::loan
