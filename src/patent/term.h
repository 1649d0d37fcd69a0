// How long a patent lasts. Source: Patent Law (2020) art. 42; the filing date starts the term, not the grant.
#pragma once

#include <optional>

#include "base/date.h"
#include "base/result.h"
#include "patent/kind.h"

namespace sanlian::patent {

/// Days added to an invention's term by decision of the office. Source: Patent Law art. 42(2) and (3), rules 77 to 84.
struct TermCompensation {
  int delay_days = 0;  ///< For unreasonable delay in the grant.
  int drug_days = 0;   ///< For the approval of a new drug.
};

/// The statutory years: invention 20, utility model 10, design 15 if filed from 2021-06-01 on, before that 10.
int term_years(PatentKind kind, Date filed);
/// Of any patent of the kind: how many years a schedule of annuities must cover.
int longest_term_years(PatentKind kind);

/// The first day on which the right no longer stands: the corresponding day of the filing date, plus compensation. It
/// is not moved off holidays. Errors: patent.compensation_not_for_kind (also for negative days).
Result<Date> term_ends_on(PatentKind kind, Date filed, const TermCompensation& compensation = {});

struct RemainingLife {
  int months = 0;         ///< Whole months, 0 when over.
  std::int64_t days = 0;  ///< All days, 0 when over.
};
RemainingLife remaining_life(Date ends_on, Date date);

/// Patent year 1 begins on the filing date, whatever the priority, the grant or the calendar year.
/// Errors: patent.before_filing. Source: Examination Guidelines part V chapter 9.
Result<int> patent_year_on(Date filed, Date date);

/// The day patent year `year` begins. The year must be 1 or more.
Date patent_year_begins(Date filed, int year);

/// "Kept ten years or more" is counted by some from the filing, by others from the grant; the texts do not settle it,
/// so whoever counts says which.
struct KeptRule {
  enum class From { filing, grant };
  From from = From::filing;
  int years = 10;
  bool strictly_more = false;  ///< 超过: the day the years are complete does not count yet.
};

/// The first day on which the patent has been kept as long as the rule asks.
/// Errors: patent.field_needed when the rule counts from the grant and there is none.
Result<Date> kept_since(const KeptRule& rule, Date filed, std::optional<Date> granted);

/// Whether it has been kept that long on `date`; that it is still in force is the caller's to know.
Result<bool> is_kept(const KeptRule& rule, Date filed, std::optional<Date> granted, Date date);

}  // namespace sanlian::patent
