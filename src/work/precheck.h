// The pledge pre-check over a whole park: every patent the actor may see, judged under the declared check.
#pragma once

#include <functional>

#include "work/platform.h"

namespace sanlian::work {

struct PrecheckRequest {
  std::string check = "pledge_precheck";
  std::string park;                ///< Empty: all that the actor may see.
  std::string product;             ///< Id; its own rules join.
  std::optional<int> term_months;  ///< Empty: as the check declares.
  std::string filter;              ///< FEEL; empty: every record.
  std::string record;              ///< One record only.
  std::optional<Verdict> verdict;  ///< Only these.
};

struct PrecheckRow {
  const record::Row& row;
  const CheckResult& result;
};

struct PrecheckTotals {
  std::int64_t records = 0, pledgeable = 0, blocked = 0, unknown = 0;
};

/// Rows in the order of their ids; `visit` sees those of the wanted verdict, the totals count all. `visit` returning
/// false ends it. Time grows with the park: about 40 µs a patent. Errors: work.no_such_check, record.forbidden.
Result<PrecheckTotals> precheck(Platform& platform, const record::Actor& actor, const PrecheckRequest& request,
                                const std::function<bool(const PrecheckRow&)>& visit);

/// One row as JSON: id, title, verdict, and each ground that is not met, with what it needs and who mends it by when.
void write_precheck_row(std::string& json, const PrecheckRow& row);

/// The same with every ground, met or not, and the values that each rests on as the actor may see them; and with the
/// inputs that were used. Errors: those of reading.
Status write_precheck_sheet(std::string& json, Platform& platform, const record::Actor& actor,
                            const PrecheckRequest& request, const PrecheckRow& row);

}  // namespace sanlian::work
