#pragma once

#include <unordered_map>

#include "work/import/impl/row_keys.h"
#include "work/import/impl/staged_row.h"
#include "work/platform.h"

namespace sanlian::work {

/// Writes checked rows inside the one transaction of an import; a refused row leaves no trace.
class RowWriter {
 public:
  enum class Outcome { inserted, updated, unchanged };
  RowWriter(Platform& platform, store::Transaction& transaction, const record::Writer::Who& who,
            const ImportOptions& options, const RowKeys& keys);

  Result<Outcome> write(const StagedRow& row);
  std::int64_t created() const { return created_; }  ///< Records made because a row named them.

 private:
  struct Made {
    const record::RecordType* type;
    std::string title, id;
  };
  Result<Outcome> write_now(const StagedRow& row, std::vector<Made>& made);
  Status make_missing(const StagedRow& row, record::Draft& draft, std::vector<Made>& made);
  Result<Outcome> insert(record::Draft draft, bool prepared);
  Result<Outcome> update(record::Draft draft, const RowKeys::Existing& existing);
  Status keep_known(const StagedRow& row, record::Draft& draft, std::string_view id);
  Status check_import_rule(const record::RecordType& type, std::string_view id);

  Platform& platform_;
  store::Transaction& transaction_;
  const record::Writer::Who who_;
  const ImportOptions& options_;
  const RowKeys& keys_;
  const bool own_rule_;  ///< Importing has conditions that creating and editing do not imply.
  std::unordered_map<std::string, std::string> made_;  ///< Type and folded title to id.
  std::int64_t created_ = 0;
};

}  // namespace sanlian::work
