#pragma once

#include "base/error.h"

namespace sanlian::number::errors {

extern const ErrorSpec money_malformed;    ///< {text}
extern const ErrorSpec money_too_large;    ///< {text}
extern const ErrorSpec rate_malformed;     ///< {text}
extern const ErrorSpec rate_too_fine;      ///< {text}
extern const ErrorSpec rate_out_of_range;  ///< {text}
extern const ErrorSpec bounded_malformed;  ///< {text}

}  // namespace sanlian::number::errors
