// Compiled logic: one class for each kind of boxed expression, with FEEL expressions at the leaves, bound to slots.
#pragma once

#include <memory>
#include <vector>

#include "dmn/impl/data_type.h"
#include "dmn/impl/run.h"
#include "feel/expression.h"
#include "feel/value.h"

namespace sanlian::dmn {

/// The values of the scope by slot; grows as scopes open.
using Frame = std::vector<feel::Value>;

class Logic {
 public:
  virtual ~Logic() = default;
  virtual feel::Value eval(Frame& frame, Run& run) const = 0;
  /// The expression, if it is one and nothing more.
  virtual const feel::Expression* expression() const { return nullptr; }
  feel::Type type;  ///< What is known of the value.
};

using LogicPtr = std::unique_ptr<const Logic>;

/// Sets a slot, and makes it if it is the next.
inline void put(Frame& frame, int slot, feel::Value value) {
  const auto at = static_cast<std::size_t>(slot);
  if (frame.size() <= at) frame.resize(at + 1);
  frame[at] = std::move(value);
}

}  // namespace sanlian::dmn
