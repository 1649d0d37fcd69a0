// What really happened on a loan's account, from its records: the ledger, what was due, and which instalments are paid.
#pragma once

#include <vector>

#include "loan/arrears.h"
#include "loan/ledger.h"
#include "record/row.h"
#include "record/writer.h"

namespace sanlian::work {

/// The drawdown that the loan states and every live repayment. Errors: loan.repaid_more_than_owed and its kin.
Result<loan::Ledger> ledger_of(store::Source& source, const record::Registry& registry, const record::Row& loan);

/// The day on which the principal was back: by the ledger, or where that is not complete, as the loan states it.
std::optional<Date> settled_day(const loan::Ledger& ledger, const record::Row& loan);

/// For each due, in order of dates, the day on which it and all before it were met; nothing while one is not. Payments
/// settle the oldest due first. A loan repaid early asks for no interest any more: what was due later counts as met on
/// the day the loan was cleared.
std::vector<std::optional<Date>> days_met(const std::vector<loan::Due>& dues, const loan::Ledger& ledger);

/// Writes `paid_on` of the loan's instalments as days_met() says, in the name of who changed the ledger.
Status keep_paid_on(store::Transaction& transaction, const record::Writer& writer, const record::Writer::Who& who,
                    const record::Row& loan);

}  // namespace sanlian::work
