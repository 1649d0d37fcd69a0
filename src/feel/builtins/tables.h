#pragma once

#include <span>

#include "feel/builtins/builtin.h"

namespace sanlian::feel {

std::span<const BuiltinRow> boolean_builtins();
std::span<const BuiltinRow> calendar_builtins();
std::span<const BuiltinRow> context_builtins();
std::span<const BuiltinRow> conversion_builtins();
std::span<const BuiltinRow> list_builtins();
std::span<const BuiltinRow> number_builtins();
std::span<const BuiltinRow> pattern_builtins();
std::span<const BuiltinRow> range_builtins();
std::span<const BuiltinRow> statistics_builtins();
std::span<const BuiltinRow> string_builtins();

}  // namespace sanlian::feel
