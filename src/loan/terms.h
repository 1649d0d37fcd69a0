// What a loan contract says about money and time.
#pragma once

#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "loan/day_count.h"
#include "number/money.h"
#include "number/rate.h"

namespace sanlian::loan {

enum class Method {
  interest_only,  ///< 先息后本: interest at each settlement, principal at maturity; the usual form of pledge loans.
  level_payment,  ///< 等额本息
  equal_principal,  ///< 等额本金
  bullet,           ///< 利随本清: principal and all interest at maturity.
  custom,  ///< 按计划还本: the principal by a list of dates, interest at each settlement and each of the dates.
};
/// Level payment and equal principal: one instalment a period, on the day that corresponds to the start.
bool pays_instalments(Method method);
std::string_view name(Method method);  ///< `interest_only` …, as declared files write it.

/// How often interest falls due; for level payment and equal principal, how often an instalment does.
enum class Settlement { monthly, quarterly, at_maturity };
std::string_view name(Settlement settlement);

struct PrincipalDue {
  Date date;
  Money amount;
};

struct Terms {
  static constexpr int kYearsMax = 50;

  Money principal;  ///< Drawn on `start`; above zero.
  Rate rate;        ///< A year; 0 % to 100 %.
  Date start;       ///< First day that bears interest.
  Date maturity;    ///< Bears none. For instalments, the day that corresponds to `start`.
  Method method = Method::interest_only;
  DayCount day_count = DayCount::act_360;
  Settlement settlement = Settlement::quarterly;  ///< Not used by bullet.
  /// 结息日, 1 to 28: interest accrues to the end of this day and is due the next. Quarterly: of March, June, September
  /// and December. Not used by level payment and equal principal, whose days correspond to `start`.
  int settlement_day = 20;
  std::vector<PrincipalDue> principal_dues;  ///< Custom only: in order, the last on `maturity`, summing to `principal`.
  /// To the fen, of each cash flow: docs/decisions/2026-11-23-rounding-to-the-fen.md.
  Rounding rounding = Rounding::half_up;
};

/// Errors: loan.principal_not_positive, loan.rate_out_of_range, loan.maturity_not_after_start, loan.term_too_long,
/// loan.settlement_*, loan.day_count_not_for_method, loan.maturity_not_whole_instalments, loan.principal_due*; the
/// first one leads, all are reported.
Status check(const Terms& terms);

}  // namespace sanlian::loan
