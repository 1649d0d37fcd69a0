// Annuities as declared data: what a park's pack may correct when the office changes its fees.
#pragma once

#include <vector>

#include "base/result.h"
#include "number/money.h"
#include "number/rate.h"
#include "patent/kind.h"
#include "patent/table_source.h"

namespace sanlian::patent {

struct AnnuityTable {
  /// The full fee of the patent years `year_from` to `year_to`, both included.
  struct FeeBand {
    PatentKind kind = PatentKind::invention;
    int year_from = 1, year_to = 1;
    Money amount;
  };
  using FeeSchedule = std::vector<FeeBand>;

  /// One rate for each month of grace, of the full fee: `{0 %, 5 %, …}`. Their count is the length of the grace.
  using Surcharge = std::vector<Rate>;

  struct Reduction {
    Rate single_holder, several_holders;
    int window_years = 0;  ///< Patent years that are reduced, the year of grant the first of them.
  };

  std::string name = "annuities";  ///< Named in errors.
  std::vector<Dated<FeeSchedule>> fees;
  std::vector<Dated<Surcharge>> surcharges;
  std::vector<Dated<Reduction>> reductions;
  std::vector<Dated<Rate>> open_licence_reductions;  ///< Off the full fee; never on top of another reduction.
  std::vector<Dated<Money>> restoration_fees;        ///< Of the request alone.

  /// Open readings of the rules; see docs/decisions/2026-11-23-patent-law-in-code.md.
  struct Counting {
    /// Grace and lapse count from the due day as moved off holidays, else from the corresponding day of the filing
    /// date, which is the reading that loses no right.
    bool grace_from_moved_due = false;
    /// The ends of months 1 to 5 move off holidays too; the last one always does.
    bool month_ends_move = false;
  };
  Counting counting;
};

/// Reports every gap, overlap and rate out of range at once, in words that name the row.
/// Errors: patent.table_gap, patent.table_overlap, patent.table_value_out_of_range.
Status check(const AnnuityTable& table);

}  // namespace sanlian::patent
