#pragma once

#include "base/error.h"

namespace sanlian::demo::errors {

extern const ErrorSpec no_parameters, not_empty, no_collateral, no_account;

}  // namespace sanlian::demo::errors
