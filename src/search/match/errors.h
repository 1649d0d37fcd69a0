#pragma once

#include "base/error.h"

namespace sanlian::search::errors {

extern const ErrorSpec too_many_terms;
extern const ErrorSpec out_of_time;
extern const ErrorSpec near_impossible;
extern const ErrorSpec bad_synonyms;

}  // namespace sanlian::search::errors
