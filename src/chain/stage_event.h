// Stage history: one line for each start and each move of a record, never altered.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "chain/chain.h"
#include "store/transaction.h"

namespace sanlian::chain {

struct StageEvent {
  std::int64_t seq = 0;  ///< Rising; given by append.
  std::string chain, type, record_id, park;
  std::string from_stage;  ///< Empty: the record started its chain.
  std::string to_stage;
  std::string move;  ///< Empty for the start.
  Instant at;
  std::string actor, actor_name;
  std::optional<Date> due;  ///< Of the stage it then was in.
  std::string reason;
  std::int64_t version = 0;  ///< The record's, after the move.
};

/// Answers its seq; `at` is the transaction's.
Result<std::int64_t> append_event(store::Transaction& transaction, const StageEvent& event);

/// Oldest first. No right is applied: ask for the record first.
Result<std::vector<StageEvent>> history(store::Source& source, std::string_view type, std::string_view record_id);

/// A record that stands in a stage past its due date.
struct LateRecord {
  std::string id, park, stage;
  Date due;
  int workdays_late = 0;
};
/// Live records of the chain whose stage was due before `date`, longest overdue first. An empty `park` is all parks. No
/// right is applied: for jobs and for the staff of the park.
Result<std::vector<LateRecord>> overdue(store::Source& source, const ChainType& chain, std::string_view park, Date date,
                                        const WorkCalendar& calendar);

}  // namespace sanlian::chain
