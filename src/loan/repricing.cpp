#include "loan/repricing.h"

#include "loan/errors.h"

namespace sanlian::loan {
namespace {
std::vector<Date> repricing_days(Repricing repricing, Date start, Date end) {
  std::vector<Date> days{start};
  const auto civil = start.civil();
  // Counted from one fixed day, so that 29 February returns in every leap year.
  const auto repeat = [&](Date first, int months) {
    for (int i = 1;; ++i) {
      const auto day = add_months(first, std::int64_t{i} * months);
      if (day >= end) return;
      if (day > start) days.push_back(day);
    }
  };
  switch (repricing) {
    case Repricing::fixed:
      break;
    case Repricing::anniversary:
      repeat(start, 12);
      break;
    case Repricing::new_year:
      repeat(Date::of(civil.year, 1, 1), 12);
      break;
    case Repricing::quarter:
      repeat(Date::of(civil.year, 1, 1), 3);
      break;
  }
  return days;
}
}  // namespace

Result<std::vector<RateStep>> rate_steps(const FloatingRate& floating, const LprTable& table, Date start, Date end) {
  std::vector<RateStep> steps;
  for (const auto day : repricing_days(floating.repricing, start, end)) {
    const auto quote = SANLIAN_TRY(table.on(day, floating.tenor));
    const auto rate = quote.rate + floating.spread;
    if (rate < Rate() || rate > Rate::percent(100))
      return Error(errors::spread_out_of_range, {{"rate", rate.to_string()}});
    if (steps.empty() || steps.back().rate != rate) steps.push_back({day, rate});
  }
  return steps;
}

Result<Rate> rate_on(const std::vector<RateStep>& steps, Date date) {
  const RateStep* current = nullptr;
  for (const auto& step : steps)
    if (step.from <= date) current = &step;
  if (!current) return Error(errors::rate_missing, {{"date", date.to_string()}});
  return current->rate;
}

}  // namespace sanlian::loan
