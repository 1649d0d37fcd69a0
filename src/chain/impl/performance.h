// One move while it is being made. Each step is called once, in this order; the first refusal ends it.
#pragma once

#include "chain/impl/weighing.h"

namespace sanlian::chain {

class Performance {
 public:
  Performance(const Moves::Parts& parts, const Moves& moves, store::Transaction& transaction,
              const record::Writer::Who& who, const MoveRequest& request)
      : parts_(parts), moves_(moves), transaction_(transaction), who_(who), request_(request) {}

  Result<MoveDone> run();

 private:
  Status admit();                                       ///< Record, move, role, row, version, stage.
  Status weigh();                                       ///< What is given, reason, fields, guards, documents.
  Status write();                                       ///< Values, what is created, the stage and its event.
  Status follow(const record::Writer::Who& chain_who);  ///< Effects, related records, notices.

  Status read_given();
  Status check_stage() const;
  Status create(const Creation& creation, const Weighing& weighing, const record::Writer::Who& chain_who);
  Status update(const Update& update, const Weighing& weighing, const record::Writer::Who& chain_who);
  Status announce(const Announcement& announcement, const Weighing& weighing);
  Status announce_to(const record::Role& role, const Announcement& announcement,
                     const std::vector<std::string>& organisations);
  Status append_event(const record::StageCells& stage);
  record::StageCells next_stage() const;
  Status reload();
  Weighing weighing() const;
  Instant now() const { return transaction_.now(); }
  const record::Registry& registry() const { return parts_.writer.registry(); }

  const Moves::Parts& parts_;
  const Moves& moves_;
  store::Transaction& transaction_;
  const record::Writer::Who& who_;
  const MoveRequest& request_;
  const ChainType* chain_ = nullptr;
  const Move* move_ = nullptr;
  std::string role_;  ///< That allows it.
  record::Row before_;
  record::Row row_;  ///< With what was given, then with what is set, then as written.
  std::optional<record::Draft> change_;
  MoveDone done_;
};

}  // namespace sanlian::chain
