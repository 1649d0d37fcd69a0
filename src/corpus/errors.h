#pragma once

#include "base/error.h"

namespace sanlian::corpus::errors {

extern const ErrorSpec file_unreadable;

}  // namespace sanlian::corpus::errors
