// Working days: weekends, statutory holidays and the make-up days (调休) of the State Council's yearly notice.
#pragma once

#include <vector>

#include "base/date.h"

namespace sanlian {

/// Immutable after construction. The table is data (packs/core/calendars); years beyond it know weekends only.
class WorkCalendar {
 public:
  struct Table {
    std::vector<Date> holidays;  ///< Days off that are not weekends, or weekends inside a break; any order.
    std::vector<Date> workdays;  ///< Weekend days that are worked.
    std::vector<int> years;      ///< Years whose notice is in the table.
  };
  explicit WorkCalendar(Table table);
  WorkCalendar() : WorkCalendar(Table{}) {}

  bool is_workday(Date date) const;
  /// A statutory rest day (法定休假日) in the sense of rule 5: any day that is not worked.
  bool is_rest_day(Date date) const { return !is_workday(date); }
  Date same_or_next_workday(Date date) const;
  /// `count` working days after `start`, the starting day not counted; negative counts back. Zero: `start` itself.
  Date add_workdays(Date start, int count) const;
  /// Working days in (from, to]; negative when `to` is before `from`.
  int workdays_between(Date from, Date to) const;
  /// False where the answer rests on weekends only, because the year's notice is not in the table.
  bool knows(Date date) const;

 private:
  std::vector<Date> holidays_, workdays_;
  std::vector<int> years_;
};

}  // namespace sanlian
