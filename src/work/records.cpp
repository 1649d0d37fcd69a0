#include "work/records.h"

namespace sanlian::work {

Result<record::Written> create_record(Platform& platform, store::Transaction& transaction,
                                      const record::Writer::Who& who, record::Draft draft) {
  if (draft.type->staged()) return platform.moves().create_staged(transaction, who, std::move(draft));
  return platform.writer().create(transaction, who, std::move(draft));
}

}  // namespace sanlian::work
