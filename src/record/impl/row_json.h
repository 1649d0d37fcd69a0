#pragma once

#include "format/json_writer.h"
#include "record/impl/plan.h"
#include "store/rows.h"

namespace sanlian::record {

CellView cell_at(const store::Rows& rows, int column);
/// The record as the API shows it: id, type, park, version, times, stage, then the fields by key.
void write_row(const Queries::Plan& plan, const store::Rows& rows, format::JsonWriter& out);

}  // namespace sanlian::record
