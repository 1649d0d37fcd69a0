// The notation in which this room says what its endpoints take and answer; it is read into JSON Schema.
//
//     # Why a move cannot be made now.
//     MoveReason = {kind: "field_missing" | "guard_unmet", text: Label, needs?: [Need],
//                   key?: text}  # of a missing field its key
//
// A type is text, integer, number, boolean, null, date, instant, binary, any, a Name, a "literal", [a list] or {a map},
// or several of them, `date | null`. `*: T` in a map is the type of the keys that it does not name. A comment above a
// name or behind a member becomes its description.
#pragma once

#include <string>
#include <string_view>

#include "format/json_writer.h"

namespace sanlian::api {

/// `"type":"string"`: the JSON Schema of one type without its braces, so that more can be said beside it. What is
/// not of the notation is a bug of this room (ensure).
std::string schema_of(std::string_view type);

/// A key with its schema for each `Name = type` of `declarations`, into the open map of `out`.
void write_schemas(format::JsonWriter& out, std::string_view declarations);

}  // namespace sanlian::api
