#include "patent/life_cycle.h"

#include <gtest/gtest.h>

#include <set>

#include "base/random.h"
#include "patent/errors.h"
#include "patent/transition.h"

namespace sanlian::patent {
namespace {
using E = EventKind;
using S = LegalState;
using K = PatentKind;

Date day(const char* text) { return Date::parse(text).value(); }
LegalEvent event(E kind, const char* on) { return {.kind = kind, .on = day(on), .effective = std::nullopt}; }
LegalEvent event(E kind, const char* on, const char* effective) {
  return {.kind = kind, .on = day(on), .effective = day(effective)};
}

const std::vector<LegalEvent> kInvention = {
    event(E::filed, "2017-07-27"),
    event(E::preliminary_started, "2017-08-20"),
    event(E::published, "2018-01-05"),
    event(E::examination_requested, "2018-02-01"),
    event(E::examination_started, "2018-03-02"),
    event(E::office_action, "2019-04-01"),
    event(E::response_filed, "2019-07-30"),
    event(E::grant_notified, "2020-01-10"),
    event(E::granted, "2020-03-20"),
};

std::vector<LegalEvent> with(std::vector<LegalEvent> events, std::initializer_list<LegalEvent> more) {
  events.insert(events.end(), more);
  return events;
}

S state_on(K kind, const std::vector<LegalEvent>& events, const char* date) {
  const auto status = status_on(kind, events, day(date));
  EXPECT_TRUE(status) << status.error().print(Lang::en);
  return status.value().value().state;
}

TEST(LifeCycle, AnInventionFromFilingToGrant) {
  struct Row {
    const char* date;
    S state;
  };
  for (const Row& row :
       {Row{"2017-07-27", S::filed}, Row{"2017-08-20", S::preliminary_examination},
        Row{"2018-01-04", S::preliminary_examination}, Row{"2018-01-05", S::published},
        Row{"2018-03-02", S::in_examination}, Row{"2019-12-31", S::in_examination},
        Row{"2020-01-10", S::grant_notified}, Row{"2020-03-20", S::in_force}, Row{"2026-11-23", S::in_force}})
    EXPECT_EQ(state_on(K::invention, kInvention, row.date), row.state) << row.date;
  EXPECT_FALSE(status_on(K::invention, kInvention, day("2017-07-26")).value()) << "nothing before the filing";
}

TEST(LifeCycle, UtilityModelsAndDesignsAreNeitherPublishedNorExaminedInSubstance) {
  const std::vector<LegalEvent> granted = {event(E::filed, "2020-02-26"), event(E::preliminary_started, "2020-03-10"),
                                           event(E::grant_notified, "2020-09-01"), event(E::granted, "2020-11-03")};
  EXPECT_EQ(state_on(K::utility_model, granted, "2021-01-01"), S::in_force);
  for (const auto kind : {K::utility_model, K::design})
    for (const auto not_for : {E::published, E::examination_requested, E::examination_started}) {
      const std::vector<LegalEvent> events = {event(E::filed, "2020-02-26"), event(not_for, "2020-08-01")};
      const auto refused = LifeCycle::replay(kind, events);
      ASSERT_FALSE(refused) << key(not_for);
      EXPECT_TRUE(refused.error().is(errors::event_not_for_kind)) << refused.error().print(Lang::en);
    }
}

TEST(LifeCycle, TerminationForNonPaymentReachesBackToTheDueDay) {
  const auto ended = with(
      kInvention, {event(E::annuity_overdue, "2026-07-28"), event(E::terminated_unpaid, "2027-03-10", "2026-07-27")});
  EXPECT_EQ(state_on(K::invention, ended, "2026-07-26"), S::in_force);
  EXPECT_EQ(state_on(K::invention, ended, "2026-07-27"), S::terminated_unpaid);
  EXPECT_EQ(state_on(K::invention, ended, "2026-12-01"), S::terminated_unpaid)
      << "in grace then, but the law looks back";
  const auto back = with(ended, {event(E::restored, "2027-06-01")});
  EXPECT_EQ(state_on(K::invention, back, "2027-05-31"), S::terminated_unpaid);
  EXPECT_EQ(state_on(K::invention, back, "2027-06-01"), S::in_force);
  const auto fully = with(ended, {event(E::restored, "2027-06-01", "2026-07-27")});
  EXPECT_EQ(state_on(K::invention, fully, "2026-12-01"), S::in_force);
}

TEST(LifeCycle, InvalidationIsFromTheBeginning) {
  const auto events = with(kInvention, {event(E::pledged, "2022-05-01"), event(E::invalidation_requested, "2023-01-01"),
                                        event(E::invalidated, "2023-09-01")});
  EXPECT_EQ(state_on(K::invention, events, "2020-03-19"), S::grant_notified);
  EXPECT_EQ(state_on(K::invention, events, "2020-03-20"), S::invalidated);
  EXPECT_EQ(state_on(K::invention, events, "2022-06-01"), S::invalidated);
  const auto expired_first = with(kInvention, {event(E::expired, "2037-07-27"), event(E::invalidated, "2038-01-01")});
  EXPECT_EQ(state_on(K::invention, expired_first, "2037-12-01"), S::invalidated)
      << "an ended right can still be invalidated";
}

TEST(LifeCycle, PartialInvalidationLeavesTheRestStanding) {
  const auto events = with(kInvention, {event(E::partly_invalidated, "2023-09-01")});
  const auto status = status_on(K::invention, events, day("2024-01-01")).value().value();
  EXPECT_EQ(status.state, S::in_force);
  EXPECT_TRUE(status.partly_invalid);
}

TEST(LifeCycle, LossBeforeGrantIsMadeGoodWhereItHappened) {
  const std::vector<LegalEvent> lost = {
      event(E::filed, "2017-07-27"), event(E::published, "2018-01-05"), event(E::examination_started, "2018-03-02"),
      event(E::deemed_withdrawn, "2019-09-01"), event(E::application_restored, "2019-12-01")};
  EXPECT_EQ(state_on(K::invention, lost, "2019-10-01"), S::deemed_withdrawn);
  EXPECT_EQ(state_on(K::invention, lost, "2019-12-01"), S::in_examination);
  const auto notice = with({kInvention.begin(), kInvention.end() - 1},
                           {event(E::deemed_abandoned, "2020-04-01"), event(E::application_restored, "2020-05-20")});
  EXPECT_EQ(state_on(K::invention, notice, "2020-05-20"), S::grant_notified);
}

TEST(LifeCycle, RejectionReexaminationCourt) {
  const std::vector<LegalEvent> events = {event(E::filed, "2017-07-27"),
                                          event(E::published, "2018-01-05"),
                                          event(E::examination_started, "2018-03-02"),
                                          event(E::rejected, "2019-09-01"),
                                          event(E::reexamination_requested, "2019-11-20"),
                                          event(E::rejection_upheld, "2020-06-01"),
                                          event(E::court_action, "2020-08-01"),
                                          event(E::court_revoked, "2021-05-01"),
                                          event(E::rejection_revoked, "2021-09-01"),
                                          event(E::granted, "2022-01-01")};
  EXPECT_EQ(state_on(K::invention, events, "2019-09-01"), S::rejected);
  EXPECT_EQ(state_on(K::invention, events, "2020-06-01"), S::rejection_upheld);
  EXPECT_EQ(state_on(K::invention, events, "2021-06-01"), S::in_reexamination);
  EXPECT_EQ(state_on(K::invention, events, "2021-10-01"), S::in_examination);
  EXPECT_EQ(state_on(K::invention, events, "2022-01-01"), S::in_force);
}

TEST(LifeCycle, OverlaysRestBesideTheState) {
  const auto events = with(kInvention, {event(E::licensed, "2021-01-01"), event(E::licensed, "2021-06-01"),
                                        event(E::licence_ended, "2022-01-01"), event(E::pledged, "2022-05-01"),
                                        event(E::assigned, "2022-09-01"), event(E::pledge_released, "2023-05-01")});
  const auto life = LifeCycle::replay(K::invention, events).value();
  EXPECT_EQ(life.on(day("2021-12-31"))->overlays.count(Overlay::licensed), 2);
  EXPECT_TRUE(life.on(day("2022-05-01"))->overlays.has(Overlay::pledged));
  EXPECT_EQ(life.on(day("2022-10-01"))->overlays.list(),
            (std::vector{Overlay::pledged, Overlay::licensed, Overlay::assigned}));
  EXPECT_FALSE(life.latest().overlays.has(Overlay::pledged));
  EXPECT_EQ(life.latest().state, S::in_force);
}

TEST(LifeCycle, ARegisterExtractMayBeginLater) {
  for (const auto first : {E::published, E::examination_started, E::grant_notified, E::granted})
    EXPECT_TRUE(LifeCycle::replay(K::invention, std::vector{event(first, "2020-03-20")})) << key(first);
}

TEST(LifeCycle, OrderOfEntryDoesNotMatter) {
  auto shuffled = kInvention;
  SeededRandom random(7);
  for (std::size_t i = shuffled.size() - 1; i > 0; --i) std::swap(shuffled[i], shuffled[random.below(i + 1)]);
  const auto a = LifeCycle::replay(K::invention, kInvention).value();
  const auto b = LifeCycle::replay(K::invention, shuffled).value();
  EXPECT_TRUE(std::equal(a.timeline().begin(), a.timeline().end(), b.timeline().begin(), b.timeline().end()));
}

TEST(LifeCycle, Refusals) {
  struct Row {
    const char* what;
    K kind;
    std::vector<LegalEvent> events;
    const ErrorSpec* error;
  };
  const Row rows[] = {
      {"no events", K::invention, {}, &errors::history_must_begin},
      {"pledge first", K::invention, {event(E::pledged, "2020-01-01")}, &errors::history_must_begin},
      {"a utility model begins with publication",
       K::utility_model,
       {event(E::published, "2020-01-01")},
       &errors::event_not_for_kind},
      {"filed twice",
       K::invention,
       {event(E::filed, "2020-01-01"), event(E::filed, "2020-02-01")},
       &errors::event_not_allowed},
      {"granted without examination",
       K::invention,
       {event(E::filed, "2020-01-01"), event(E::granted, "2020-02-01")},
       &errors::event_not_allowed},
      {"pledge of an application",
       K::invention,
       {event(E::filed, "2020-01-01"), event(E::pledged, "2020-02-01")},
       &errors::event_not_allowed},
      {"pledged twice", K::invention,
       with(kInvention, {event(E::pledged, "2022-01-01"), event(E::pledged, "2022-02-01")}),
       &errors::overlay_already_there},
      {"released, never pledged", K::invention, with(kInvention, {event(E::pledge_released, "2022-01-01")}),
       &errors::overlay_not_there},
      {"pledged under preservation", K::invention,
       with(kInvention, {event(E::preserved, "2022-01-01"), event(E::pledged, "2022-02-01")}), &errors::event_frozen},
      {"assigned under suspension", K::invention,
       with(kInvention, {event(E::suspended, "2022-01-01"), event(E::assigned, "2022-02-01")}), &errors::event_frozen},
      {"abandoned under suspension", K::invention,
       with(kInvention, {event(E::suspended, "2022-01-01"), event(E::abandoned, "2022-02-01")}), &errors::event_frozen},
      {"terminated under preservation", K::invention,
       with(kInvention, {event(E::preserved, "2022-01-01"), event(E::terminated_unpaid, "2023-03-01", "2022-07-27")}),
       &errors::event_frozen},
      {"termination without its day", K::invention, with(kInvention, {event(E::terminated_unpaid, "2023-03-01")}),
       &errors::event_needs_effective_day},
      {"termination before filing", K::invention,
       with(kInvention, {event(E::terminated_unpaid, "2023-03-01", "2016-01-01")}),
       &errors::effective_day_out_of_order},
      {"termination in the future", K::invention,
       with(kInvention, {event(E::terminated_unpaid, "2023-03-01", "2023-03-02")}),
       &errors::effective_day_out_of_order},
      {"pledged after the end", K::invention,
       with(kInvention, {event(E::expired, "2037-07-27"), event(E::pledged, "2037-08-01")}),
       &errors::event_not_allowed},
      {"restored without loss", K::invention, with(kInvention, {event(E::restored, "2023-03-01")}),
       &errors::event_not_allowed},
      {"open licence while overdue", K::invention,
       with(kInvention, {event(E::annuity_overdue, "2026-07-28"), event(E::open_licence_declared, "2026-08-01")}),
       &errors::event_not_allowed},
      {"open licence under suspension", K::invention,
       with(kInvention, {event(E::suspended, "2022-01-01"), event(E::open_licence_declared, "2022-02-01")}),
       &errors::event_frozen},
      {"an invention gives way to itself", K::invention,
       with(kInvention, {event(E::abandoned_for_invention, "2022-01-01")}), &errors::event_not_for_kind},
      {"compulsory licence of a design",
       K::design,
       {event(E::granted, "2020-01-01"), event(E::compulsory_licence_given, "2024-01-01")},
       &errors::event_not_for_kind},
      {"court before reexamination",
       K::design,
       {event(E::filed, "2020-01-01"), event(E::rejected, "2020-06-01"), event(E::court_action, "2020-07-01")},
       &errors::event_not_allowed},
  };
  for (const auto& row : rows) {
    const auto replayed = LifeCycle::replay(row.kind, row.events);
    ASSERT_FALSE(replayed) << row.what;
    EXPECT_EQ(replayed.error().code(), row.error->code) << row.what << ": " << replayed.error().print(Lang::en);
  }
}

TEST(LifeCycle, ARefusalNamesTheStatesThatWouldAllowIt) {
  const std::vector<LegalEvent> events = {event(E::filed, "2020-01-01"), event(E::pledged, "2020-02-01")};
  const auto refused = LifeCycle::replay(K::invention, events);
  EXPECT_EQ(refused.error().message(Lang::en),
            "\"pledge registered\" on 2020-02-01 cannot happen while \"filed\"; it can while: in force, in force, "
            "annuity overdue");
  EXPECT_EQ(refused.error().message(Lang::zh),
            "2020-02-01 的“专利权质押合同登记的生效”不能发生在“已受理”状态；允许的状态：专利权维持、年费滞纳期");
}

TEST(Transitions, EveryEventHasARowAndASource) {
  std::set<E> seen;
  for (const auto& row : transitions()) {
    seen.insert(row.event);
    EXPECT_FALSE(row.source.zh.empty()) << key(row.event);
    EXPECT_FALSE(row.source.en.empty()) << key(row.event);
    EXPECT_FALSE(row.from.empty()) << key(row.event);
    EXPECT_FALSE(row.puts && row.takes) << key(row.event);
  }
  for (const auto kind : all_event_kinds())
    EXPECT_TRUE(kind == E::filed || seen.contains(kind)) << key(kind) << " has no row";
}

TEST(Transitions, NoTwoRowsAnswerOneQuestion) {
  for (const auto kind : {K::invention, K::utility_model, K::design})
    for (const auto happened : all_event_kinds())
      for (const auto state : all_legal_states()) {
        int rows = 0;
        for (const auto& row : transitions())
          rows += row.event == happened && row.applies_to(kind) && row.from.has(state);
        EXPECT_LE(rows, 1) << key(happened) << " from " << label(state).en;
      }
}

/// The plain way round: walk from `filed` along every row and see which states are reached.
std::set<S> reachable(K kind) {
  std::set<S> found = {S::filed};
  for (bool again = true; again;) {
    again = false;
    for (const auto& row : transitions())
      for (const auto state : std::set<S>(found))
        if (row.effect == Effect::moves && row.applies_to(kind) && row.from.has(state))
          again |= found.insert(row.to).second;
  }
  return found;
}

TEST(Transitions, EveryStateIsReachedByInventionsAndTheRightOnesByTheOthers) {
  EXPECT_EQ(reachable(K::invention).size(), static_cast<std::size_t>(kLegalStates));
  for (const auto kind : {K::utility_model, K::design}) {
    const auto found = reachable(kind);
    EXPECT_FALSE(found.contains(S::published));
    EXPECT_FALSE(found.contains(S::in_examination));
    EXPECT_EQ(found.size(), static_cast<std::size_t>(kLegalStates) - 2);
  }
}

TEST(Transitions, OnlyEndedRightsAreWithoutAWayOn) {
  for (const auto state : all_legal_states()) {
    const bool moves_on = std::any_of(transitions().begin(), transitions().end(), [&](const auto& row) {
      return row.from.has(state) && row.effect != Effect::stays;
    });
    EXPECT_TRUE(moves_on || phase(state) == Phase::ended) << label(state).en;
  }
}

TEST(Transitions, PickListsHoldExactlyWhatReplayAccepts) {
  SeededRandom random(42);
  for (int run = 0; run < 300; ++run) {
    const auto kind = static_cast<K>(random.below(3));
    auto life = LifeCycle::replay(kind, std::vector{event(E::filed, "2020-01-01")}).value();
    Date today = day("2020-01-01");
    for (int step = 0; step < 25; ++step) {
      const auto allowed = events_allowed(kind, life.latest().state, life.latest().overlays);
      today = today + 1;
      for (const auto tried : all_event_kinds()) {
        auto copy = life;
        const bool listed = std::find(allowed.begin(), allowed.end(), tried) != allowed.end();
        EXPECT_EQ(copy.apply({.kind = tried, .on = today, .effective = today}).has_value(), listed) << key(tried);
      }
      if (allowed.empty()) break;
      const auto chosen = allowed[random.below(allowed.size())];
      ASSERT_TRUE(life.apply({.kind = chosen, .on = today, .effective = today}));
      for (const auto overlay : life.latest().overlays.list()) EXPECT_GT(life.latest().overlays.count(overlay), 0);
      for (std::size_t i = 1; i < life.timeline().size(); ++i)
        EXPECT_LT(life.timeline()[i - 1].since, life.timeline()[i].since);
    }
  }
}

TEST(Labels, EveryWordStandsInBothLanguagesAndEveryKeyReadsBack) {
  std::set<std::string_view> keys;
  for (const auto kind : all_event_kinds()) {
    EXPECT_FALSE(label(kind).zh.empty());
    EXPECT_FALSE(label(kind).en.empty());
    EXPECT_EQ(event_kind_by_key(key(kind)), kind);
    keys.insert(key(kind));
  }
  EXPECT_EQ(keys.size(), static_cast<std::size_t>(kEventKinds));
  EXPECT_FALSE(event_kind_by_key("unknown"));
  for (const auto state : all_legal_states()) EXPECT_FALSE(label(state).zh.empty() || label(state).en.empty());
  for (int i = 0; i < kOverlays; ++i) EXPECT_FALSE(label(static_cast<Overlay>(i)).zh.empty());
}

}  // namespace
}  // namespace sanlian::patent
