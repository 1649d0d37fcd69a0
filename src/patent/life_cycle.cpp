#include "patent/life_cycle.h"

#include <algorithm>
#include <string>

#include "patent/errors.h"
#include "patent/transition.h"

namespace sanlian::patent {
namespace {

constexpr LegalStates kLostBeforeGrant = {LegalState::deemed_withdrawn, LegalState::deemed_abandoned};

/// Where a register extract may begin when the filing is not in it.
std::optional<LegalState> state_at_beginning(EventKind event) {
  switch (event) {
    case EventKind::filed:
      return LegalState::filed;
    case EventKind::preliminary_started:
      return LegalState::preliminary_examination;
    case EventKind::published:
      return LegalState::published;
    case EventKind::examination_started:
      return LegalState::in_examination;
    case EventKind::grant_notified:
      return LegalState::grant_notified;
    case EventKind::granted:
      return LegalState::in_force;
    default:
      return std::nullopt;
  }
}

std::string names(std::span<const LegalState> states, Lang lang) {
  std::string out;
  for (const auto state : states) {
    if (!out.empty()) out += lang == Lang::zh ? "、" : ", ";
    out += label(state).in(lang);
  }
  return out;
}

Error refuse_event(const ErrorSpec& spec, const LegalEvent& event, Label about) {
  return Error(spec, {{"event_zh", std::string(label(event.kind).zh)},
                      {"event_en", std::string(label(event.kind).en)},
                      {"on", event.on.to_string()},
                      {"about_zh", std::string(about.zh)},
                      {"about_en", std::string(about.en)}});
}

Error refuse_state(const LegalEvent& event, PatentKind kind, LegalState state) {
  const auto allowed = states_allowing(event.kind, kind);
  if (allowed.empty() && event.kind != EventKind::filed)
    return refuse_event(errors::event_not_for_kind, event, label(kind));
  return Error(errors::event_not_allowed, {{"event_zh", std::string(label(event.kind).zh)},
                                           {"event_en", std::string(label(event.kind).en)},
                                           {"on", event.on.to_string()},
                                           {"state_zh", std::string(label(state).zh)},
                                           {"state_en", std::string(label(state).en)},
                                           {"allowed_zh", allowed.empty() ? "无" : names(allowed, Lang::zh)},
                                           {"allowed_en", allowed.empty() ? "none" : names(allowed, Lang::en)}});
}

/// What the overlays say against the event.
Status check_overlays(const Transition& row, const LegalEvent& event, const Overlays& overlays) {
  for (const auto overlay : row.frozen_by.list())
    if (overlays.has(overlay)) return refuse_event(errors::event_frozen, event, label(overlay));
  if (row.takes && !overlays.has(*row.takes)) return refuse_event(errors::overlay_not_there, event, label(*row.takes));
  if (row.once && overlays.has(*row.puts)) return refuse_event(errors::overlay_already_there, event, label(*row.puts));
  return {};
}

}  // namespace

Result<LifeCycle> LifeCycle::replay(PatentKind kind, std::span<const LegalEvent> events) {
  std::vector<LegalEvent> ordered(events.begin(), events.end());
  std::stable_sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return a.on < b.on; });
  LifeCycle life(kind);
  if (ordered.empty())
    return Error(errors::history_must_begin, {{"event_zh", "（无）"}, {"event_en", "(none)"}, {"on", "-"}});
  for (const auto& event : ordered) SANLIAN_TRY(life.apply(event));
  return life;
}

Status LifeCycle::begin(const LegalEvent& event) {
  const auto state = state_at_beginning(event.kind);
  if (!state) return refuse_event(errors::history_must_begin, event, {});
  const bool for_kind = event.kind == EventKind::filed || !states_allowing(event.kind, kind_).empty();
  if (!for_kind) return refuse_event(errors::event_not_for_kind, event, label(kind_));
  timeline_.push_back({.state = *state, .since = event.on, .overlays = {}, .partly_invalid = false});
  if (event.kind == EventKind::granted) granted_ = event.on;
  newest_ = event.on;
  return {};
}

Result<Date> LifeCycle::effective_day(const LegalEvent& event) const {
  if (event.kind == EventKind::invalidated) return granted_.value_or(timeline_.front().since);
  if (event.kind == EventKind::terminated_unpaid && !event.effective)
    return refuse_event(errors::event_needs_effective_day, event, {});
  const Date day = event.effective.value_or(event.on);
  if (day > event.on || day < timeline_.front().since)
    return Error(errors::effective_day_out_of_order, {{"event_zh", std::string(label(event.kind).zh)},
                                                      {"event_en", std::string(label(event.kind).en)},
                                                      {"effective", day.to_string()},
                                                      {"first", timeline_.front().since.to_string()},
                                                      {"on", event.on.to_string()}});
  return day;
}

void LifeCycle::rewrite_from(Date day, LegalState state) {
  auto later = std::find_if(timeline_.begin(), timeline_.end(), [&](const auto& entry) { return entry.since >= day; });
  const bool begins_there = later != timeline_.end() && later->since == day;
  if (!begins_there) {
    LegalStatus entry = later == timeline_.begin() ? LegalStatus{} : *(later - 1);
    entry.since = day;
    later = timeline_.insert(later, entry);
  }
  for (; later != timeline_.end(); ++later) later->state = state;
}

Status LifeCycle::apply(const LegalEvent& event) {
  if (timeline_.empty()) return begin(event);
  if (event.on < newest_)
    return Error(errors::effective_day_out_of_order, {{"event_zh", std::string(label(event.kind).zh)},
                                                      {"event_en", std::string(label(event.kind).en)},
                                                      {"effective", event.on.to_string()},
                                                      {"first", newest_.to_string()},
                                                      {"on", event.on.to_string()}});
  const LegalState before = latest().state;
  const auto* row = find_transition(event.kind, kind_, before);
  if (!row) return refuse_state(event, kind_, before);
  SANLIAN_TRY(check_overlays(*row, event, latest().overlays));
  const Date day = SANLIAN_TRY(effective_day(event));

  newest_ = event.on;
  if (event.kind == EventKind::granted) granted_ = day;
  if (row->effect == Effect::moves) {
    if (kLostBeforeGrant.has(row->to)) lost_from_.push_back(before);
    rewrite_from(day, row->to);
  } else if (row->effect == Effect::returns) {
    ensure(!lost_from_.empty(), "a loss before grant is always reached through apply");
    rewrite_from(day, lost_from_.back());
    lost_from_.pop_back();
  } else if (row->puts || row->takes || event.kind == EventKind::partly_invalidated) {
    LegalStatus entry = latest();
    entry.since = event.on;
    if (row->puts) entry.overlays.add(*row->puts);
    if (row->takes) entry.overlays.remove(*row->takes);
    if (event.kind == EventKind::partly_invalidated) entry.partly_invalid = true;
    if (latest().since == event.on)
      timeline_.back() = entry;
    else
      timeline_.push_back(entry);
  }
  return {};
}

std::optional<LegalStatus> LifeCycle::on(Date date) const {
  const auto next =
      std::find_if(timeline_.begin(), timeline_.end(), [&](const auto& entry) { return entry.since > date; });
  if (next == timeline_.begin()) return std::nullopt;
  return *(next - 1);
}

Result<std::optional<LegalStatus>> status_on(PatentKind kind, std::span<const LegalEvent> events, Date date) {
  const auto life = SANLIAN_TRY(LifeCycle::replay(kind, events));
  return life.on(date);
}

}  // namespace sanlian::patent
