// A reckoning and a repayment plan as the doors show them.
#pragma once

#include <string>

#include "format/value.h"
#include "record/row.h"
#include "work/subsidies.h"

namespace sanlian::work {

/// The whole calculation: rule and source, conditions with their findings, rows with every input, totals, what is
/// missing. Amounts are yuan; what is unknown is null.
std::string subsidy_json(const SubsidyReckoning& reckoning, const SubsidyBook& book);

/// The plan of a loan that need not exist: `body` has the loan's own field names, and for dated instalments
/// `principal_dues: [{date, amount}]`. Errors: work.loan_incomplete, record.wrong_value and its kin, loan.*.
Result<std::string> loan_plan_json(const record::RecordType& loan, const format::Value& body);

}  // namespace sanlian::work
