// What waits for a person: the cases in which a move forward is theirs to make, over all chains they may see.
#pragma once

#include <vector>

#include "chain/move_offer.h"
#include "work/platform.h"

namespace sanlian::work {

/// A case and the move that waits: allowed, or forward and still lacking what its reasons say. Returns and ends that
/// need a reason are no work that waits.
struct WaitingCase {
  const chain::ChainType* chain = nullptr;
  std::string id;
  std::optional<Date> due;
  chain::MoveOffer offer;
};

struct Todo {
  std::vector<WaitingCase> cases;  ///< Allowed ones first; each part by due day, those without one last.
  std::int64_t looked_at = 0;      ///< Open cases that the person may see.
  bool complete = true;            ///< False: a chain has more open cases than are looked at.
};

/// At most this many open cases of one chain are looked at, the earliest due first.
inline constexpr int kTodoCasesMax = 2000;

/// Reads every open case that the actor may see and asks for its moves; some milliseconds a case. Errors: those of
/// reading.
Result<Todo> todo(Platform& platform, const record::Actor& actor);

}  // namespace sanlian::work
