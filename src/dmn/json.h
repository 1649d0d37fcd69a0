// Inputs and answers as JSON.
#pragma once

#include "base/result.h"
#include "dmn/engine.h"
#include "format/json_writer.h"
#include "format/value.h"

namespace sanlian::dmn {

/// The value that JSON means where `type` is expected: a text becomes a date, time or duration where one is; a number
/// keeps its digits. What does not fit stays as it is, and evaluating says so.
feel::Value from_json(const format::Value& json, const feel::Type& type);
/// A map of inputs, each read as the type its name has in the model.
/// Errors: dmn.bad_input, dmn.no_input with the nearest name.
Result<feel::Context> inputs_from_json(const format::Value& json, const Engine& engine);

/// Dates, times and durations as ISO text; ranges and functions as FEEL.
void write_json(format::JsonWriter& out, const feel::Value& value);
void write_json(format::JsonWriter& out, const std::vector<Step>& steps);
/// `{code, where, message, hint}`
void write_json(format::JsonWriter& out, const Error& error, Lang lang);
/// A list of the same.
void write_json(format::JsonWriter& out, const std::vector<feel::ReasonPtr>& reasons, Lang lang);

}  // namespace sanlian::dmn
