#include "store/transaction.h"

#include <sqlite3.h>

#include "store/errors.h"
#include "store/impl/journal_tail.h"
#include "store/impl/trusted.h"

namespace sanlian::store {

Status Transaction::still_open() const {
  if (sqlite3_get_autocommit(connection_.handle()) == 0) return {};
  return Error(errors::disk_failed, {{"detail", "an earlier failure rolled the transaction back"}});
}

Result<Rows> Transaction::query(std::string_view sql, Binds binds) {
  SANLIAN_TRY(still_open());
  return connection_.query(sql, binds);
}

Result<std::int64_t> Transaction::run(std::string_view sql, Binds binds) {
  SANLIAN_TRY(still_open());
  return connection_.run(sql, binds);
}

Status Transaction::script(std::string_view sql) {
  SANLIAN_TRY(still_open());
  return connection_.script(sql);
}

Status Transaction::enter() {
  SANLIAN_TRY(still_open());
  const Trusted trusted(connection_);
  SANLIAN_TRY(connection_.run("SAVEPOINT part"));
  journal_.enter();
  return {};
}

Status Transaction::leave(bool keep) {
  const Trusted trusted(connection_);
  journal_.leave(keep);
  if (!keep && !still_open()) return {};  // the part's own error says what happened
  if (!keep) SANLIAN_TRY(connection_.run("ROLLBACK TO part"));
  SANLIAN_TRY(connection_.run("RELEASE part"));
  return {};
}

}  // namespace sanlian::store
