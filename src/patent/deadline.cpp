#include "patent/deadline.h"

#include <algorithm>
#include <array>

#include "base/ensure.h"

namespace sanlian::patent {
namespace {
using Unit = Period::Unit;

constexpr auto kPeriods = std::to_array<LegalPeriodRule>({
    {LegalPeriod::publication, {18, Unit::months}, {"公布", "publication"}, {"专利法第34条", "Patent Law art. 34"}},
    {LegalPeriod::examination_request,
     {3, Unit::years},
     {"请求实质审查", "request for examination"},
     {"专利法第35条", "Patent Law art. 35"}},
    {LegalPeriod::registration,
     {2, Unit::months},
     {"办理登记手续", "registration and first annuity"},
     {"细则第60、114条", "rules 60 and 114"}},
    {LegalPeriod::reexamination_request,
     {3, Unit::months},
     {"请求复审", "request for reexamination"},
     {"专利法第41条", "Patent Law art. 41"}},
    {LegalPeriod::court_action,
     {3, Unit::months},
     {"向法院起诉", "court action"},
     {"专利法第41、46条", "Patent Law art. 41, 46"}},
    {LegalPeriod::compensation_request,
     {3, Unit::months},
     {"请求专利权期限补偿", "request for term compensation"},
     {"细则第77条", "rule 77"}},
    {LegalPeriod::restoration_request,
     {2, Unit::months},
     {"请求恢复权利", "request for restoration"},
     {"细则第6条第2款", "rule 6(2)"}},
    {LegalPeriod::restoration_force_majeure,
     {2, Unit::months},
     {"因不可抗力请求恢复权利", "restoration after force majeure"},
     {"细则第6条第1款", "rule 6(1)"}},
    {LegalPeriod::force_majeure_limit,
     {2, Unit::years},
     {"不可抗力恢复的最长期限", "outer limit after force majeure"},
     {"细则第6条第1款", "rule 6(1)"}},
    {LegalPeriod::priority_invention,
     {12, Unit::months},
     {"优先权（发明、实用新型）", "priority (invention, utility model)"},
     {"专利法第29条", "Patent Law art. 29"}},
    {LegalPeriod::priority_design,
     {6, Unit::months},
     {"优先权（外观设计）", "priority (design)"},
     {"专利法第29条", "Patent Law art. 29"}},
    {LegalPeriod::priority_restoration,
     {2, Unit::months},
     {"恢复优先权", "restoration of priority"},
     {"细则第36条", "rule 36"}},
    {LegalPeriod::pct_entry,
     {30, Unit::months},
     {"PCT 进入国家阶段", "entry into the national phase"},
     {"细则第120条", "rule 120"}},
    {LegalPeriod::pct_entry_extended,
     {32, Unit::months},
     {"PCT 进入国家阶段（缴宽限费）", "entry with surcharge"},
     {"细则第120条", "rule 120"}},
    {LegalPeriod::inventor_reward,
     {3, Unit::months},
     {"发放职务发明奖金", "reward of the inventor"},
     {"细则第93条", "rule 93"}},
});

Date corresponding_day(Date start, Period period) {
  switch (period.unit) {
    case Unit::days:
      return start + period.count;
    case Unit::months:
      return add_months(start, period.count);
    case Unit::years:
      return add_years(start, period.count);
  }
  return start;
}
}  // namespace

Deadline deadline(Date start, Period period, const WorkCalendar& calendar) {
  const Date nominal = corresponding_day(start, period);
  const Date last_day = calendar.same_or_next_workday(nominal);
  return {
      .nominal = nominal, .last_day = last_day, .provisional = !calendar.knows(nominal) || !calendar.knows(last_day)};
}

Date served_on(Service service, Date dispatched) {
  switch (service) {
    case Service::electronic:
    case Service::by_hand:
      return dispatched;
    case Service::by_post:
      return dispatched + 15;
    case Service::publication:
      return add_months(dispatched, 1);
  }
  return dispatched;
}

Deadline reply_deadline(Service service, Date dispatched, Period period, const WorkCalendar& calendar) {
  return deadline(served_on(service, dispatched), period, calendar);
}

std::span<const LegalPeriodRule> legal_periods() { return kPeriods; }

const LegalPeriodRule& legal_period(LegalPeriod which) {
  const auto found =
      std::find_if(kPeriods.begin(), kPeriods.end(), [&](const auto& rule) { return rule.which == which; });
  ensure(found != kPeriods.end(), "every period the law names has a row");
  return *found;
}

}  // namespace sanlian::patent
