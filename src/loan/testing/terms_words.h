// Terms of a loan in a case's words, shared by the tests of plans and of accounts.
#pragma once

#include "loan/terms.h"
#include "loan/testing/case_file.h"

namespace sanlian::loan::testing {

inline Method method_named(const std::string& text) {
  for (const auto method :
       {Method::interest_only, Method::level_payment, Method::equal_principal, Method::bullet, Method::custom})
    if (name(method) == text) return method;
  ADD_FAILURE() << "no method " << text;
  return {};
}
inline DayCount day_count_named(const std::string& text) {
  for (const auto count : {DayCount::act_360, DayCount::act_365, DayCount::monthly})
    if (name(count) == text) return count;
  ADD_FAILURE() << "no day count " << text;
  return {};
}
inline Settlement settlement_named(const std::string& text) {
  for (const auto settlement : {Settlement::monthly, Settlement::quarterly, Settlement::at_maturity})
    if (name(settlement) == text) return settlement;
  ADD_FAILURE() << "no settlement " << text;
  return {};
}
inline Rounding rounding_named(const std::string& text) {
  if (text == "half_even") return Rounding::half_even;
  EXPECT_EQ(text, "half_up");
  return Rounding::half_up;
}

/// `principal 10000.01 CNY, rate 4.25 %, 3 months, from 2026-01-31, by level_payment, settled monthly on 20,
/// counted act/360, principal due 2026-09-10 2000000, rounded half_even`. Nothing is assumed but the term's defaults.
inline Terms terms_in(const Case& each) {
  Terms terms;
  int months = 0;
  for (const auto& line : each.given)
    for (const auto& phrase : line.phrases()) {
      const auto& first = phrase[0];
      if (first == "principal" && word(phrase, 1) == "due")
        terms.principal_dues.push_back({date_in(phrase, 2), money_in(phrase, 3)});
      else if (first == "principal")
        terms.principal = money_in(phrase, 1);
      else if (first == "rate")
        terms.rate = rate_in(phrase, 1);
      else if (first == "from")
        terms.start = date_in(phrase, 1);
      else if (first == "until")
        terms.maturity = date_in(phrase, 1);
      else if (word(phrase, 1) == "months")
        months = std::stoi(first);
      else if (first == "by")
        terms.method = method_named(word(phrase, 1));
      else if (first == "counted")
        terms.day_count = day_count_named(word(phrase, 1));
      else if (first == "rounded")
        terms.rounding = rounding_named(word(phrase, 1));
      else if (first == "settled") {
        terms.settlement = settlement_named(word(phrase, 1));
        if (phrase.size() == 4) terms.settlement_day = std::stoi(phrase[3]);
      } else
        ADD_FAILURE() << each.place << ": what is \"" << rest_of(phrase, 0) << "\"?";
    }
  if (months) terms.maturity = add_months(terms.start, months);
  return terms;
}

}  // namespace sanlian::loan::testing
