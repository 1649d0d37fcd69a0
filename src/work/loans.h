// What follows from a loan: its schedule, when it is drawn down.
#pragma once

#include "chain/effect.h"
#include "loan/schedule.h"
#include "record/row.h"

namespace sanlian::work {

class Platform;

/// The terms that a loan record states. Errors: loan.*; work.loan_incomplete names the empty field.
Result<loan::Terms> terms_of(const record::Row& loan);

/// Registers `loan_schedule`: the instalments of the loan a move has created, as records.
void add_loan_effects(const Platform& platform, chain::EffectBook& effects);

}  // namespace sanlian::work
