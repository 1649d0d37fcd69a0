#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "number/rate.h"

namespace sanlian::loan {

enum class Tenor { one_year, five_years };

/// One month's loan prime rate 贷款市场报价利率, published on the 20th or the next working day.
struct LprQuote {
  Date published;
  Rate one_year, five_years;
};

/// The quotes that a table holds; months outside it are unknown, never guessed. Immutable.
class LprTable {
 public:
  struct Answer {
    Rate rate;
    Date published;
  };

  /// Quotes in order, at most one a month. Errors: loan.lpr_unordered.
  static Result<LprTable> of(std::vector<LprQuote> quotes);

  /// The quote in force on `date`: the latest one published by then, unless it is so old that one is missing.
  /// Errors: loan.lpr_unknown.
  Result<Answer> on(Date date, Tenor tenor) const;
  /// The quote published in the calendar month before `date`'s, as subsidy rules ask. Errors: loan.lpr_unknown.
  Result<Answer> month_before(Date date, Tenor tenor) const;

 private:
  /// From one 20th to a later month's quote put off by a long holiday: never more than this.
  static constexpr int kQuoteDaysMax = 40;
  explicit LprTable(std::vector<LprQuote> quotes) : quotes_(std::move(quotes)) {}
  std::vector<LprQuote> quotes_;
};

}  // namespace sanlian::loan
