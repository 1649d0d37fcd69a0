#pragma once

#include "base/error.h"

// Every error of a query carries the arguments `at` (1-based character), `line` and `caret` (see sketch()).
namespace sanlian::search::errors {

extern const ErrorSpec query_empty, query_too_long, query_too_deep, query_not_utf8;
extern const ErrorSpec unknown_field, unknown_field_near, missing_operand, operators_reversed;
extern const ErrorSpec unclosed_bracket, unopened_bracket, unclosed_quote, unclosed_range;
extern const ErrorSpec range_without_field, comparison_without_number, range_backwards, bad_day, bad_number;
extern const ErrorSpec wildcard_alone, wildcard_in_keyword, nothing_to_search;
extern const ErrorSpec near_operand, near_mixed, near_fields, near_distance;
extern const ErrorSpec query_json;

}  // namespace sanlian::search::errors
