// The office's other fees and the inventor's minimum reward, as dated data for cost plans.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "number/money.h"
#include "number/rate.h"
#include "patent/deadline.h"
#include "patent/kind.h"
#include "patent/table_source.h"

namespace sanlian::patent {

struct OfficeFee {
  std::string key;                 ///< `application`, `examination`, `restoration` …
  std::optional<PatentKind> kind;  ///< Nothing: the same for every kind.
  Money amount;
  bool reducible = false;  ///< A registered fee reduction applies.
  Date from;
  TableSource source = {};
};

struct InventorReward {
  PatentKind kind = PatentKind::invention;
  Money minimum;
  Date from;  ///< Grants from this day on.
  TableSource source = {};
};

struct OfficeFeeTable {
  std::string name = "office_fees";
  std::vector<OfficeFee> fees;
  std::vector<InventorReward> rewards;
};

/// The row in force on that day: the one for the kind before the one for all kinds.
/// Errors: patent.no_rate_on_day.
Result<OfficeFee> office_fee(const OfficeFeeTable& table, std::string_view key, PatentKind kind, Date day);

/// What is paid: the fee, less the reduction where the fee is open to one. Errors: as above.
Result<Money> office_fee_amount(const OfficeFeeTable& table, std::string_view key, PatentKind kind, Date day,
                                Rate reduction = {});

struct RewardDue {
  Money minimum;
  Deadline pay_by;
};

/// What a holder without rules of its own owes the inventors, and until when. Source: Implementing Rules, rule 93.
/// Errors: patent.no_rate_on_day.
Result<RewardDue> inventor_reward(const OfficeFeeTable& table, PatentKind kind, Date granted,
                                  const WorkCalendar& calendar);

}  // namespace sanlian::patent
