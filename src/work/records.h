// The use cases of a single record, for both doors: rights, chains and transactions meet here.
#pragma once

#include "work/platform.h"

namespace sanlian::work {

/// Writes the draft; a type with a chain begins at the chain's first stage.
Result<record::Written> create_record(Platform& platform, store::Transaction& transaction,
                                      const record::Writer::Who& who, record::Draft draft);

}  // namespace sanlian::work
