#pragma once

#include <string_view>

#include "base/error.h"

struct sqlite3;

namespace sanlian::store {

/// What SQLite just answered on this connection (or about opening it), as one of our errors. `code` is extended.
Error error_of(sqlite3* database, int code, std::string_view sql);

}  // namespace sanlian::store
