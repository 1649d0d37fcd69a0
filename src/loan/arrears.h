// What should have been paid by a day and was not.
#pragma once

#include <optional>
#include <vector>

#include "loan/ledger.h"
#include "loan/schedule.h"

namespace sanlian::loan {

/// An obligation of a day. Paying on that day is in time.
struct Due {
  Date date;
  Money principal, interest;
};
std::vector<Due> dues_of(const Schedule& schedule);

struct Arrears {
  Money principal, interest;
  std::optional<Date> since;  ///< Of the oldest due not fully paid.
  std::int64_t days = 0;      ///< From `since` to the day asked for; 0 on the due date itself.
};

/// Payments settle the oldest due first; what was paid ahead counts for later dues. `dues` in order of dates.
Arrears arrears_on(const std::vector<Due>& dues, const Ledger& ledger, Date date);

/// The first day ever in arrears up to and with `date`, if there was one: the day after a due not met.
std::optional<Date> first_late_day(const std::vector<Due>& dues, const Ledger& ledger, Date date);

/// 正常 / 关注 / 次级 / 可疑 / 损失
enum class LoanClass { normal, special_mention, substandard, doubtful, loss };

/// At least this class from so many days in arrears on. Declared data, mildest first.
struct ClassBand {
  std::int64_t days_from = 0;
  LoanClass at_least = LoanClass::normal;
};

/// The class that the days alone ask for; other grounds can only make it worse.
LoanClass class_by_days(std::int64_t days_overdue, const std::vector<ClassBand>& bands);

}  // namespace sanlian::loan
