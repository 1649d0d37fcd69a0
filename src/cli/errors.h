#pragma once

#include "base/error.h"

namespace sanlian::cli::errors {

extern const ErrorSpec no_packs, bad_clock, cannot_print, no_past_figures, cannot_read_file, cases_failed, no_heading;

}  // namespace sanlian::cli::errors
