// What a ground of a check rests on: the fields it reads, with what the record holds, as one person may see it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "record/row.h"
#include "store/source.h"
#include "work/checks.h"

namespace sanlian::work {

struct UsedValue {
  std::string path;  ///< `holder.name`
  record::Label label;
  std::optional<record::Label> text;  ///< Printed; nothing where the field is empty.
  bool hidden = false;                ///< The person may not see it; `text` is nothing then.
};

/// Whose record, seen by whom, with which inputs (references as ids).
struct GroundCase {
  store::Source& source;
  const record::Registry& registry;
  const Check& check;
  const record::Row& row;
  const feel::Context& inputs;
  record::Viewer viewer;
};

/// Every field of the record, of records it refers to and of the inputs that the ground reads, each once, in the order
/// it reads them. Left out are the references on the way and lists of records. Errors: those of reading.
Result<std::vector<UsedValue>> used_values(const GroundCase& one, const Ground& ground);

}  // namespace sanlian::work
