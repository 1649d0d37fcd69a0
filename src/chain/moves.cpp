#include "chain/moves.h"

#include "chain/impl/performance.h"
#include "chain/stage_event.h"

namespace sanlian::chain {

record::StageCells enter(const Stage& stage, Instant now, const WorkCalendar& calendar) {
  record::StageCells cells{.stage = stage.key, .since = now, .due = {}, .reason = {}};
  if (stage.target_workdays) cells.due = calendar.add_workdays(now.local_date(), *stage.target_workdays);
  return cells;
}

record::StageCells start_of(const ChainType& chain, Instant now, const WorkCalendar& calendar) {
  const auto* stage = chain.stage(chain.start);
  ensure(stage, "a chain starts at one of its stages");
  return enter(*stage, now, calendar);
}

Result<std::vector<MoveOffer>> Moves::available(store::Source& source, const record::Actor& actor, Instant now,
                                                const record::Row& row) const {
  const auto* chain = SANLIAN_TRY(parts_.book.require(*row.type));
  auto standing = row;
  if (standing.stage.empty()) standing.stage = chain->start;
  std::vector<MoveOffer> offers;
  for (const auto& move : chain->moves) {
    if (row.deleted_at || !move.leaves(standing.stage)) continue;
    if (!Weighing::knows(move, actor)) continue;
    const Weighing weighed(parts_,
                           {.source = source,
                            .person = actor,
                            .now = now,
                            .chain = *chain,
                            .move = move,
                            .from = standing.stage,
                            .reason = {}},
                           standing);
    if (!weighed.allowing_role()) continue;
    MoveOffer offer{.move = &move, .allowed = false, .reasons = {}, .inputs = {}};
    offer.reasons = SANLIAN_TRY(weighed.guards(Weighing::Input::awaited));
    for (auto& reason : SANLIAN_TRY(weighed.documents())) offer.reasons.push_back(std::move(reason));
    for (const auto& ask : move.asks)
      offer.inputs.push_back({.ask = &ask, .filled = !record::is_null(row.of(*ask.field)[0])});
    offer.allowed = offer.reasons.empty();
    offers.push_back(std::move(offer));
  }
  return offers;
}

Result<MoveDone> Moves::perform(store::Transaction& transaction, const record::Writer::Who& who,
                                const MoveRequest& request) const {
  return transaction.attempt(
      [&]() -> Result<MoveDone> { return Performance(parts_, *this, transaction, who, request).run(); });
}

Result<record::Written> Moves::create_staged(store::Transaction& transaction, const record::Writer::Who& who,
                                             const record::Draft& draft) const {
  const auto* chain = SANLIAN_TRY(parts_.book.require(*draft.type));
  const auto stage = start_of(*chain, transaction.now(), parts_.calendar);
  auto written = SANLIAN_TRY(parts_.writer.create(transaction, who, draft, stage));
  SANLIAN_TRY(append_event(transaction, {.seq = 0,
                                         .chain = chain->key,
                                         .type = chain->type->key,
                                         .record_id = written.id,
                                         .park = draft.park,
                                         .from_stage = {},
                                         .to_stage = stage.stage,
                                         .move = {},
                                         .at = transaction.now(),
                                         .actor = who.actor.id().empty() ? who.actor.name() : who.actor.id(),
                                         .actor_name = who.actor.name(),
                                         .due = stage.due,
                                         .reason = {},
                                         .version = written.version}));
  return written;
}

}  // namespace sanlian::chain
