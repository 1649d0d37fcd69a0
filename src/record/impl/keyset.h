// Paging by the last row seen. The cursor is the JSON list of its order values, in URL-safe base64 without padding.
#pragma once

#include "record/impl/plan.h"
#include "store/rows.h"

namespace sanlian::record {

/// Appends ` AND (…)`: rows strictly after the cursor. Errors: record.bad_cursor.
Status add_keyset(const std::vector<OrderKey>& order, std::string_view cursor, Statement& out);
std::string cursor_of(const Queries::Plan& plan, const store::Rows& rows);

}  // namespace sanlian::record
