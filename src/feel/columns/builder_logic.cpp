#include <algorithm>

#include "feel/columns/builder.h"
#include "feel/columns/kernels.h"
#include "feel/impl/comparisons.h"

namespace sanlian::feel::columns {
namespace {

template <class Function>
std::unique_ptr<Instruction> of_two_wide(Function function) {
  return std::make_unique<OfWide<2, Function>>(function);
}

/// Calls `emit` with the comparison as a function of two ordered values.
template <class Emit>
auto with_order(Op op, Emit emit) {
  switch (op) {
    case Op::equal:
      return emit([](const auto& x, const auto& y) -> Cell { return x == y; });
    case Op::not_equal:
      return emit([](const auto& x, const auto& y) -> Cell { return x != y; });
    case Op::less:
      return emit([](const auto& x, const auto& y) -> Cell { return x < y; });
    case Op::less_equal:
      return emit([](const auto& x, const auto& y) -> Cell { return x <= y; });
    case Op::greater:
      return emit([](const auto& x, const auto& y) -> Cell { return x > y; });
    default:
      return emit([](const auto& x, const auto& y) -> Cell { return x >= y; });
  }
}

}  // namespace

Operand Builder::wide(std::optional<Decimal> (*function)(const Decimal&, const Decimal&), const Operand& a,
                      const Operand& b) {
  if (a.is_null() || b.is_null()) return null();
  const auto left = widened(a), right = widened(b);
  if (left.is_none() || right.is_none()) return {};
  const int at = program_.add(of_two_wide([function](const WideCell& x, const WideCell& y) {
                                if (!x.is_known() || !y.is_known()) return WideCell::mark(unknown(x.high, y.high));
                                return WideCell::of(function(x.number(), y.number()));
                              }),
                              {left.at, left.second, right.at, right.second}, 2);
  return {.form = Operand::Form::wide, .kind = Kind::number, .at = at, .second = at + 1};
}

Operand Builder::apply(std::optional<Decimal> (*function)(const Decimal&), const Operand& a) {
  if (a.is_null()) return a;
  const auto from = widened(a);
  if (from.is_none()) return {};
  const auto run = [function](const WideCell& x) { return x.is_known() ? WideCell::of(function(x.number())) : x; };
  const int at = program_.add(std::make_unique<OfWide<1, decltype(run)>>(run), {from.at, from.second}, 2);
  return {.form = Operand::Form::wide, .kind = Kind::number, .at = at, .second = at + 1};
}

Operand Builder::widened(const Operand& a) {
  if (a.form == Operand::Form::wide) return a;
  if (!a.is_number() && !a.is_null()) return {};
  if (a.is_none()) return {};
  const auto add = [&](auto function, std::vector<int> reads) {
    const int at = program_.add(std::make_unique<ToWide<decltype(function)>>(function), std::move(reads), 2);
    return Operand{.form = Operand::Form::wide, .kind = Kind::number, .at = at, .second = at + 1};
  };
  const int scale = a.scale, second_scale = a.second_scale;
  if (a.form == Operand::Form::ratio)
    return add(
        [scale, second_scale](Cell n, Cell d) {
          if (!is_known(n) || !is_known(d)) return WideCell::mark(unknown(n, d));
          return WideCell::of(divide(Decimal::scaled(n, scale), Decimal::scaled(d, second_scale)));
        },
        {a.at, a.second});
  return add(
      [scale](Cell cell, Cell) {
        return is_known(cell) ? WideCell::of(Decimal::scaled(cell, scale)) : WideCell::mark(cell);
      },
      {a.at});
}

bool Builder::unify(std::span<Operand* const> operands) {
  Kind kind = Kind::null;
  int scale = 0;
  bool is_wide = false;
  for (const auto* each : operands) {
    if (each->is_none() || each->form == Operand::Form::fields) return false;
    if (each->is_null()) continue;
    if (kind != Kind::null && kind != each->kind) return false;
    kind = each->kind;
    scale = std::max(scale, each->scale);
    is_wide = is_wide || each->form != Operand::Form::narrow;
  }
  if (kind == Kind::number && !is_wide) {
    std::vector<Operand> made;
    for (const auto* each : operands) made.push_back(rescaled(*each, scale));
    is_wide = std::any_of(made.begin(), made.end(), [](const Operand& each) { return each.is_none(); });
    for (std::size_t i = 0; i < operands.size() && !is_wide; ++i) *operands[i] = made[i];
  }
  for (auto* each : operands) {
    if (is_wide) *each = widened(*each);
    each->kind = kind;
    if (kind == Kind::number && !is_wide) each->scale = scale;
  }
  return true;
}

Operand Builder::compare(Op op, const Operand& a, const Operand& b) {
  using Form = Operand::Form;
  if (a.is_none() || b.is_none() || a.form == Form::fields || b.form == Form::fields) return {};
  if (!is_equality(op)) {
    if (a.is_null() || b.is_null()) return null();
    if (a.kind == Kind::boolean || a.kind == Kind::string) return {};
  }
  if (a.kind != b.kind && !a.is_null() && !b.is_null()) return {};
  if (a.form == Form::ratio)
    if (auto out = compare_ratio(op, a, b); !out.is_none()) return out;
  if (b.form == Form::ratio)
    if (auto out = compare_ratio(flipped(op), b, a); !out.is_none()) return out;
  auto left = a, right = b;
  Operand* operands[] = {&left, &right};
  if (!unify(operands)) return {};
  const bool equality = is_equality(op);
  const auto of_unknown = [equality, op](Cell x, Cell y) -> Cell {
    if (x == kAsk || y == kAsk) return kAsk;
    return equality ? (x == y) == (op == Op::equal) : kNull;
  };
  if (left.form == Form::wide)
    return with_order(op, [&](auto order) {
      const int at =
          program_.add(of_two_wide([=](const WideCell& x, const WideCell& y) {
                         if (x.is_known() && y.is_known()) return order(x.number(), y.number());
                         if (x.is_known() || y.is_known())  // then one is a mark, unlike the other
                           return of_unknown(x.is_known() ? Cell{0} : x.high, y.is_known() ? Cell{0} : y.high);
                         return of_unknown(x.high, y.high);
                       }),
                       {left.at, left.second, right.at, right.second});
      return Operand::narrow(Kind::boolean, at);
    });
  return with_order(op, [&](auto order) {
    return Operand::narrow(Kind::boolean, binary(program_, left.at, right.at, [=](Cell x, Cell y) {
                             if (is_known(x) && is_known(y)) [[likely]]
                               return order(x, y);
                             return of_unknown(x, y);
                           }));
  });
}

/// What is not there may still be decided by the other side.
Operand Builder::as_condition(const Operand& a) {
  if (a.is_narrow(Kind::boolean) || a.is_null()) return a;
  return Operand::narrow(Kind::boolean, program_.constant(kAsk));
}

Operand Builder::both(const Operand& a, const Operand& b) {
  const auto left = as_condition(a), right = as_condition(b);
  return Operand::narrow(Kind::boolean, binary(program_, left.at, right.at, [](Cell x, Cell y) -> Cell {
                           if (x == 0 || y == 0) return 0;
                           return is_known(x) && is_known(y) ? 1 : unknown(x, y);
                         }));
}

Operand Builder::either(const Operand& a, const Operand& b) {
  const auto left = as_condition(a), right = as_condition(b);
  return Operand::narrow(Kind::boolean, binary(program_, left.at, right.at, [](Cell x, Cell y) -> Cell {
                           if (x == 1 || y == 1) return 1;
                           return is_known(x) && is_known(y) ? 0 : unknown(x, y);
                         }));
}

Operand Builder::both_known(const Operand& a, const Operand& b) {
  if (a.is_none() || b.is_none()) return {};
  if (a.is_null() || b.is_null()) return null();
  return Operand::narrow(Kind::boolean, binary(program_, a.at, b.at, strict([](Cell x, Cell y) { return x & y; })));
}

Operand Builder::negation(const Operand& a) {
  if (a.is_null()) return a;
  if (!a.is_narrow(Kind::boolean)) return {};
  return Operand::narrow(Kind::boolean, unary(program_, a.at, strict_unary([](Cell x) { return Cell{1} - x; })));
}

Operand Builder::select(const Operand& condition, const Operand& yes, const Operand& no) {
  const auto test = as_condition(condition);
  if (const auto known = program_.constant_at(test.at); known && *known != kAsk) return *known == 1 ? yes : no;
  auto left = yes, right = no;
  // Rows that need what has no form are asked about; the others are answered.
  const auto placeholder = Operand::narrow(Kind::null, program_.constant(kAsk));
  if (left.is_none() && right.is_none()) return {};
  if (left.is_none()) left = placeholder;
  if (right.is_none()) right = placeholder;
  Operand* operands[] = {&left, &right};
  if (!unify(operands) || (left.is_null() && (yes.is_none() || no.is_none()))) return {};
  const auto choose = [&](int a, int b) {
    return ternary(program_, test.at, a, b, [](Cell c, Cell x, Cell y) { return c == 1 ? x : c == kAsk ? kAsk : y; });
  };
  auto out = left;
  out.at = choose(left.at, right.at);
  if (left.form == Operand::Form::wide) out.second = choose(left.second, right.second);
  return out;
}

}  // namespace sanlian::feel::columns
