// The table of what may happen to an application or patent. It is law, the same for every park, and therefore C++.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "patent/kind.h"
#include "patent/legal_event.h"
#include "patent/legal_state.h"
#include "patent/overlay.h"

namespace sanlian::patent {

enum class Effect {
  moves,    ///< To the state `to`.
  stays,    ///< A step in the file, or an overlay.
  returns,  ///< To the state before the loss that is made good.
};

struct Transition {
  EventKind event;
  std::string_view kinds;  ///< `I` invention, `U` utility model, `D` design.
  LegalStates from;
  Effect effect = Effect::stays;
  LegalState to = LegalState::filed;  ///< Where the effect is `moves`.
  std::optional<Overlay> puts, takes;
  Overlays frozen_by = {};  ///< Overlays under which the office does not act on the event.
  bool once = false;        ///< `puts` may rest on the patent once only.
  Label source;             ///< Article or rule.

  bool applies_to(PatentKind kind) const;
};

std::span<const Transition> transitions();

/// The row for this event, kind and state; null where the law knows none.
const Transition* find_transition(EventKind event, PatentKind kind, LegalState from);

/// The states in which the event may happen to this kind, in the order of the procedure.
std::vector<LegalState> states_allowing(EventKind event, PatentKind kind);

/// The events that the law allows next, for pick lists.
std::vector<EventKind> events_allowed(PatentKind kind, LegalState state, const Overlays& overlays = {});

}  // namespace sanlian::patent
