// Periods before the patent office. Source: Patent Law Implementing Rules (2023), rules 4 and 5.
#pragma once

#include <span>
#include <string_view>

#include "base/calendar.h"
#include "base/date.h"
#include "patent/label.h"

namespace sanlian::patent {

struct Period {
  enum class Unit { days, months, years };
  int count = 0;
  Unit unit = Unit::months;
};

struct Deadline {
  Date nominal;   ///< The corresponding day, the starting day not counted; the last of the month where there is none.
  Date last_day;  ///< `nominal`, moved to the first working day after a statutory holiday.
  /// True where a year's holiday notice is missing, so that `last_day` can still move.
  bool provisional = false;
};

/// The end of a period that began on `start`.
Deadline deadline(Date start, Period period, const WorkCalendar& calendar);

/// How a document of the office reaches the party.
enum class Service {
  electronic,   ///< Served on the day it enters the recognised system; no days are added (since 2024-01-20).
  by_hand,      ///< Served when handed over.
  by_post,      ///< Deemed served 15 days after dispatch.
  publication,  ///< Deemed served one month after the announcement.
};

/// The day of service; it is not moved off holidays, only the end of a period is.
Date served_on(Service service, Date dispatched);

/// The end of a period that runs from the receipt of a document.
Deadline reply_deadline(Service service, Date dispatched, Period period, const WorkCalendar& calendar);

/// Periods the law itself names.
enum class LegalPeriod {
  publication,                ///< From priority.
  examination_request,        ///< From priority.
  registration,               ///< From the notice of grant; the first annuity with it.
  reexamination_request,      ///< From the rejection.
  court_action,               ///< From the decision on reexamination or invalidation.
  compensation_request,       ///< From the grant.
  restoration_request,        ///< From the notice of loss.
  restoration_force_majeure,  ///< From the end of the obstacle, and within two years of the missed day.
  force_majeure_limit,        ///< From the missed day.
  priority_invention,         ///< Inventions and utility models, from the first filing.
  priority_design,
  priority_restoration,  ///< From the end of the priority period.
  pct_entry,             ///< From priority.
  pct_entry_extended,    ///< With surcharge.
  inventor_reward,       ///< From the grant.
};

struct LegalPeriodRule {
  LegalPeriod which;
  Period period;
  Label label;
  Label source;
};

std::span<const LegalPeriodRule> legal_periods();
const LegalPeriodRule& legal_period(LegalPeriod which);

}  // namespace sanlian::patent
