#pragma once

#include "feel/impl/node.h"

namespace sanlian::feel {

/// The comparison that says the same with its sides exchanged.
constexpr Op flipped(Op op) {
  switch (op) {
    case Op::less:
      return Op::greater;
    case Op::less_equal:
      return Op::greater_equal;
    case Op::greater:
      return Op::less;
    case Op::greater_equal:
      return Op::less_equal;
    default:
      return op;
  }
}

constexpr bool is_equality(Op op) { return op == Op::equal || op == Op::not_equal; }

}  // namespace sanlian::feel
