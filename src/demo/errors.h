#pragma once

#include "base/error.h"

namespace sanlian::demo::errors {

extern const ErrorSpec no_parameters, not_empty, missing_parameter;

}  // namespace sanlian::demo::errors
