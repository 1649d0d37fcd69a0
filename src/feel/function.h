#pragma once

#include <span>
#include <string>

#include "feel/type.h"
#include "feel/value.h"

namespace sanlian::feel {

class Evaluator;

/// Anything that can be called: a closure, a built-in, later a business knowledge model or a decision service.
class Function {
 public:
  virtual ~Function() = default;
  virtual std::span<const std::string> parameters() const = 0;
  /// Arguments in the order of the parameters. Failures are null with a reason.
  virtual Value call(Evaluator& evaluator, std::span<const Value> arguments) const = 0;
  virtual Type type() const = 0;
  virtual std::string print() const = 0;
};

}  // namespace sanlian::feel
