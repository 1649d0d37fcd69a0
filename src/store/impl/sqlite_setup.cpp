#include "store/impl/sqlite_setup.h"

#include <sqlite3.h>

#include <mutex>

#include "base/ensure.h"

namespace sanlian::store {

void set_up_sqlite() {
  static std::once_flag once;
  std::call_once(once, [] {
    // Counting every allocation takes a lock that all threads share; nobody reads the count.
    const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    // A savepoint keeps the pages its job changes, some twenty of them. Beyond 64 KB they would go to a temporary file,
    // and then so for all further jobs of the group: a fifth of the writer's time. No limit instead: with a larger one
    // SQLite 3.40 says that the disk is full where it should spill.
    const int in_memory = sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, -1);
    ensure(uncounted == SQLITE_OK && in_memory == SQLITE_OK, "SQLite is set up before it is used");
  });
}

}  // namespace sanlian::store
