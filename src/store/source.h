#pragma once

#include "store/rows.h"

namespace sanlian::store {

/// Where rows can be read from: a Reader (what is committed) or a Transaction (that and its own changes).
/// Functions that only read take this, so that they serve both.
class Source {
 public:
  virtual ~Source() = default;

  /// Errors: store.statement_wrong and what Rows::next names.
  virtual Result<Rows> query(std::string_view sql, Binds binds = {}) = 0;

  /// The first column of the first row, or nullopt when there is no row or it is null.
  Result<std::optional<std::int64_t>> integer(std::string_view sql, Binds binds = {});
  Result<std::optional<std::string>> text(std::string_view sql, Binds binds = {});
};

}  // namespace sanlian::store
