#pragma once

#include <algorithm>

#include "feel/impl/evaluator.h"

namespace sanlian::feel {

/// null that comes from the nulls among the operands of `what`. Where those have no reason, that one is null is the
/// reason, or else that there is no result.
inline Value null_of_operands(Evaluator& evaluator, std::string_view what, std::span<const Value> operands) {
  auto value = evaluator.from_nulls(operands);
  if (value.reason()) return value;
  const auto is_null = [](const Value& operand) { return operand.is_null(); };
  const bool any = std::any_of(operands.begin(), operands.end(), [&](const Value& operand) {
    return operand.is(Kind::list) ? std::any_of(operand.list().begin(), operand.list().end(), is_null)
                                  : operand.is_null();
  });
  return evaluator.fail(any ? errors::null_operand : errors::no_result, {{"what", std::string(what)}});
}

}  // namespace sanlian::feel
