// The life of one patent as its record tells it, and what keeping it costs: room patent asked with a park's data.
#pragma once

#include <string>
#include <vector>

#include "format/label.h"
#include "patent/fee_state.h"
#include "patent/legal_state.h"
#include "work/annuities.h"
#include "work/patent_facts.h"

namespace sanlian::work {

struct PatentLife {
  /// A fact of the life on its day. `on` of one to come is the day it is expected, where the law gives one.
  struct Step {
    enum class Mark { done, now, to_come, unknown, not_reached };
    std::string_view key;
    format::Label label;
    std::optional<Date> on;
    Mark mark = Mark::unknown;
  };
  struct State {
    std::string key;  ///< Of the record's status or of patent::LegalState; empty: unknown.
    std::optional<patent::Phase> phase;
    bool from_register = false;  ///< As the record states it; else it follows from the dates.
    /// The dates say otherwise than the record: one of them is out of date.
    bool disagrees = false;
  };
  struct Term {
    int years = 0;
    Date expires_on;
    bool compensated = false;
    patent::RemainingLife left;
  };
  enum class FeeKind { not_granted, paid_up, due_soon, in_grace, lapsed, ended, unknown };
  struct Fees {
    FeeKind kind = FeeKind::unknown;
    std::optional<int> holders;  ///< Behind the reduction: 0 none, 1, 2 for several; nothing: unknown, the full fee.
    patent::FeeState state;      ///< `next`, `unpaid`, `outstanding`, `restoration` where they are known.
    std::vector<patent::AnnuityQuote> prices;  ///< Of `next`: in time and in each month of grace from today on.
    std::vector<patent::AnnuityQuote> coming;  ///< After `next`, to the end of the term; each paid on its due day.
    std::optional<Money> coming_total;         ///< Nothing where there is no plan.
    std::optional<Money> total_to_expiry;      ///< What is owed and all that is coming.
  };

  Date today;
  State state;
  std::vector<Step> steps;
  std::optional<Step> next;  ///< What follows, with its day where it is known.
  std::optional<Term> term;
  Fees fees;
  std::vector<std::string> needs;  ///< Fields of the record without which something above is unknown.
};

std::string_view key(PatentLife::FeeKind kind);
format::Label label(PatentLife::FeeKind kind);

/// What is missing is named in `needs`, never an error. Errors: patent.no_rate_on_day, patent.amount_too_large.
Result<PatentLife> patent_life(const AnnuityBook& book, const WorkCalendar& calendar, const PatentFacts& facts,
                               Date today);

/// With the words of the record's own type; needs that the reader may not see are marked `hidden`.
std::string patent_life_json(const PatentLife& life, const PatentFacts& facts, const AnnuityBook& book,
                             const record::RecordType& type, const record::Permission& reader);

}  // namespace sanlian::work
