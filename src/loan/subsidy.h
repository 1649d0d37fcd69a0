#pragma once

#include "loan/lpr.h"
#include "loan/subsidy_sheet.h"

namespace sanlian::loan {

/// Reckons a claim under a rule, from actual balances and days. A loan that fails a condition counts for nothing and
/// says why; a condition or input that is unknown makes the totals it touches unknown, with what they need.
/// Errors: loan.rule_invalid, loan.share_out_of_range, loan.cost_negative. A quote missing from `lpr` is a need, not an
/// error.
Result<SubsidySheet> reckon(const SubsidyRule& rule, const SubsidyClaim& claim, const LprTable& lpr);

}  // namespace sanlian::loan
