#include <algorithm>

#include "feel/columns/builder.h"
#include "feel/columns/kernels.h"
#include "feel/columns/rounding.h"

namespace sanlian::feel::columns {
namespace {

/// Products with more decimals than this overflow 64 bits soon; they are computed as Decimals.
constexpr int kProductScaleMax = 10;

std::optional<Decimal> narrow_number(const Program& program, const Operand& a) {
  if (a.form != Operand::Form::narrow || a.kind != Kind::number) return std::nullopt;
  const auto cell = program.constant_at(a.at);
  return cell && is_known(*cell) ? std::optional(Decimal::scaled(*cell, a.scale)) : std::nullopt;
}

/// 1 / number, if that ends.
std::optional<Decimal> reciprocal(const Decimal& number) {
  const auto inverse = divide(Decimal(1), number);
  if (!inverse || scale_of(*inverse) > kScaleMax) return std::nullopt;
  const auto back = multiply(*inverse, number);
  return back && *back == Decimal(1) ? inverse : std::nullopt;
}

/// Of 1, 10, 0.01 …
std::optional<int> exponent_of(const Decimal& power_of_ten) {
  for (int exponent = -kScaleMax; exponent <= kScaleMax; ++exponent)
    if (power_of_ten == Decimal::scaled(1, -exponent)) return exponent;
  return std::nullopt;
}

}  // namespace

Operand Builder::literal(const Value& value) {
  if (value.is_null()) return null();
  if (!has_cells(value.kind())) return {};
  const int scale = value.is(Kind::number) ? scale_of(value.number()) : 0;
  const auto cell = scale <= kScaleMax ? to_cell(value, value.kind(), scale, words_) : kAsk;
  if (cell != kAsk) return Operand::narrow(value.kind(), program_.constant(cell), scale);
  if (!value.is(Kind::number)) return {};
  const auto wide = WideCell::of(value.number());
  return {.form = Operand::Form::wide,
          .kind = Kind::number,
          .at = program_.constant(wide.low),
          .second = program_.constant(wide.high)};
}

std::optional<Decimal> Builder::constant(const Operand& a) const { return narrow_number(program_, a); }

Operand Builder::rescaled(const Operand& a, int scale) {
  if (a.scale == scale || a.is_null()) return a;
  if (scale < a.scale || scale > kScaleMax) return {};
  const auto factor = power_of_ten(scale - a.scale);
  const int at = unary(program_, a.at, strict_unary([factor](Cell cell) {
                         Cell out = 0;
                         const bool overflow = __builtin_mul_overflow(cell, factor, &out);
                         return checked(overflow, out);
                       }));
  if (program_.constant_at(at) == kAsk && program_.constant_at(a.at)) return {};  // never fits
  return Operand::narrow(Kind::number, at, scale);
}

Operand Builder::arithmetic(Op op, const Operand& a, const Operand& b) {
  if (a.is_none() || b.is_none()) return {};
  if (a.is_null() || b.is_null()) return null();
  if (a.is_narrow(Kind::date) || a.kind == Kind::time_duration) return of_durations(op, a, b);
  if (!a.is_number() || !b.is_number()) return {};
  switch (op) {
    case Op::add:
    case Op::subtract:
      return aligned_arithmetic(op, a, b);
    case Op::multiply:
      return multiplied(a, b);
    case Op::divide:
      return divided(a, b);
    case Op::power:
      return wide(power, a, b);
    default:
      return {};
  }
}

/// Whole days apart; durations added, or one as a multiple of another.
Operand Builder::of_durations(Op op, const Operand& a, const Operand& b) {
  const auto plain = [&](auto function) { return binary(program_, a.at, b.at, strict(function)); };
  if (a.is_narrow(Kind::date) && b.is_narrow(Kind::date) && op == Op::subtract)
    return Operand::narrow(Kind::time_duration, plain([](Cell x, Cell y) {
                             Cell days = 0;
                             Cell out = 0;
                             bool overflow = __builtin_sub_overflow(x, y, &days);
                             overflow |= __builtin_mul_overflow(days, kSecondsPerDay, &out);
                             return checked(overflow, out);
                           }));
  if (!a.is_narrow(Kind::time_duration) || !b.is_narrow(Kind::time_duration)) return {};
  if (op == Op::add || op == Op::subtract)
    return Operand::narrow(Kind::time_duration, plain([op](Cell x, Cell y) {
                             Cell out = 0;
                             const bool overflow = op == Op::add ? __builtin_add_overflow(x, y, &out)
                                                                 : __builtin_sub_overflow(x, y, &out);
                             return checked(overflow, out);
                           }));
  if (op != Op::divide) return {};
  return {.form = Operand::Form::ratio, .kind = Kind::number, .at = a.at, .second = b.at};
}

Operand Builder::aligned_arithmetic(Op op, const Operand& a, const Operand& b) {
  const auto plain = op == Op::add ? +[](const Decimal& x, const Decimal& y) { return add(x, y); }
                                   : +[](const Decimal& x, const Decimal& y) { return subtract(x, y); };
  if (a.form != Operand::Form::narrow || b.form != Operand::Form::narrow) return wide(plain, a, b);
  const int scale = std::max(a.scale, b.scale);
  const auto left = rescaled(a, scale), right = rescaled(b, scale);
  if (left.is_none() || right.is_none()) return wide(plain, a, b);
  const auto emit = [&](auto function) {
    return Operand::narrow(Kind::number, binary(program_, left.at, right.at, strict(function)), scale);
  };
  if (op == Op::add)
    return emit([](Cell x, Cell y) {
      Cell out = 0;
      const bool overflow = __builtin_add_overflow(x, y, &out);
      return checked(overflow, out);
    });
  return emit([](Cell x, Cell y) {
    Cell out = 0;
    const bool overflow = __builtin_sub_overflow(x, y, &out);
    return checked(overflow, out);
  });
}

Operand Builder::multiplied(const Operand& a, const Operand& b) {
  using Form = Operand::Form;
  const auto plain = [](const Decimal& x, const Decimal& y) { return multiply(x, y); };
  // The digits of a quotient stay as they are when the point moves.
  if (b.form == Form::ratio && a.form != Form::ratio) return multiplied(b, a);
  if (const auto factor = constant(b); factor && a.form == Form::ratio)
    if (const auto exponent = exponent_of(*factor)) {
      auto out = a;
      out.scale -= *exponent;
      return out;
    }
  if (a.form != Form::narrow || b.form != Form::narrow || a.scale + b.scale > kProductScaleMax)
    return wide(plain, a, b);
  const int at = binary(program_, a.at, b.at, strict([](Cell x, Cell y) {
                          Cell out = 0;
                          const bool overflow = __builtin_mul_overflow(x, y, &out);
                          return checked(overflow, out);
                        }));
  return Operand::narrow(Kind::number, at, a.scale + b.scale);
}

Operand Builder::divided(const Operand& a, const Operand& b) {
  using Form = Operand::Form;
  if (const auto divisor = constant(b); divisor && !divisor->is_zero())
    if (const auto inverse = reciprocal(*divisor); inverse && a.form == Form::narrow)
      if (const auto product = multiplied(a, literal(*inverse)); product.form == Form::narrow) return product;
  if (a.form == Form::narrow && b.form == Form::narrow)
    return {.form = Form::ratio,
            .kind = Kind::number,
            .scale = a.scale,
            .second_scale = b.scale,
            .at = a.at,
            .second = b.at};
  return wide([](const Decimal& x, const Decimal& y) { return divide(x, y); }, a, b);
}

Operand Builder::negated(const Operand& a) {
  if (a.is_null()) return a;
  if (a.kind != Kind::number && a.kind != Kind::time_duration) return {};
  if (a.form == Operand::Form::wide) return apply([](const Decimal& x) { return std::optional(x.negated()); }, a);
  auto out = a;
  out.at = unary(program_, a.at, strict_unary([](Cell cell) { return checked(false, -cell); }));
  return out;
}

Operand Builder::absolute(const Operand& a) {
  if (a.is_null()) return a;
  if (a.form == Operand::Form::narrow && (a.kind == Kind::number || a.kind == Kind::time_duration))
    return Operand::narrow(
        a.kind, unary(program_, a.at, strict_unary([](Cell cell) { return checked(false, cell < 0 ? -cell : cell); })),
        a.scale);
  if (!a.is_number()) return {};
  return apply([](const Decimal& x) { return std::optional(x.absolute()); }, a);
}

Operand Builder::remainder(const Operand& a, const Operand& b) {
  if (a.is_null() || b.is_null()) return null();
  if (!a.is_number() || !b.is_number()) return {};
  const auto plain = [](const Decimal& x, const Decimal& y) { return modulo(x, y); };
  if (a.form != Operand::Form::narrow || b.form != Operand::Form::narrow) return wide(plain, a, b);
  const int scale = std::max(a.scale, b.scale);
  const auto left = rescaled(a, scale), right = rescaled(b, scale);
  if (left.is_none() || right.is_none()) return wide(plain, a, b);
  const int at = binary(program_, left.at, right.at, strict([](Cell x, Cell y) {
                          if (y == 0) return kNull;
                          const Cell rest = x % y;
                          return rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest;
                        }));
  return Operand::narrow(Kind::number, at, scale);
}

Operand Builder::extreme(const Operand& a, const Operand& b, bool largest) {
  if (a.is_none() || b.is_none()) return {};
  if (a.is_null() || b.is_null()) return null();
  if (a.kind != b.kind || (a.kind != Kind::number && a.kind != Kind::date && a.kind != Kind::time_duration)) return {};
  auto left = a, right = b;
  Operand* both[] = {&left, &right};
  if (!unify(both)) return {};
  if (left.form == Operand::Form::wide)
    return largest ? wide([](const Decimal& x, const Decimal& y) { return std::optional(x < y ? y : x); }, left, right)
                   : wide([](const Decimal& x, const Decimal& y) { return std::optional(y < x ? y : x); }, left, right);
  const int at = largest ? binary(program_, left.at, right.at, strict([](Cell x, Cell y) { return x < y ? y : x; }))
                         : binary(program_, left.at, right.at, strict([](Cell x, Cell y) { return y < x ? y : x; }));
  return Operand::narrow(left.kind, at, left.scale);
}

Operand Builder::rounded(const Operand& a, int scale, Rounding rounding) {
  if (a.is_null()) return a;
  if (!a.is_number() || scale < 0 || scale > kScaleMax) return {};
  if (a.form == Operand::Form::ratio)
    if (auto out = round_ratio(a, scale, rounding); !out.is_none()) return out;
  if (a.form == Operand::Form::narrow) {
    if (a.scale <= scale) return a;
    const auto divisor = power_of_ten(a.scale - scale);
    return Operand::narrow(Kind::number, unary(program_, a.at, strict_unary([divisor, rounding](Cell cell) {
                                                 return round_quotient<Cell>(cell, divisor, rounding);
                                               })),
                           scale);
  }
  const auto from = widened(a);
  const int at = program_.add(
      [&] {
        const auto round = [scale, rounding](const WideCell& cell) {
          if (!cell.is_known()) return cell.high;
          return checked(false, cell.number().to_scaled(scale, rounding).value_or(kAsk));
        };
        return std::make_unique<OfWide<1, decltype(round)>>(round);
      }(),
      {from.at, from.second});
  return Operand::narrow(Kind::number, at, scale);
}

Operand Builder::part_of_date(const Operand& a, int (*part)(Cell day)) {
  if (a.is_null()) return a;
  return Operand::narrow(Kind::number,
                         unary(program_, a.at, strict_unary([part](Cell day) -> Cell { return part(day); })));
}

Operand Builder::days(const Operand& a) {
  return Operand::narrow(Kind::number,
                         unary(program_, a.at, strict_unary([](Cell seconds) { return seconds / kSecondsPerDay; })));
}

}  // namespace sanlian::feel::columns
