// The tables of keys of what room record reads from packs/: files are checked against them and the reference pages are
// printed from them.
#pragma once

#include "format/schema.h"

namespace sanlian::record {

extern const format::Schema kPackSchema, kRolesSchema, kTypeSchema, kExtensionSchema;

/// `source: {document: …, clause: …, from: …}`: where a rule is taken from; shared by all declared kinds.
extern const format::Schema kSourceSchema;

}  // namespace sanlian::record
