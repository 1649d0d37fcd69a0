#pragma once

#include <vector>

#include "loan/lpr.h"

namespace sanlian::loan {

/// A rate in force from a day on.
struct RateStep {
  Date from;
  Rate rate;
};

/// When a floating rate follows the LPR 重定价日.
enum class Repricing { fixed, anniversary, new_year, quarter };

struct FloatingRate {
  Tenor tenor = Tenor::one_year;
  Rate spread;  ///< Added to the quote; may be negative.
  Repricing repricing = Repricing::fixed;
};

/// The rates from `start` up to and without `end`: the quote in force on `start` and on each repricing day, plus the
/// spread. Oldest first; a repricing that changes nothing gives no step.
/// Errors: loan.lpr_unknown, loan.spread_out_of_range.
Result<std::vector<RateStep>> rate_steps(const FloatingRate& floating, const LprTable& table, Date start, Date end);

/// The rate in force on `date`. Errors: loan.rate_missing before the first step.
Result<Rate> rate_on(const std::vector<RateStep>& steps, Date date);

}  // namespace sanlian::loan
