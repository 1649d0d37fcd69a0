#pragma once

#include "base/error.h"

namespace sanlian::search::errors {

extern const ErrorSpec not_on_engine;     ///< What the other engine cannot say exactly.
extern const ErrorSpec engine_unreached;  ///< No connection, or it broke.
extern const ErrorSpec engine_refused;    ///< The engine answered with an error of its own.
extern const ErrorSpec engine_garbled;    ///< What came is no answer of its protocol.

}  // namespace sanlian::search::errors
