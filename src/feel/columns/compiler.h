// FEEL as a program over columns: a named subset, which answers as the evaluator does or asks for it.
#pragma once

#include <vector>

#include "feel/columns/operand.h"
#include "feel/columns/program.h"
#include "feel/columns/words.h"
#include "feel/expression.h"

namespace sanlian::feel::columns {

class Builder;

/// `slots[s]` is what stands in slot `s` of the expression's frame. What has no column form is Operand::none, or, where
/// only some rows need it, kAsk in these; each such place is added to `notes` as feel.no_columns.
Operand compile(const Expression& expression, std::span<const Operand> slots, Builder& builder,
                std::vector<Error>& notes);
/// Whether the tests read nothing but `?`, so that they can be tried out beforehand.
bool reads_only_input(const Expression& tests);

}  // namespace sanlian::feel::columns
