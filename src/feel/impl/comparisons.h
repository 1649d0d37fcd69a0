#pragma once

#include <compare>

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

/// Whether the comparison holds where the left side stands so to the right.
constexpr bool holds(Op op, std::strong_ordering by) {
  switch (op) {
    case Op::equal:
      return by == 0;
    case Op::not_equal:
      return by != 0;
    case Op::less:
      return by < 0;
    case Op::less_equal:
      return by <= 0;
    case Op::greater:
      return by > 0;
    default:
      return by >= 0;
  }
}

constexpr bool is_equality(Op op) { return op == Op::equal || op == Op::not_equal; }

}  // namespace sanlian::feel
