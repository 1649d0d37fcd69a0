#pragma once

#include "base/error.h"

namespace sanlian::loan::errors {

// Terms of a loan.
extern const ErrorSpec principal_not_positive;          ///< {principal}
extern const ErrorSpec rate_out_of_range;               ///< {rate}
extern const ErrorSpec maturity_not_after_start;        ///< {start} {maturity}
extern const ErrorSpec term_too_long;                   ///< {years}
extern const ErrorSpec settlement_day_out_of_range;     ///< {day}
extern const ErrorSpec settlement_not_for_method;       ///< {method}
extern const ErrorSpec day_count_not_for_method;        ///< {method} {day_count}
extern const ErrorSpec maturity_not_whole_instalments;  ///< {start} {maturity} {months}
extern const ErrorSpec principal_dues_not_for_method;   ///< {method}
extern const ErrorSpec principal_dues_missing;
extern const ErrorSpec principal_due_not_positive;  ///< {date} {amount}
extern const ErrorSpec principal_dues_unordered;    ///< {date}
extern const ErrorSpec principal_due_outside;       ///< {date} {start} {maturity}
extern const ErrorSpec principal_dues_sum;          ///< {sum} {principal}

// What happened on the account.
extern const ErrorSpec entry_not_positive;     ///< {date} {amount}
extern const ErrorSpec repaid_more_than_owed;  ///< {date} {amount} {owed}
extern const ErrorSpec rate_missing;           ///< {date}
extern const ErrorSpec rate_steps_unordered;   ///< {date}
extern const ErrorSpec day_count_not_for_ledger;

// Quotes and rules.
extern const ErrorSpec lpr_unordered;        ///< {date}
extern const ErrorSpec lpr_unknown;          ///< {month} {tenor}
extern const ErrorSpec spread_out_of_range;  ///< {rate}
extern const ErrorSpec rule_invalid;         ///< {rule} {key} {value} {allowed}
extern const ErrorSpec share_out_of_range;   ///< {loan} {share}
extern const ErrorSpec cost_negative;        ///< {loan} {item} {amount}

}  // namespace sanlian::loan::errors
