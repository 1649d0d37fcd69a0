#include "chain/stage_event.h"

namespace sanlian::chain {
namespace {

store::Bind text_or_null(const std::string& text) { return text.empty() ? store::Bind() : store::Bind(text); }

}  // namespace

Result<std::int64_t> append_event(store::Transaction& transaction, const StageEvent& event) {
  const auto now = transaction.now();
  const auto date = now.local_date().to_string();
  const auto due = event.due ? event.due->to_string() : std::string();
  SANLIAN_TRY(
      transaction.run("INSERT INTO stage_event(chain, type, record_id, park, from_stage, to_stage, move, at, date, "
                      "actor, actor_name, due, "
                      "reason, version) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      {event.chain, event.type, event.record_id, text_or_null(event.park),
                       text_or_null(event.from_stage), event.to_stage, event.move, now.micros, date, event.actor,
                       event.actor_name, text_or_null(due), text_or_null(event.reason), event.version}));
  return transaction.last_row_id();
}

Result<std::vector<StageEvent>> history(store::Source& source, std::string_view type, std::string_view record_id) {
  auto rows =
      SANLIAN_TRY(source.query("SELECT seq, chain, type, record_id, park, from_stage, to_stage, move, at, actor, "
                               "actor_name, due, reason, version "
                               "FROM stage_event WHERE type = ? AND record_id = ? ORDER BY seq",
                               {type, record_id}));
  std::vector<StageEvent> events;
  while (SANLIAN_TRY(rows.next()))
    events.push_back({.seq = rows.integer(0),
                      .chain = std::string(rows.text(1)),
                      .type = std::string(rows.text(2)),
                      .record_id = std::string(rows.text(3)),
                      .park = std::string(rows.text(4)),
                      .from_stage = std::string(rows.text(5)),
                      .to_stage = std::string(rows.text(6)),
                      .move = std::string(rows.text(7)),
                      .at = {rows.integer(8)},
                      .actor = std::string(rows.text(9)),
                      .actor_name = std::string(rows.text(10)),
                      .due = Date::parse(rows.text(11)),
                      .reason = std::string(rows.text(12)),
                      .version = rows.integer(13)});
  return events;
}

Result<std::vector<LateRecord>> overdue(store::Source& source, const ChainType& chain, std::string_view park, Date date,
                                        const WorkCalendar& calendar) {
  const auto day = date.to_string();
  std::vector<store::Bind> binds = {day};
  std::string sql =
      "SELECT id, park, stage, stage_due FROM " + chain.type->table() + " WHERE deleted_at IS NULL AND stage_due < ?";
  if (!park.empty()) sql += " AND park = ?", binds.emplace_back(park);
  auto rows = SANLIAN_TRY(source.query(sql + " ORDER BY stage_due, id", binds));
  std::vector<LateRecord> late;
  while (SANLIAN_TRY(rows.next())) {
    const auto due = Date::parse(rows.text(3));
    if (!due) continue;
    late.push_back({.id = std::string(rows.text(0)),
                    .park = std::string(rows.text(1)),
                    .stage = std::string(rows.text(2)),
                    .due = *due,
                    .workdays_late = calendar.workdays_between(*due, date)});
  }
  return late;
}

}  // namespace sanlian::chain
