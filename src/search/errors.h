#pragma once

#include "base/error.h"

namespace sanlian::search::errors {

extern const ErrorSpec file_unreadable;

}  // namespace sanlian::search::errors
