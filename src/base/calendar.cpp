#include "base/calendar.h"

#include <algorithm>

namespace sanlian {

WorkCalendar::WorkCalendar(Table table)
    : holidays_(std::move(table.holidays)), workdays_(std::move(table.workdays)), years_(std::move(table.years)) {
  std::sort(holidays_.begin(), holidays_.end());
  std::sort(workdays_.begin(), workdays_.end());
  std::sort(years_.begin(), years_.end());
}

bool WorkCalendar::is_workday(Date date) const {
  if (std::binary_search(workdays_.begin(), workdays_.end(), date)) return true;
  return date.weekday() <= 5 && !std::binary_search(holidays_.begin(), holidays_.end(), date);
}

Date WorkCalendar::same_or_next_workday(Date date) const {
  while (!is_workday(date)) date = date + 1;
  return date;
}

Date WorkCalendar::add_workdays(Date start, int count) const {
  const int step = count < 0 ? -1 : 1;
  for (int left = count * step; left > 0;) {
    start = start + step;
    if (is_workday(start)) --left;
  }
  return start;
}

int WorkCalendar::workdays_between(Date from, Date to) const {
  if (to < from) return -workdays_between(to, from);
  int count = 0;
  for (Date day = from + 1; day <= to; day = day + 1) count += is_workday(day) ? 1 : 0;
  return count;
}

bool WorkCalendar::knows(Date date) const {
  return std::binary_search(years_.begin(), years_.end(), static_cast<int>(date.civil().year));
}

}  // namespace sanlian
