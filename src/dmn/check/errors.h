#pragma once

#include "base/error.h"

namespace sanlian::dmn::errors {

extern const ErrorSpec check_gap;          ///< table, sample, range
extern const ErrorSpec check_overlap;      ///< table, rules, sample
extern const ErrorSpec check_conflict;     ///< table, rules, sample
extern const ErrorSpec check_unreachable;  ///< table, rule
extern const ErrorSpec check_never;        ///< table, rule
extern const ErrorSpec check_untested;     ///< table, rule
extern const ErrorSpec check_opaque;       ///< table, column, rules
extern const ErrorSpec check_limit;        ///< table, what, what_en

}  // namespace sanlian::dmn::errors
