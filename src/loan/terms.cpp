#include "loan/terms.h"

#include "loan/errors.h"

namespace sanlian::loan {
namespace {

void check_dates(const Terms& terms, Errors& errors) {
  if (terms.maturity <= terms.start)
    errors.add(Error(errors::maturity_not_after_start,
                     {{"start", terms.start.to_string()}, {"maturity", terms.maturity.to_string()}}));
  else if (terms.maturity > add_years(terms.start, Terms::kYearsMax))
    errors.add(Error(errors::term_too_long, {{"years", std::to_string(Terms::kYearsMax)}}));
  if (terms.settlement_day < 1 || terms.settlement_day > 28)
    errors.add(Error(errors::settlement_day_out_of_range, {{"day", std::to_string(terms.settlement_day)}}));
}

void check_instalments(const Terms& terms, Errors& errors) {
  const std::string method(name(terms.method));
  if (terms.method == Method::level_payment && terms.day_count != DayCount::monthly)
    errors.add(Error(errors::day_count_not_for_method,
                     {{"method", method}, {"day_count", std::string(name(terms.day_count))}}));
  if (terms.settlement == Settlement::at_maturity) {
    errors.add(Error(errors::settlement_not_for_method, {{"method", method}}));
    return;
  }
  const int period = terms.settlement == Settlement::monthly ? 1 : 3;
  const auto months = whole_months(terms.start, terms.maturity);
  if (terms.maturity > terms.start && (!months || *months % period != 0))
    errors.add(Error(errors::maturity_not_whole_instalments, {{"start", terms.start.to_string()},
                                                              {"maturity", terms.maturity.to_string()},
                                                              {"months", std::to_string(period)}}));
}

void check_principal_dues(const Terms& terms, Errors& errors) {
  if (terms.principal_dues.empty()) return errors.add(Error(errors::principal_dues_missing));
  Money sum;
  Date before = terms.start;
  for (const auto& due : terms.principal_dues) {
    const auto date = due.date.to_string();
    if (due.amount.sign() <= 0)
      errors.add(Error(errors::principal_due_not_positive, {{"date", date}, {"amount", due.amount.to_string()}}));
    if (due.date <= terms.start || due.date > terms.maturity)
      errors.add(Error(errors::principal_due_outside,
                       {{"date", date}, {"start", terms.start.to_string()}, {"maturity", terms.maturity.to_string()}}));
    else if (due.date <= before)
      errors.add(Error(errors::principal_dues_unordered, {{"date", date}}));
    before = due.date;
    sum += due.amount;
  }
  if (sum != terms.principal)
    errors.add(
        Error(errors::principal_dues_sum, {{"sum", sum.to_string()}, {"principal", terms.principal.to_string()}}));
  else if (before < terms.maturity)
    errors.add(Error(
        errors::principal_due_outside,
        {{"date", before.to_string()}, {"start", terms.start.to_string()}, {"maturity", terms.maturity.to_string()}}));
}

}  // namespace

bool pays_instalments(Method method) { return method == Method::level_payment || method == Method::equal_principal; }

std::string_view name(Method method) {
  switch (method) {
    case Method::interest_only:
      return "interest_only";
    case Method::level_payment:
      return "level_payment";
    case Method::equal_principal:
      return "equal_principal";
    case Method::bullet:
      return "bullet";
    case Method::custom:
      return "custom";
  }
  return "";
}

std::string_view name(Settlement settlement) {
  switch (settlement) {
    case Settlement::monthly:
      return "monthly";
    case Settlement::quarterly:
      return "quarterly";
    case Settlement::at_maturity:
      return "at_maturity";
  }
  return "";
}

Status check(const Terms& terms) {
  Errors errors;
  if (terms.principal.sign() <= 0)
    errors.add(Error(errors::principal_not_positive, {{"principal", terms.principal.to_string()}}));
  if (terms.rate < Rate() || terms.rate > Rate::percent(100))
    errors.add(Error(errors::rate_out_of_range, {{"rate", terms.rate.to_string()}}));
  check_dates(terms, errors);
  if (pays_instalments(terms.method)) check_instalments(terms, errors);
  if (terms.method == Method::custom)
    check_principal_dues(terms, errors);
  else if (!terms.principal_dues.empty())
    errors.add(Error(errors::principal_dues_not_for_method, {{"method", std::string(name(terms.method))}}));
  if (!errors.empty()) return std::move(errors).take();
  return {};
}

}  // namespace sanlian::loan
