#pragma once

#include "base/error.h"

namespace sanlian::patent::errors {

extern const ErrorSpec not_a_number;
extern const ErrorSpec check_character_wrong;
extern const ErrorSpec check_character_absent;
extern const ErrorSpec number_year_out_of_range;
extern const ErrorSpec number_serial_out_of_range;
extern const ErrorSpec not_a_publication_number;

extern const ErrorSpec event_not_allowed;
extern const ErrorSpec event_not_for_kind;
extern const ErrorSpec event_frozen;
extern const ErrorSpec event_needs_effective_day;
extern const ErrorSpec effective_day_out_of_order;
extern const ErrorSpec overlay_not_there;
extern const ErrorSpec overlay_already_there;
extern const ErrorSpec history_must_begin;

extern const ErrorSpec field_needed;
extern const ErrorSpec before_filing;
extern const ErrorSpec year_out_of_term;
extern const ErrorSpec year_before_grant;
extern const ErrorSpec year_paid_at_registration;
extern const ErrorSpec lapsed;
extern const ErrorSpec compensation_not_for_kind;

extern const ErrorSpec table_gap;
extern const ErrorSpec table_overlap;
extern const ErrorSpec table_value_out_of_range;
extern const ErrorSpec no_rate_on_day;
extern const ErrorSpec amount_too_large;

}  // namespace sanlian::patent::errors
