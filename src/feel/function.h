#pragma once

#include <span>
#include <string>

#include "feel/environment.h"
#include "feel/type.h"
#include "feel/value.h"

namespace sanlian::feel {

class Evaluator;

/// Anything that can be called: a closure, a built-in, a business knowledge model or a decision service.
class Function {
 public:
  virtual ~Function() = default;
  virtual std::span<const std::string> parameters() const = 0;
  /// Arguments in the order of the parameters. Failures are null with a reason.
  virtual Value call(Evaluator& evaluator, std::span<const Value> arguments) const = 0;
  /// Arguments by name, in any order; every parameter must be there, and no other.
  virtual Value call_named(Evaluator& evaluator, std::span<const Value> arguments,
                           std::span<const std::string> names) const;
  virtual Type type() const = 0;
  virtual std::string print() const = 0;
};

/// The world of an evaluation in progress, for functions written outside this room.
const Environment& environment_of(const Evaluator& evaluator);
/// null with a reason that stands at the call.
Value failed(Evaluator& evaluator, const ErrorSpec& spec, Error::Arguments arguments);
/// Calls a function value from outside an expression. `names` is empty where arguments go by position.
Value call(const Function& function, std::span<const Value> arguments, std::span<const std::string> names,
           const Environment& environment);

}  // namespace sanlian::feel
