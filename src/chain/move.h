#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "chain/checks.h"
#include "feel/expression.h"
#include "record/type.h"

namespace sanlian::chain {
using format::Label;

/// A field that is given with the move.
struct Ask {
  const record::Field* field = nullptr;
  bool required = true;  ///< It must hold a value once the move is made, given now or before.
};

/// Records reached from the moved one.
struct Related {
  feel::Expression over;                     ///< FEEL over the moved record: a record or a list of them.
  std::optional<feel::Expression> path;      ///< FEEL over each of those: where to go on.
  const record::RecordType* type = nullptr;  ///< What stands at the end.
};

/// A condition: `must`, or a check that all of `related` (or the record itself) have to pass.
struct Guard {
  Label otherwise;  ///< What a person reads when it does not hold.
  std::optional<feel::Expression> must;
  const CheckFace* check = nullptr;
  std::optional<Related> related;
  std::vector<std::pair<std::string, feel::Expression>> inputs;
  bool waits_for_input = false;  ///< Reads a field that is given with the move: cannot be judged before.
};

/// One value that is written.
struct Setting {
  const record::Field* field = nullptr;
  feel::Expression value;
};

struct Update {
  Related related;
  std::optional<feel::Expression> where;  ///< With `target`, the record that would be written.
  std::vector<Setting> sets;
};

struct Creation {
  const record::RecordType* type = nullptr;
  const record::Field* key = nullptr;  ///< Reference of the moved record to what is made; may be null.
  std::vector<Setting> values;
};

/// Whom a move tells.
struct Announcement {
  std::vector<std::string> roles;
  std::optional<feel::Expression> organisation;  ///< Of roles that belong to an organisation.
  Label text;
};

/// One declared move between stages.
struct Move {
  std::string key;
  Label label, help;
  std::vector<std::string> from;
  std::string to;
  std::vector<std::string> roles;
  std::optional<feel::Expression> where;
  std::vector<Ask> asks;
  std::vector<Guard> guards;
  std::vector<const record::Option*> documents;  ///< Kinds that must be attached.
  std::vector<Setting> sets;
  std::vector<Creation> creates;
  std::vector<std::string> runs;  ///< Names in the EffectBook.
  std::vector<Update> updates;
  std::vector<Announcement> notifies;
  bool is_return = false;
  bool reason_required = false;
  std::string place;  ///< `packs/…/chains/….yaml:14:5`

  bool leaves(std::string_view stage) const;
  const Ask* ask(std::string_view field_key) const;
};

/// The slots of a frame for a chain's expressions: the record, who acts, the move, and what an update writes.
enum FrameSlot : int { kRecordSlot, kUserSlot, kMoveSlot, kTargetSlot };

/// `move` in FEEL: key, from, to, reason.
feel::Type move_type();
/// record_scope plus `move`, and `target` where there is one.
feel::Scope move_scope(const record::RecordType& type, const record::RecordType* target = nullptr);

}  // namespace sanlian::chain
