#pragma once

#include <optional>

#include "feel/impl/node.h"

namespace sanlian::feel {

/// `a op b` for values that are not null. The outer nothing: these kinds have no such operation; a null value: it has
/// no result here (division by zero, overflow, a date out of range).
std::optional<Value> arithmetic(Op op, const Value& a, const Value& b);
std::optional<Value> negated(const Value& value);

/// A duration as seconds with nine decimals, and back (cut below a nanosecond).
Decimal to_decimal(const TimeDuration& duration);
std::optional<TimeDuration> to_time_duration(const Decimal& seconds);

}  // namespace sanlian::feel
