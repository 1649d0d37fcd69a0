// Annuities: when each is due, what it costs on the day it is paid, and what follows when it is not.
// Source: Patent Law art. 42 to 44; Implementing Rules (2023), rules 5, 6, 114, 115; the amounts are AnnuityTable's.
#pragma once

#include <optional>
#include <vector>

#include "base/calendar.h"
#include "patent/annuity_table.h"
#include "patent/deadline.h"
#include "patent/term.h"

namespace sanlian::patent {

/// What the annuities of one patent depend on.
struct FeePatent {
  PatentKind kind = PatentKind::invention;
  Date filed;
  std::optional<Date> granted;
  /// The patent year whose annuity the notice of grant asked for, where that is not the year of `granted`.
  std::optional<int> first_year;
  /// How many holders there are, where a fee reduction is registered. Nothing: the full fee.
  std::optional<int> reduced_holders;
  struct OpenLicence {
    Date from;
    std::optional<Date> until;  ///< Included; nothing: still carried out.
  };
  std::vector<OpenLicence> open_licences;  ///< Times in which an open licence was carried out.
  TermCompensation compensation = {};
};

struct AnnuityDue {
  int year = 0;              ///< Patent year, 1 from the filing date.
  Date nominal;              ///< The corresponding day of the filing date.
  Date due;                  ///< Moved off holidays.
  Date grace_ends;           ///< Last day with surcharge.
  Date lapse_counted;        ///< The day as of which the right ends when grace passes.
  bool provisional = false;  ///< A year's holiday notice is missing.
};

struct AnnuityQuote {
  AnnuityDue due;
  Date paid_on;
  int month_late = 0;  ///< 0 in time, 1 to 6 in grace.
  Money full_fee;
  Rate reduction;  ///< The better of registered reduction and open licence.
  Money fee;       ///< After reduction.
  Rate surcharge_rate;
  Money surcharge;  ///< Of the full fee, whatever the reduction.
  Money total;
};

struct FirstAnnuity {
  int year = 0;
  Deadline pay_by;  ///< With registration; there is no grace.
  Money full_fee;
  Rate reduction;
  Money fee;
};

struct RestorationQuote {
  Money request_fee, fee, surcharge, total;
};

class Annuities {
 public:
  /// The table must have passed `check`. Both are lent and must outlive the object.
  Annuities(const AnnuityTable& table, const WorkCalendar& calendar) : table_(table), calendar_(calendar) {}

  /// Year 2 and later, after the year of grant.
  /// Errors: patent.field_needed, patent.year_out_of_term, patent.year_before_grant, patent.year_paid_at_registration.
  Result<AnnuityDue> due(const FeePatent& patent, int year) const;

  /// What paying this year's annuity costs on `paid_on`.
  /// Errors: as `due`; patent.lapsed after grace; patent.no_rate_on_day.
  Result<AnnuityQuote> amount_due(const FeePatent& patent, int year, Date paid_on) const;

  /// The same for every price still to be had from `from` on: in time, then each month of grace, every quote paid on
  /// the last day of its price. Empty after grace. Errors: as `due`; patent.no_rate_on_day.
  Result<std::vector<AnnuityQuote>> prices(const FeePatent& patent, int year, Date from) const;

  /// The annuity of the year of grant, from the day the notice of grant was served. Errors: as `amount_due`.
  Result<FirstAnnuity> first(const FeePatent& patent, Date notice_served_on) const;

  /// The annuities that fall due from `from` to `to`, both included, each paid on its due day; oldest first.
  /// Errors: patent.field_needed, patent.no_rate_on_day.
  Result<std::vector<AnnuityQuote>> plan(const FeePatent& patent, Date from, Date to) const;

  /// What restoring a right that ended for want of this year's annuity costs: request, annuity and the highest
  /// surcharge. Errors: as `due`; patent.no_rate_on_day.
  Result<RestorationQuote> restoration(const FeePatent& patent, int year) const;

  /// The patent year of the first annuity. Errors: patent.field_needed, patent.before_filing.
  static Result<int> grant_year(const FeePatent& patent);

  const WorkCalendar& calendar() const { return calendar_; }

 private:
  struct Fee {
    Money full, reduced;
    Rate reduction;
  };
  Result<Fee> fee(const FeePatent& patent, int year, Date due) const;
  Result<Rate> reduction(const FeePatent& patent, int year, Date due) const;
  Result<const AnnuityTable::Surcharge*> surcharge(Date day) const;
  /// 0 in time, 1 and on in grace, nothing after it.
  std::optional<int> month_late(const AnnuityDue& due, Date paid_on) const;
  Date month_end(const AnnuityDue& due, int month) const;

  const AnnuityTable& table_;
  const WorkCalendar& calendar_;
};

}  // namespace sanlian::patent
