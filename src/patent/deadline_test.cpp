#include "patent/deadline.h"

#include <gtest/gtest.h>

namespace sanlian::patent {
namespace {
using Unit = Period::Unit;
Date day(const char* text) { return Date::parse(text).value(); }

/// The Spring Festival of 2026: off 15 to 23 February, worked on Saturdays 14 and 28.
WorkCalendar spring_2026() {
  WorkCalendar::Table table{.holidays = {}, .workdays = {day("2026-02-14"), day("2026-02-28")}, .years = {2026}};
  for (Date d = day("2026-02-15"); d <= day("2026-02-23"); d = d + 1) table.holidays.push_back(d);
  return WorkCalendar(table);
}

TEST(Deadline, EndsOnTheCorrespondingDayMovedOffHolidays) {
  struct Row {
    const char* start;
    Period period;
    const char *nominal, *last_day;
  };
  const auto calendar = spring_2026();
  for (const Row& row : {
           Row{"2026-01-05", {2, Unit::months}, "2026-03-05", "2026-03-05"},
           Row{"2025-12-31", {2, Unit::months}, "2026-02-28", "2026-02-28"},  // clamped; a Saturday that is worked
           Row{"2025-11-21", {3, Unit::months}, "2026-02-21", "2026-02-24"},  // inside the break
           Row{"2025-12-14", {2, Unit::months}, "2026-02-14", "2026-02-14"},  // a Saturday that is worked
           Row{"2023-02-20", {3, Unit::years}, "2026-02-20", "2026-02-24"},
           Row{"2026-03-01", {15, Unit::days}, "2026-03-16", "2026-03-16"},
           Row{"2026-03-06", {15, Unit::days}, "2026-03-21", "2026-03-23"},  // a plain Saturday
       }) {
    const auto end = deadline(day(row.start), row.period, calendar);
    EXPECT_EQ(end.nominal.to_string(), row.nominal) << row.start;
    EXPECT_EQ(end.last_day.to_string(), row.last_day) << row.start;
    EXPECT_FALSE(end.provisional) << row.start;
  }
}

TEST(Deadline, IsProvisionalWhereTheHolidayNoticeIsMissing) {
  const auto calendar = spring_2026();
  EXPECT_TRUE(deadline(day("2026-12-05"), {2, Unit::months}, calendar).provisional);
  EXPECT_TRUE(deadline(day("2026-01-05"), {2, Unit::months}, WorkCalendar()).provisional);
}

TEST(Deadline, ServiceDecidesTheStart) {
  struct Row {
    Service service;
    const char *served, *last_day;
  };
  for (const Row& row :
       {Row{Service::electronic, "2026-03-10", "2026-05-11"},  // 10 May is a Sunday
        Row{Service::by_hand, "2026-03-10", "2026-05-11"}, Row{Service::by_post, "2026-03-25", "2026-05-25"},
        Row{Service::publication, "2026-04-10", "2026-06-10"}}) {
    EXPECT_EQ(served_on(row.service, day("2026-03-10")).to_string(), row.served);
    EXPECT_EQ(reply_deadline(row.service, day("2026-03-10"), {2, Unit::months}, spring_2026()).last_day.to_string(),
              row.last_day);
  }
}

TEST(LegalPeriods, AreThoseOfTheLaw) {
  struct Row {
    LegalPeriod which;
    const char *start, *nominal;
  };
  for (const Row& row : {Row{LegalPeriod::publication, "2024-01-31", "2025-07-31"},
                         Row{LegalPeriod::examination_request, "2024-02-29", "2027-02-28"},
                         Row{LegalPeriod::registration, "2026-01-05", "2026-03-05"},
                         Row{LegalPeriod::reexamination_request, "2026-01-05", "2026-04-05"},
                         Row{LegalPeriod::priority_design, "2026-01-05", "2026-07-05"},
                         Row{LegalPeriod::pct_entry, "2024-01-05", "2026-07-05"},
                         Row{LegalPeriod::pct_entry_extended, "2024-01-05", "2026-09-05"}})
    EXPECT_EQ(deadline(day(row.start), legal_period(row.which).period, WorkCalendar()).nominal.to_string(),
              row.nominal);
  for (const auto& rule : legal_periods()) EXPECT_FALSE(rule.label.zh.empty() || rule.source.zh.empty());
  EXPECT_EQ(legal_periods().size(), 15U);
}

}  // namespace
}  // namespace sanlian::patent
