// How many enter a stage, how many come through, how long it takes and where it sticks; from the stage history alone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "chain/chain.h"
#include "number/decimal.h"
#include "store/source.h"

namespace sanlian::chain {

/// Figures of one stage. Counts are of live records; a record that comes back to a stage counts once.
struct StageFigures {
  std::string stage;
  std::int64_t entered = 0;  ///< Ever stood here.
  std::int64_t present = 0;  ///< Stand here now.
  std::int64_t left = 0;     ///< Stood here and stand elsewhere now.
  std::int64_t done = 0;     ///< Of those that entered: have since ended in success.
  std::int64_t stays = 0;    ///< Completed stays, returns counted each.
  /// Of the completed stays, by the working-day calendar; between two middle ones their mean.
  std::optional<Decimal> median_workdays;
};

/// One line a stage, in the order of the chain; behind them those where records stand or stood though the chain does
/// not declare them (any more). An empty `park` is all parks. No right is applied.
Result<std::vector<StageFigures>> funnel(store::Source& source, const ChainType& chain, std::string_view park,
                                         const WorkCalendar& calendar);

}  // namespace sanlian::chain
