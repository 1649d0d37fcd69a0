// The use cases of a single record, for both doors: rights, chains and transactions meet here.
#pragma once

#include "work/platform.h"

namespace sanlian::work {

/// Writes the draft; a type with a chain begins at the chain's first stage. A repayment says which instalments it pays.
Result<record::Written> create_record(Platform& platform, store::Transaction& transaction,
                                      const record::Writer::Who& who, const record::Draft& draft);

/// To the recycle bin or back; as Writer::remove and Writer::restore, with the same consequences as a creation.
Result<record::Written> set_record_deleted(Platform& platform, store::Transaction& transaction,
                                           const record::Writer::Who& who, const record::RecordType& type,
                                           std::string_view id, std::optional<std::int64_t> version, bool deleted);

}  // namespace sanlian::work
