// A subsidy as a notice declares it. Every number and condition is data; this room knows only how to reckon.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "loan/day_count.h"
#include "loan/repricing.h"
#include "loan/words.h"

namespace sanlian::loan {

/// Where a rule stands and when it was in force.
struct Source {
  std::string document, clause;
  std::optional<Date> from, to;
};

/// One thing that is subsidised, with its own ratio and cap.
struct SubsidyItem {
  enum class Formula {
    interest,  ///< Σ balance · days / year · base rate · ratio [· pledge share], from the ledger.
    cost,      ///< A fee that was paid · ratio.
  };
  enum class Base { lpr_one_year, lpr_five_years, table };
  enum class BaseAt { signing, month_before_signing };

  std::string key;  ///< `interest_subsidy`, `appraisal_subsidy` …
  Words label;
  Formula formula = Formula::cost;
  Rate ratio;                ///< Above 0 %, at most 100 %.
  std::optional<Money> cap;  ///< For a firm and a year, over all its loans.
  Source source;

  // Interest only.
  Base base = Base::lpr_one_year;
  BaseAt base_at = BaseAt::month_before_signing;
  bool times_share = false;  ///< Only the part of the loan that the pledge secures.
  DayCount day_count = DayCount::act_365;
};

/// A condition that this room answers from the claim; further ones come answered with the claim.
struct SubsidyCondition {
  enum class Kind {
    in_region,
    registered_before_drawdown,  ///< The pledge's registration is not after the first drawdown.
    repaid_on_time,              ///< Every due was met on its day and nothing is owed any more.
    share_stated,
    borrower_owns,
    no_other_public_money,
  };
  Kind kind = Kind::in_region;
  Words label;
  Source source;
};

struct SubsidyRule {
  std::string key;
  Words label;
  Source source;
  std::optional<Date> repaid_from, repaid_to;  ///< The loan was repaid in full within these days, both included.
  std::optional<Date> drawn_from;              ///< The earliest first drawdown.
  std::optional<int> years_max, times_max;     ///< Of grants to one firm, this claim counted.
  std::vector<std::string> excludes;           ///< Rules that may not have paid for the same loan.
  std::vector<RateStep> base_rates;            ///< For Base::table.
  std::vector<SubsidyCondition> conditions;
  std::vector<SubsidyItem> items;
  Rounding rounding = Rounding::half_up;  ///< To the fen, of each loan's part.
};

/// Whether the rule can be reckoned with; all faults are reported. Errors: loan.rule_invalid.
Status check(const SubsidyRule& rule);

}  // namespace sanlian::loan
