#pragma once

#include "format/json_writer.h"
#include "record/impl/plan.h"
#include "store/rows.h"

namespace sanlian::record {

CellView cell_at(const store::Rows& rows, int column);
/// Whether this row keeps the field at `position` from the actor. What the condition leaves unknown is kept.
bool hides(const ShownFields& shown, std::size_t position, const store::Rows& rows);
/// The record as the API shows it: id, type, park, version, times, stage, then the fields by key; `hidden` names those
/// that are null because the actor may not see them in this row.
void write_row(const Queries::Plan& plan, const store::Rows& rows, format::JsonWriter& out);

}  // namespace sanlian::record
