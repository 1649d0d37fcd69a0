// What the tests of annuities share: the office's schedule, the calendar of 2026, four patents that exist.
#pragma once

#include <gtest/gtest.h>

#include "patent/annuity.h"

namespace sanlian::patent {
using K = PatentKind;
inline Date day(const char* text) { return Date::parse(text).value(); }
inline Money yuan(std::int64_t whole) { return Money::fen(whole * 100); }

/// The schedule as the office's fee page gives it; amounts in yuan a year.
inline AnnuityTable table() {
  AnnuityTable out;
  const auto band = [](K kind, int from, int to, int amount) {
    return AnnuityTable::FeeBand{.kind = kind, .year_from = from, .year_to = to, .amount = yuan(amount)};
  };
  out.fees = {{.from = day("2001-03-01"),
               .value = {band(K::invention, 1, 3, 900), band(K::invention, 4, 6, 1200), band(K::invention, 7, 9, 2000),
                         band(K::invention, 10, 12, 4000), band(K::invention, 13, 15, 6000),
                         band(K::invention, 16, 20, 8000), band(K::utility_model, 1, 3, 600),
                         band(K::utility_model, 4, 5, 900), band(K::utility_model, 6, 8, 1200),
                         band(K::utility_model, 9, 10, 2000), band(K::design, 1, 3, 600), band(K::design, 4, 5, 900),
                         band(K::design, 6, 8, 1200), band(K::design, 9, 10, 2000), band(K::design, 11, 15, 3000)}}};
  out.surcharges = {{.from = day("2001-03-01"),
                     .value = {Rate::percent(0), Rate::percent(5), Rate::percent(10), Rate::percent(15),
                               Rate::percent(20), Rate::percent(25)}}};
  out.reductions = {
      {.from = day("2016-09-01"), .value = {Rate::percent(85), Rate::percent(70), 6}},
      {.from = day("2018-08-01"), .value = {Rate::percent(85), Rate::percent(70), 10}},
  };
  out.open_licence_reductions = {{.from = day("2024-07-15"), .value = Rate::percent(15)}};
  out.restoration_fees = {{.from = day("2001-03-01"), .value = yuan(1000)}};
  return out;
}

/// The State Council's break of 2026: 15 to 23 February, worked on Saturdays 14 and 28.
inline WorkCalendar calendar() {
  WorkCalendar::Table rows{.holidays = {}, .workdays = {day("2026-02-14"), day("2026-02-28")}, .years = {2026, 2027}};
  for (Date d = day("2026-02-15"); d <= day("2026-02-23"); d = d + 1) rows.holidays.push_back(d);
  return WorkCalendar(rows);
}

struct Annuity : testing::Test {
  AnnuityTable fees = table();
  WorkCalendar days = calendar();
  Annuities annuities{fees, days};
};

inline const FeePatent kUtilityModel = {
    .kind = K::utility_model, .filed = day("2020-02-26"), .granted = day("2020-11-03")};
inline const FeePatent kDesign = {.kind = K::design, .filed = day("2019-02-21"), .granted = day("2019-08-20")};
inline const FeePatent kInvention = {.kind = K::invention, .filed = day("2017-07-27"), .granted = day("2020-03-20")};
inline const FeePatent kOlder = {.kind = K::utility_model, .filed = day("2018-04-18"), .granted = day("2018-12-11")};

inline FeePatent reduced(FeePatent patent, int holders) {
  patent.reduced_holders = holders;
  return patent;
}

}  // namespace sanlian::patent
