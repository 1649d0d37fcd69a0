#pragma once

#include "base/result.h"
#include "number/money.h"
#include "number/rate.h"

namespace sanlian::patent {

/// `rate` of `amount`, half up to the fen as the office's receipts are. Errors: number.money_too_large.
Result<Money> portion(Money amount, Rate rate);

}  // namespace sanlian::patent
