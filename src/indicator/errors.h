#pragma once

#include "base/error.h"

namespace sanlian::indicator::errors {

extern const ErrorSpec unknown_part, wrong_measure;

}  // namespace sanlian::indicator::errors
