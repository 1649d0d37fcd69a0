#include "chain/funnel.h"

#include <map>

namespace sanlian::chain {
namespace {

struct Scope {
  const ChainType& chain;
  std::string_view park;

  /// Events of the chain's live records; the record's row is `r`.
  std::string events() const {
    return " FROM stage_event e JOIN " + chain.type->table() +
           " r ON r.id = e.record_id AND r.deleted_at IS NULL WHERE e.chain = ? AND (e.from_stage IS NULL OR "
           "e.from_stage <> e.to_stage)" +
           (park.empty() ? "" : " AND e.park = ?");
  }
  std::vector<store::Bind> binds() const {
    std::vector<store::Bind> binds = {chain.key};
    if (!park.empty()) binds.emplace_back(park);
    return binds;
  }
};

using ByStage = std::map<std::string, StageFigures, std::less<>>;

Status count_events(store::Source& source, const Scope& scope, ByStage& stages) {
  std::string successes;
  std::vector<store::Bind> binds;
  for (const auto& stage : scope.chain.stages)
    if (stage.terminal == Terminal::success) {
      successes += successes.empty() ? "?" : ", ?";
      binds.emplace_back(stage.key);
    }
  const auto done = successes.empty() ? std::string("NULL") : "CASE WHEN r.stage IN (" + successes + ") THEN r.id END";
  for (const auto& bind : scope.binds()) binds.push_back(bind);
  auto rows = SANLIAN_TRY(source.query(
      "SELECT e.to_stage, count(DISTINCT r.id), count(DISTINCT CASE WHEN r.stage <> e.to_stage THEN r.id END), "
      "count(DISTINCT " +
          done + ")" + scope.events() + " GROUP BY e.to_stage ORDER BY e.to_stage",
      binds));
  while (SANLIAN_TRY(rows.next())) {
    auto& figures = stages[std::string(rows.text(0))];
    figures.entered = rows.integer(1);
    figures.left = rows.integer(2);
    figures.done = rows.integer(3);
  }
  return {};
}

Status count_present(store::Source& source, const Scope& scope, ByStage& stages) {
  std::vector<store::Bind> binds = {scope.chain.start};  // where records stand from before their type had a chain
  if (!scope.park.empty()) binds.emplace_back(scope.park);
  auto rows = SANLIAN_TRY(source.query("SELECT coalesce(stage, ?), count(*) FROM " + scope.chain.type->table() +
                                           " WHERE deleted_at IS NULL" + (scope.park.empty() ? "" : " AND park = ?") +
                                           " GROUP BY 1 ORDER BY 1",
                                       binds));
  while (SANLIAN_TRY(rows.next())) stages[std::string(rows.text(0))].present = rows.integer(1);
  return {};
}

/// Length in working days to how often it occurred.
using Lengths = std::map<int, std::int64_t>;

std::optional<Decimal> median(const Lengths& lengths, std::int64_t count) {
  if (count == 0) return std::nullopt;
  const auto at = [&](std::int64_t position) {
    for (const auto& [length, times] : lengths)
      if ((position -= times) < 0) return length;
    return 0;
  };
  return divide(Decimal(at((count - 1) / 2) + at(count / 2)), Decimal(2));
}

/// Days are grouped in SQL, so that what comes out is as small as the pairs of days, however many the events.
Status measure_stays(store::Source& source, const Scope& scope, const WorkCalendar& calendar, ByStage& stages) {
  auto rows = SANLIAN_TRY(source.query(
      "SELECT stage, entered, left_on, count(*) FROM (SELECT e.to_stage AS stage, e.date AS entered, lead(e.date) OVER "
      "(PARTITION BY e.record_id ORDER BY e.seq) AS left_on" +
          scope.events() +
          ") AS stay WHERE left_on IS NOT NULL GROUP BY stage, entered, left_on ORDER BY stage, entered, left_on",
      scope.binds()));
  std::map<std::string, Lengths> lengths;
  while (SANLIAN_TRY(rows.next())) {
    const auto entered = Date::parse(rows.text(1)), left = Date::parse(rows.text(2));
    ensure(entered && left, "days of events are written by this room");
    lengths[std::string(rows.text(0))][calendar.workdays_between(*entered, *left)] += rows.integer(3);
  }
  for (const auto& [stage, of_stage] : lengths) {
    auto& figures = stages[stage];
    for (const auto& [length, times] : of_stage) figures.stays += times;
    figures.median_workdays = median(of_stage, figures.stays);
  }
  return {};
}

}  // namespace

Result<std::vector<StageFigures>> funnel(store::Source& source, const ChainType& chain, std::string_view park,
                                         const WorkCalendar& calendar) {
  const Scope scope{.chain = chain, .park = park};
  ByStage stages;
  SANLIAN_TRY(count_events(source, scope, stages));
  SANLIAN_TRY(count_present(source, scope, stages));
  SANLIAN_TRY(measure_stays(source, scope, calendar, stages));
  std::vector<StageFigures> figures;
  for (const auto& stage : chain.stages) {
    figures.push_back(stages[stage.key]);
    figures.back().stage = stage.key;
    stages.erase(stage.key);
  }
  for (auto& [key, of_stage] : stages) {  // stages that a changed declaration no longer knows
    figures.push_back(of_stage);
    figures.back().stage = key;
  }
  return figures;
}

}  // namespace sanlian::chain
