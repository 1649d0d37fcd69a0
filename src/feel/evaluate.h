#pragma once

#include <span>
#include <string>
#include <vector>

#include "feel/environment.h"
#include "feel/expression.h"
#include "feel/value.h"

namespace sanlian::feel {

struct Evaluation {
  Value value;
  std::vector<ReasonPtr> reasons;  ///< Every failing operation and empty field met, in the order they were met.
};

/// The values of the scope's variables, by slot.
using Frame = std::span<const Value>;

/// Never fails: what cannot be computed is null, with its reasons. `frame` holds at least Scope::slots() values.
Evaluation evaluate(const Expression& expression, Frame frame, const Environment& environment);
/// The same as a part of a larger evaluation, `environment.run`, which collects the reasons.
Value compute(const Expression& expression, Frame frame, const Environment& environment);

enum class Verdict { met, unmet, unknown };

/// A condition's answer. Null and anything that is not a boolean is unknown.
struct Outcome {
  Verdict verdict = Verdict::unknown;
  /// Only of an unknown: the paths of the empty fields it hangs on, sorted. `false and amount > 5` needs nothing.
  std::vector<std::string> missing;
  std::vector<ReasonPtr> reasons;
};

Outcome judge(const Expression& expression, Frame frame, const Environment& environment);

/// The paths of empty fields that a null comes from, sorted.
std::vector<std::string> missing_fields(const Value& null);

}  // namespace sanlian::feel
