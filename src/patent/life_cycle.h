// The life of one patent, replayed from its events. Nothing is stored: the status on a day follows from the events.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "patent/kind.h"
#include "patent/legal_event.h"
#include "patent/legal_state.h"
#include "patent/overlay.h"

namespace sanlian::patent {

struct LegalStatus {
  LegalState state = LegalState::filed;
  Date since;  ///< The day this status, overlays included, began.
  Overlays overlays;
  bool partly_invalid = false;

  bool operator==(const LegalStatus&) const = default;
};

class LifeCycle {
 public:
  /// Replays events in any order; those of one day in the order given. The first must be a filing, or, where a register
  /// extract begins later, a publication, an examination or a grant.
  ///
  /// Errors, naming the event and the states that would allow it: patent.history_must_begin, patent.event_not_for_kind,
  /// patent.event_not_allowed, patent.event_frozen, patent.event_needs_effective_day,
  /// patent.effective_day_out_of_order, patent.overlay_not_there, patent.overlay_already_there.
  static Result<LifeCycle> replay(PatentKind kind, std::span<const LegalEvent> events);

  /// The status in law on that day, with everything known from the events: an announced termination for non-payment
  /// shows from the due day on, an invalidated patent as invalidated from its grant on. Nothing before the first event.
  std::optional<LegalStatus> on(Date date) const;

  PatentKind kind() const { return kind_; }
  const LegalStatus& latest() const { return timeline_.back(); }
  /// One entry for each change, oldest first.
  std::span<const LegalStatus> timeline() const { return timeline_; }

  /// Appends one event that is not before the latest one. Errors: as `replay`.
  Status apply(const LegalEvent& event);

 private:
  explicit LifeCycle(PatentKind kind) : kind_(kind) {}
  Status begin(const LegalEvent& event);
  Result<Date> effective_day(const LegalEvent& event) const;
  void rewrite_from(Date day, LegalState state);

  PatentKind kind_;
  std::vector<LegalStatus> timeline_;
  std::vector<LegalState> lost_from_;  ///< States to return to when a loss is made good.
  std::optional<Date> granted_;
  Date newest_;
};

/// The status on that day; nothing before the first event. Errors: as LifeCycle::replay.
Result<std::optional<LegalStatus>> status_on(PatentKind kind, std::span<const LegalEvent> events, Date date);

}  // namespace sanlian::patent
