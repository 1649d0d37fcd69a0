// Moving a record along its chain: what is offered, and the one transaction in which a move is made.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "chain/chain_book.h"
#include "chain/move_offer.h"
#include "format/value.h"
#include "record/writer.h"

namespace sanlian::chain {

struct MoveRequest {
  const record::RecordType& type;
  std::string_view id;
  std::string_view move;                ///< Its key.
  const format::Value& given;           ///< Fields as JSON, `{}` or null for none; may hold `overrides` as edits do.
  std::string_view reason = {};         ///< In the person's words.
  std::optional<std::int64_t> version;  ///< The version the person saw.
};

/// What a move did.
struct MoveDone {
  std::int64_t version = 0;  ///< The record's newest: effects may have changed it once more.
  std::string stage;
  std::optional<Date> due;
  std::vector<Created> created;          ///< In the order of the declaration.
  std::vector<record::Written> updated;  ///< Related records that changed.
  int notices = 0;
  std::int64_t event_seq = 0;
};

class Moves {
 public:
  struct Parts {
    const ChainBook& book;
    const record::Writer& writer;
    const EffectBook& effects;
    const Checks& checks;
    const WorkCalendar& calendar;
  };
  explicit Moves(const Parts& parts) : parts_(parts) {}

  /// Every move from the record's stage that a role of the actor knows and whose `where` holds, in the order of the
  /// declaration. The row must be one the actor may see; one from before its type had a chain stands at the start.
  /// Errors: chain.no_chain, those of reading.
  Result<std::vector<MoveOffer>> available(store::Source& source, const record::Actor& actor, Instant now,
                                           const record::Row& row) const;

  /// Looks, in this order, at: the record (record.not_found), the move (chain.unknown_move), role (chain.wrong_role),
  /// row (chain.not_this_record), version (record.version_missing, record.version_conflict), stage
  /// (chain.wrong_stage), what is given (record.wrong_value, record.unreadable_number and their kin, chain.not_asked);
  /// then at the reason, asked fields, guards and documents together, every failing one reported. Then writes, with the
  /// chain's own right and in the person's name. All or nothing, also inside a larger job.
  Result<MoveDone> perform(store::Transaction& transaction, const record::Writer::Who& who,
                           const MoveRequest& request) const;

  /// Creates a record of a type with a chain, at its start and with its first event; `draft` is prepared as for
  /// Writer::create. Errors: chain.no_chain, those of Writer::create.
  Result<record::Written> create_staged(store::Transaction& transaction, const record::Writer::Who& who,
                                        const record::Draft& draft) const;

  const ChainBook& book() const { return parts_.book; }

 private:
  Parts parts_;
};

/// The stage columns of a record that enters `stage` now.
record::StageCells enter(const Stage& stage, Instant now, const WorkCalendar& calendar);
/// Those of a new record.
record::StageCells start_of(const ChainType& chain, Instant now, const WorkCalendar& calendar);

}  // namespace sanlian::chain
