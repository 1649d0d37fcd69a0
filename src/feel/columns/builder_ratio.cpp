// Quotients that are compared or rounded without dividing to 34 digits first.
//
// The evaluator divides, rounds to 34 digits and then compares or rounds again. That gives the same answer as doing it
// exactly, unless the quotient lies so near to a number that decides (what it is compared with, a tie, a whole number)
// that rounding moves it there. With n × 10^e the dividend over the common denominator, two different fractions are at
// least one part in 2n × 10^e apart, and rounding moves by at most five parts in 10^34: with n below 10^19 it cannot
// happen while e is at most 14.
#include <algorithm>

#include "feel/columns/builder.h"
#include "feel/columns/kernels.h"
#include "feel/columns/rounding.h"
#include "feel/impl/comparisons.h"

namespace sanlian::feel::columns {
namespace {
constexpr int kExponentMax = 14;

/// Of `n / d` that is not a number: null or not known.
Cell without_quotient(Op op, Cell state, Cell c) {
  if (state == kAsk || c == kAsk) return kAsk;
  if (is_equality(op)) return (c == kNull) == (op == Op::equal);
  return kNull;
}

}  // namespace

Operand Builder::compare_ratio(Op op, const Operand& ratio, const Operand& b) {
  const int exponent = ratio.second_scale + b.scale - ratio.scale;
  if (b.form != Operand::Form::narrow || exponent > kExponentMax || exponent < -kScaleMax) return {};
  const Cell left_factor = power_of_ten(std::max(exponent, 0)), right_factor = power_of_ten(std::max(-exponent, 0));
  const int at = ternary(program_, ratio.at, ratio.second, b.at, [=](Cell n, Cell d, Cell c) -> Cell {
    if (!is_known(n) || !is_known(d)) [[unlikely]]
      return without_quotient(op, unknown(n, d), c);
    if (d == 0) [[unlikely]]
      return without_quotient(op, kNull, c);
    if (!is_known(c)) [[unlikely]]
      return without_quotient(op, c == kAsk ? kAsk : Cell{0}, is_equality(op) ? Cell{0} : c);
    const Wide left = Wide{n} * left_factor;
    Wide right = Wide{c} * d;
    if (right_factor != 1 && __builtin_mul_overflow(right, Wide{right_factor}, &right)) return kAsk;
    const auto order = left <=> right;
    return holds(op, d < 0 ? 0 <=> order : order);
  });
  return Operand::narrow(Kind::boolean, at);
}

Operand Builder::round_ratio(const Operand& a, int scale, Rounding rounding) {
  const int exponent = scale + a.second_scale - a.scale;
  if (exponent > kExponentMax || exponent < -kScaleMax) return {};
  const Cell up = power_of_ten(std::max(exponent, 0)), down = power_of_ten(std::max(-exponent, 0));
  const int at = binary(program_, a.at, a.second, strict([=](Cell n, Cell d) {
                          if (d == 0) return kNull;
                          Cell dividend = 0, divisor = 0;
                          if (!__builtin_mul_overflow(n, up, &dividend) && is_known(dividend) &&
                              !__builtin_mul_overflow(d, down, &divisor)) [[likely]]
                            return round_quotient<Cell>(dividend, divisor, rounding);
                          const Wide out = round_quotient<Wide>(Wide{n} * up, Wide{d} * down, rounding);
                          const auto cell = static_cast<Cell>(out);
                          return checked(cell != out, cell);
                        }));
  return Operand::narrow(Kind::number, at, scale);
}

}  // namespace sanlian::feel::columns
