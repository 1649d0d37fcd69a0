// The figures of a park under a person's rights, with the records each one opens.
#pragma once

#include "indicator/indicator.h"
#include "work/platform.h"

namespace sanlian::work {

/// Every indicator of the park, or the one named. Errors: work.no_such_indicator, record.forbidden.
Result<std::vector<indicator::Figure>> figures(Platform& platform, const record::Actor& actor, const std::string& park,
                                               const std::string& key = {});

/// `{key, label, value, unit, bound, as_of, definition, records, printed}`; `records` opens what was counted.
void write_figure(std::string& json, const indicator::Figure& figure, const std::string& park);

}  // namespace sanlian::work
