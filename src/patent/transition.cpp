#include "patent/transition.h"

#include <algorithm>
#include <array>

namespace sanlian::patent {
namespace {
using S = LegalState;
using E = EventKind;
using O = Overlay;

constexpr LegalStates kBeforeGrant = {S::filed, S::preliminary_examination, S::published, S::in_examination,
                                      S::grant_notified};
constexpr LegalStates kStands = {S::in_force, S::annuity_overdue};
constexpr LegalStates kWasGranted = {S::in_force, S::annuity_overdue, S::terminated_unpaid, S::expired, S::abandoned};
constexpr LegalStates kPending = kBeforeGrant | LegalStates{S::rejected, S::in_reexamination, S::in_court};

// Ownership disputes and courts stop abandonment, assignment, pledging and termination.
constexpr Overlays kFreeze = {O::preserved, O::suspended};

constexpr auto kTable = std::to_array<Transition>({
    // Up to grant
    {.event = E::preliminary_started,
     .kinds = "IUD",
     .from = {S::filed},
     .effect = Effect::moves,
     .to = S::preliminary_examination,
     .source = {"专利法第34、40条", "Patent Law art. 34, 40"}},
    {.event = E::published,
     .kinds = "I",
     .from = {S::filed, S::preliminary_examination},
     .effect = Effect::moves,
     .to = S::published,
     .source = {"专利法第34条", "Patent Law art. 34"}},
    {.event = E::examination_requested,
     .kinds = "I",
     .from = {S::filed, S::preliminary_examination, S::published},
     .source = {"专利法第35条", "Patent Law art. 35"}},
    {.event = E::examination_started,
     .kinds = "I",
     .from = {S::published},
     .effect = Effect::moves,
     .to = S::in_examination,
     .source = {"专利法第35条", "Patent Law art. 35"}},
    {.event = E::office_action,
     .kinds = "I",
     .from = {S::in_examination},
     .source = {"专利法第37条", "Patent Law art. 37"}},
    {.event = E::office_action,
     .kinds = "UD",
     .from = {S::filed, S::preliminary_examination},
     .source = {"专利法第40条", "Patent Law art. 40"}},
    {.event = E::response_filed,
     .kinds = "I",
     .from = {S::in_examination},
     .source = {"专利法第37条", "Patent Law art. 37"}},
    {.event = E::response_filed,
     .kinds = "UD",
     .from = {S::filed, S::preliminary_examination},
     .source = {"专利法第40条", "Patent Law art. 40"}},
    {.event = E::grant_notified,
     .kinds = "I",
     .from = {S::in_examination},
     .effect = Effect::moves,
     .to = S::grant_notified,
     .source = {"专利法第39条、细则第60条", "Patent Law art. 39, rule 60"}},
    {.event = E::grant_notified,
     .kinds = "UD",
     .from = {S::filed, S::preliminary_examination},
     .effect = Effect::moves,
     .to = S::grant_notified,
     .source = {"专利法第40条、细则第60条", "Patent Law art. 40, rule 60"}},
    // A gazette shows the grant without the notice before it.
    {.event = E::granted,
     .kinds = "I",
     .from = {S::in_examination, S::grant_notified},
     .effect = Effect::moves,
     .to = S::in_force,
     .source = {"专利法第39条", "Patent Law art. 39"}},
    {.event = E::granted,
     .kinds = "UD",
     .from = {S::filed, S::preliminary_examination, S::grant_notified},
     .effect = Effect::moves,
     .to = S::in_force,
     .source = {"专利法第40条", "Patent Law art. 40"}},

    // Exits before grant
    {.event = E::withdrawn,
     .kinds = "IUD",
     .from = kPending,
     .effect = Effect::moves,
     .to = S::withdrawn,
     .source = {"专利法第32条", "Patent Law art. 32"}},
    {.event = E::deemed_withdrawn,
     .kinds = "IUD",
     .from = {S::filed, S::preliminary_examination, S::published, S::in_examination},
     .effect = Effect::moves,
     .to = S::deemed_withdrawn,
     .source = {"专利法第35至37条", "Patent Law art. 35 to 37"}},
    {.event = E::rejected,
     .kinds = "I",
     .from = {S::filed, S::preliminary_examination, S::published, S::in_examination},
     .effect = Effect::moves,
     .to = S::rejected,
     .source = {"专利法第38条", "Patent Law art. 38"}},
    {.event = E::rejected,
     .kinds = "UD",
     .from = {S::filed, S::preliminary_examination},
     .effect = Effect::moves,
     .to = S::rejected,
     .source = {"专利法第40条", "Patent Law art. 40"}},
    {.event = E::reexamination_requested,
     .kinds = "IUD",
     .from = {S::rejected},
     .effect = Effect::moves,
     .to = S::in_reexamination,
     .source = {"专利法第41条", "Patent Law art. 41"}},
    {.event = E::rejection_revoked,
     .kinds = "I",
     .from = {S::in_reexamination},
     .effect = Effect::moves,
     .to = S::in_examination,
     .source = {"专利法第41条", "Patent Law art. 41"}},
    {.event = E::rejection_revoked,
     .kinds = "UD",
     .from = {S::in_reexamination},
     .effect = Effect::moves,
     .to = S::preliminary_examination,
     .source = {"专利法第41条", "Patent Law art. 41"}},
    {.event = E::rejection_upheld,
     .kinds = "IUD",
     .from = {S::in_reexamination},
     .effect = Effect::moves,
     .to = S::rejection_upheld,
     .source = {"专利法第41条", "Patent Law art. 41"}},
    {.event = E::court_action,
     .kinds = "IUD",
     .from = {S::rejection_upheld},
     .effect = Effect::moves,
     .to = S::in_court,
     .source = {"专利法第41条第2款", "Patent Law art. 41(2)"}},
    {.event = E::court_revoked,
     .kinds = "IUD",
     .from = {S::in_court},
     .effect = Effect::moves,
     .to = S::in_reexamination,
     .source = {"专利法第41条第2款", "Patent Law art. 41(2)"}},
    {.event = E::court_upheld,
     .kinds = "IUD",
     .from = {S::in_court},
     .effect = Effect::moves,
     .to = S::rejection_upheld,
     .source = {"专利法第41条第2款", "Patent Law art. 41(2)"}},
    {.event = E::deemed_abandoned,
     .kinds = "IUD",
     .from = {S::grant_notified},
     .effect = Effect::moves,
     .to = S::deemed_abandoned,
     .source = {"细则第60、114条", "rules 60 and 114"}},
    {.event = E::application_restored,
     .kinds = "IUD",
     .from = {S::deemed_withdrawn, S::deemed_abandoned},
     .effect = Effect::returns,
     .source = {"细则第6条", "rule 6"}},

    // After grant
    {.event = E::annuity_overdue,
     .kinds = "IUD",
     .from = {S::in_force},
     .effect = Effect::moves,
     .to = S::annuity_overdue,
     .source = {"细则第115条", "rule 115"}},
    {.event = E::annuity_paid,
     .kinds = "IUD",
     .from = kStands,
     .effect = Effect::moves,
     .to = S::in_force,
     .source = {"专利法第43条、细则第115条", "Patent Law art. 43, rule 115"}},
    {.event = E::terminated_unpaid,
     .kinds = "IUD",
     .from = kStands,
     .effect = Effect::moves,
     .to = S::terminated_unpaid,
     .frozen_by = kFreeze,
     .source = {"专利法第44条、细则第115条", "Patent Law art. 44, rule 115"}},
    {.event = E::restored,
     .kinds = "IUD",
     .from = {S::terminated_unpaid},
     .effect = Effect::moves,
     .to = S::in_force,
     .source = {"细则第6条", "rule 6"}},
    {.event = E::expired,
     .kinds = "IUD",
     .from = kStands,
     .effect = Effect::moves,
     .to = S::expired,
     .source = {"专利法第42条", "Patent Law art. 42"}},
    {.event = E::abandoned,
     .kinds = "IUD",
     .from = kStands,
     .effect = Effect::moves,
     .to = S::abandoned,
     .frozen_by = kFreeze,
     .source = {"专利法第44条", "Patent Law art. 44"}},
    {.event = E::abandoned_for_invention,
     .kinds = "U",
     .from = kStands,
     .effect = Effect::moves,
     .to = S::abandoned,
     .frozen_by = kFreeze,
     .source = {"专利法第9条", "Patent Law art. 9"}},
    {.event = E::invalidated,
     .kinds = "IUD",
     .from = kWasGranted,
     .effect = Effect::moves,
     .to = S::invalidated,
     .source = {"专利法第45至47条", "Patent Law art. 45 to 47"}},
    {.event = E::partly_invalidated,
     .kinds = "IUD",
     .from = kWasGranted,
     .source = {"专利法第45至47条", "Patent Law art. 45 to 47"}},

    // Overlays
    {.event = E::pledged,
     .kinds = "IUD",
     .from = kStands,
     .puts = O::pledged,
     .frozen_by = kFreeze,
     .once = true,
     .source = {"民法典第444条、细则第106条", "Civil Code art. 444, rule 106"}},
    {.event = E::pledge_released,
     .kinds = "IUD",
     .from = kWasGranted,
     .takes = O::pledged,
     .source = {"民法典第436条、细则第106条", "Civil Code art. 436, rule 106"}},
    {.event = E::preserved,
     .kinds = "IUD",
     .from = kPending | kStands,
     .puts = O::preserved,
     .source = {"细则第104、106条", "rules 104 and 106"}},
    {.event = E::preservation_lifted,
     .kinds = "IUD",
     .from = kPending | kWasGranted,
     .takes = O::preserved,
     .source = {"细则第104、106条", "rules 104 and 106"}},
    {.event = E::suspended,
     .kinds = "IUD",
     .from = kPending | kStands,
     .puts = O::suspended,
     .once = true,
     .source = {"细则第103条", "rule 103"}},
    {.event = E::suspension_ended,
     .kinds = "IUD",
     .from = kPending | kWasGranted,
     .takes = O::suspended,
     .source = {"细则第103条", "rule 103"}},
    {.event = E::licensed,
     .kinds = "IUD",
     .from = kStands,
     .puts = O::licensed,
     .source = {"专利法第12条、细则第106条", "Patent Law art. 12, rule 106"}},
    {.event = E::licence_ended,
     .kinds = "IUD",
     .from = kWasGranted,
     .takes = O::licensed,
     .source = {"细则第106条", "rule 106"}},
    {.event = E::open_licence_declared,
     .kinds = "IUD",
     .from = {S::in_force},
     .puts = O::open_licence,
     .frozen_by = {O::suspended},
     .once = true,
     .source = {"专利法第50条、细则第85至88条", "Patent Law art. 50, rules 85 to 88"}},
    {.event = E::open_licence_withdrawn,
     .kinds = "IUD",
     .from = kWasGranted,
     .takes = O::open_licence,
     .source = {"专利法第50条", "Patent Law art. 50"}},
    {.event = E::assigned,
     .kinds = "IUD",
     .from = kPending | kStands,
     .puts = O::assigned,
     .frozen_by = kFreeze,
     .source = {"专利法第10条、细则第106条", "Patent Law art. 10, rule 106"}},
    {.event = E::invalidation_requested,
     .kinds = "IUD",
     .from = kWasGranted,
     .puts = O::invalidation_pending,
     .source = {"专利法第45条", "Patent Law art. 45"}},
    {.event = E::invalidation_closed,
     .kinds = "IUD",
     .from = kWasGranted | LegalStates{S::invalidated},
     .takes = O::invalidation_pending,
     .source = {"专利法第46条", "Patent Law art. 46"}},
    {.event = E::compulsory_licence_given,
     .kinds = "IU",
     .from = kStands,
     .puts = O::compulsory_licence,
     .source = {"专利法第53条", "Patent Law art. 53"}},
    {.event = E::compulsory_licence_ended,
     .kinds = "IU",
     .from = kWasGranted,
     .takes = O::compulsory_licence,
     .source = {"细则第106条", "rule 106"}},
});

char letter(PatentKind kind) {
  switch (kind) {
    case PatentKind::invention:
      return 'I';
    case PatentKind::utility_model:
      return 'U';
    case PatentKind::design:
      return 'D';
  }
  return 'I';
}

bool frozen(const Transition& row, const Overlays& overlays) {
  const auto list = row.frozen_by.list();
  return std::any_of(list.begin(), list.end(), [&](Overlay overlay) { return overlays.has(overlay); });
}
}  // namespace

bool Transition::applies_to(PatentKind kind) const { return kinds.find(letter(kind)) != std::string_view::npos; }

std::span<const Transition> transitions() { return kTable; }

const Transition* find_transition(EventKind event, PatentKind kind, LegalState from) {
  for (const auto& row : kTable)
    if (row.event == event && row.applies_to(kind) && row.from.has(from)) return &row;
  return nullptr;
}

std::vector<LegalState> states_allowing(EventKind event, PatentKind kind) {
  std::vector<LegalState> out;
  for (const auto state : all_legal_states())
    if (find_transition(event, kind, state)) out.push_back(state);
  return out;
}

std::vector<EventKind> events_allowed(PatentKind kind, LegalState state, const Overlays& overlays) {
  std::vector<EventKind> out;
  for (const auto event : all_event_kinds()) {
    const auto* row = find_transition(event, kind, state);
    if (!row || frozen(*row, overlays)) continue;
    if (row->takes && !overlays.has(*row->takes)) continue;
    if (row->once && overlays.has(*row->puts)) continue;
    out.push_back(event);
  }
  return out;
}

}  // namespace sanlian::patent
