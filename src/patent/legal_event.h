#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/date.h"
#include "patent/label.h"

namespace sanlian::patent {

/// What the register and the gazette announce. Source: Implementing Rules (2023), rules 106 and 107.
enum class EventKind {
  filed,
  preliminary_started,
  published,
  examination_requested,
  examination_started,
  office_action,
  response_filed,
  grant_notified,
  granted,
  withdrawn,
  deemed_withdrawn,
  rejected,
  reexamination_requested,
  rejection_revoked,
  rejection_upheld,
  court_action,
  court_revoked,
  court_upheld,
  deemed_abandoned,
  application_restored,
  annuity_overdue,
  annuity_paid,
  terminated_unpaid,
  restored,
  expired,
  abandoned,
  abandoned_for_invention,
  invalidated,
  partly_invalidated,
  pledged,
  pledge_released,
  preserved,
  preservation_lifted,
  suspended,
  suspension_ended,
  licensed,
  licence_ended,
  open_licence_declared,
  open_licence_withdrawn,
  assigned,
  invalidation_requested,
  invalidation_closed,
  compulsory_licence_given,
  compulsory_licence_ended
};
inline constexpr int kEventKinds = 44;

struct LegalEvent {
  EventKind kind = EventKind::filed;
  Date on;  ///< Announced or done.
  /// When it takes effect, where that is not `on`: a termination for non-payment reaches back to the due day and must
  /// say so; an invalidation reaches back to the grant by itself.
  std::optional<Date> effective;
};

Label label(EventKind event);
/// The key used in files and records: `pledge_released`.
std::string_view key(EventKind event);
std::optional<EventKind> event_kind_by_key(std::string_view key);
std::span<const EventKind> all_event_kinds();

}  // namespace sanlian::patent
