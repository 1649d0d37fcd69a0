#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "chain/move.h"

namespace sanlian::chain {

/// Why a move cannot be made (yet): what a disabled button says, and what a refusal answers.
struct MoveReason {
  enum class Kind { field_missing, guard_unmet, guard_unknown, check_not_passed, document_missing };
  /// A field by its path from the moved record, and the path in words: 贷款 · 登记日.
  struct Need {
    std::string path;
    Label label;
    bool operator==(const Need&) const = default;
  };
  Kind kind = Kind::guard_unmet;
  Label text;                  ///< The guard's `else`; of a document or field its label.
  std::string key;             ///< Kind of the document, key of the field.
  std::vector<Need> needs;     ///< Of an unknown guard or ground: the empty fields it hangs on.
  std::vector<Label> grounds;  ///< Of a check: each record with what holds it up.

  Error as_error() const;
};

/// One move from the present stage, as offered to a person whose roles know it.
struct MoveOffer {
  struct Input {
    const Ask* ask = nullptr;
    bool filled = false;  ///< The record holds a value already.
  };
  const Move* move = nullptr;
  bool allowed = false;             ///< Nothing stands against it but what is given with it.
  std::vector<MoveReason> reasons;  ///< Why not; empty when allowed.
  std::vector<Input> inputs;        ///< What is asked, in the order of the declaration.
};

}  // namespace sanlian::chain
