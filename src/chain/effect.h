// What a move sets off that no declaration can say: the schedule of a loan. Room work registers them by name.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "record/writer.h"

namespace sanlian::chain {

class ChainType;
struct Move;

/// A record that a move made.
struct Created {
  const record::RecordType* type = nullptr;
  std::string id;
};

/// What an effect may know and use. It runs inside the move's transaction; a refusal undoes the whole move.
struct EffectContext {
  store::Transaction& transaction;
  const record::Writer& writer;
  const record::Writer::Who& who;  ///< Writes with the chain's own right, in the person's name.
  const record::Actor& person;     ///< Who made the move.
  const ChainType& chain;
  const Move& move;
  const record::Row& record;         ///< As the move has written it.
  std::span<const Created> created;  ///< What the move made before, in the order of its declaration.
  const WorkCalendar& calendar;
};

using Effect = std::function<Status(EffectContext&)>;

class EffectBook {
 public:
  /// A name is registered once.
  void add(std::string name, Effect effect);
  const Effect* find(std::string_view name) const;
  std::vector<std::string> names() const;

 private:
  std::map<std::string, Effect, std::less<>> effects_;
};

}  // namespace sanlian::chain
