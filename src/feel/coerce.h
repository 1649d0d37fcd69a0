#pragma once

#include <optional>

#include "feel/type.h"
#include "feel/value.h"

namespace sanlian::feel {

/// `value instance of type`: no conversion, and null is an instance of nothing.
bool is_instance(const Value& value, const Type& type);

/// A value where `type` is declared (guide §2): as it is, the one item of a list, a list of the one item, midnight UTC
/// of a date; else nothing. Null stays null.
std::optional<Value> coerce(const Value& value, const Type& type);

/// Whether `value` lies in `range`; nothing for null, an explicit null end or kinds that do not compare.
std::optional<bool> contains(const Range& range, const Value& value);

}  // namespace sanlian::feel
