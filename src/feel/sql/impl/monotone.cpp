// Comparisons turned round so that the column stands alone and its index serves: `d + @"P1M" <= today()` is a bound on
// d that is computed when the query is bound, month ends and leap days included.
#include "feel/builtins/builtin.h"
#include "feel/impl/arithmetic.h"
#include "feel/sql/impl/generator.h"

namespace sanlian::feel {
namespace {

bool is_duration(const Value& v) { return v.is(Kind::months_duration) || v.is(Kind::time_duration); }

/// Where a date shifted by a duration meets a given day: the first date shifted to it or beyond, and the last one
/// shifted to it or before. Shifting never turns an earlier date into a later one, so these two answer every
/// comparison.
struct Meeting {
  Date first, last;
};

std::optional<Meeting> meeting(Op op, const Value& duration, Date day) {
  const auto shifted = [&](Date date) -> std::optional<Date> {
    const auto result = arithmetic(op, Value(date), duration);
    return result && result->is(Kind::date) ? std::optional(result->date()) : std::nullopt;
  };
  const auto guess = arithmetic(op == Op::add ? Op::subtract : Op::add, Value(day), duration);
  if (!guess || !guess->is(Kind::date)) return std::nullopt;
  constexpr int kStepsMax = 8;  // a month's end folds at most four days into one
  Date first = guess->date() - kStepsMax;
  for (int i = 0; i <= 2 * kStepsMax; ++i, first = first + 1) {
    const auto moved = shifted(first);
    if (!moved) return std::nullopt;
    if (*moved >= day) break;
  }
  Date last = first;
  for (int i = 0; i <= kStepsMax; ++i, last = last + 1) {
    const auto moved = shifted(last);
    if (!moved) return std::nullopt;
    if (*moved > day) return Meeting{.first = first, .last = last - 1};
  }
  return std::nullopt;
}

}  // namespace

/// A null stays what it is on its side: null op bound is null, and only `=` makes a false of it.
Result<Condition> Generator::within_dates(const Scalar& column, Op op, Date first, Date last, bool moments,
                                          bool wanted) {
  const auto from = of_value(moments ? Value(Instant::at_local_midnight(first)) : Value(first));
  const auto beyond = of_value(moments ? Value(Instant::at_local_midnight(last + 1)) : Value(last + 1));
  const auto& at = *tree_.root;
  switch (op) {
    case Op::less:
      return compare(at, Op::less, column, from, wanted);
    case Op::greater_equal:
      return compare(at, Op::greater_equal, column, from, wanted);
    case Op::less_equal:
      return compare(at, Op::less, column, beyond, wanted);
    case Op::greater:
      return compare(at, Op::greater_equal, column, beyond, wanted);
    default: {
      const auto since = SANLIAN_TRY(compare(at, Op::greater_equal, column, from, true));
      const auto until = SANLIAN_TRY(compare(at, Op::less, column, beyond, true));
      const auto inside = all_of({since, until});
      return wanted == (op == Op::equal) ? inside : not_true(inside);
    }
  }
}

Result<std::optional<Condition>> Generator::turned(const Node& at, Op op, const Node& side, const Value& bound,
                                                   bool wanted) {
  using Maybe = std::optional<Condition>;
  if (bound.is_null()) return Maybe();
  if (side.kind == NodeKind::builtin && !side.flag && side.builtin->name == "count")
    return count_comparison(at, op, side, bound, wanted);
  if (side.kind == NodeKind::arithmetic && side.op == Op::divide && bound.is(Kind::number))
    return turned_quotient(at, op, side, bound, wanted);
  if (side.kind == NodeKind::member && side.name == "year" && side.child(0).type.is(Kind::date)) {
    const auto year = bound.is(Kind::number) ? bound.number().to_whole() : std::nullopt;
    if (!year || *year < 1 || *year > 9998) return Maybe();
    const auto column = SANLIAN_TRY(scalar(side.child(0)));
    return Maybe(SANLIAN_TRY(within_dates(column, op, Date::of(*year, 1, 1), Date::of(*year, 12, 31), false, wanted)));
  }
  if (side.kind == NodeKind::builtin && side.builtin->name == "date" && side.children.size() == 1 &&
      side.child(0).type.is(Kind::date_time) && bound.is(Kind::date)) {
    const auto column = SANLIAN_TRY(scalar(side.child(0)));
    return Maybe(SANLIAN_TRY(within_dates(column, op, bound.date(), bound.date(), true, wanted)));
  }
  const bool shifts = side.kind == NodeKind::arithmetic && (side.op == Op::add || side.op == Op::subtract) &&
                      side.type.is(Kind::date) && bound.is(Kind::date);
  if (!shifts || !side.child(0).type.is(Kind::date) || depends_on_row(side.child(1))) return Maybe();
  const auto duration = constant(side.child(1), Kind::months_duration);
  if (!is_duration(duration)) return Maybe();
  const auto days = meeting(side.op, duration, bound.date());
  if (!days) return Maybe();
  const auto column = SANLIAN_TRY(scalar(side.child(0)));
  return Maybe(SANLIAN_TRY(within_dates(column, op, days->first, days->last, false, wanted)));
}

/// a / b >= c without dividing: a >= c * b where b is positive, a <= c * b where it is negative, unknown where it is 0.
Result<std::optional<Condition>> Generator::turned_quotient(const Node& at, Op op, const Node& side, const Value& bound,
                                                            bool wanted) {
  using Maybe = std::optional<Condition>;
  if (!depends_on_row(side.child(1))) return Maybe();
  if (bound.number().digits() > 15) return refuse(at, "比值的位数太多", "the ratio has too many digits");
  const auto a = SANLIAN_TRY(scalar(side.child(0), Kind::number));
  const auto b = SANLIAN_TRY(scalar(side.child(1), Kind::number));
  if (a.kind != Kind::number || b.kind != Kind::number) return Maybe();
  const auto product_of_both = SANLIAN_TRY(product(at, of_value(bound), b));
  const auto zero = of_value(Value(0));
  const auto positive = SANLIAN_TRY(compare(at, Op::greater, b, zero, true));
  const auto negative = SANLIAN_TRY(compare(at, Op::less, b, zero, true));
  if (op == Op::equal || op == Op::not_equal) {
    const auto same = SANLIAN_TRY(compare_equal(at, a, product_of_both, true));
    const auto known = SANLIAN_TRY(present(a));
    const auto met = all_of({any_of({positive, negative}), known, same});
    return Maybe(wanted == (op == Op::equal) ? met : not_true(met));
  }
  const auto opposite = op == Op::less         ? Op::greater
                        : op == Op::less_equal ? Op::greater_equal
                        : op == Op::greater    ? Op::less
                                               : Op::less_equal;
  const auto above = SANLIAN_TRY(compare(at, op, a, product_of_both, wanted));
  const auto below = SANLIAN_TRY(compare(at, opposite, a, product_of_both, wanted));
  return Maybe(any_of({all_of({positive, above}), all_of({negative, below})}));
}

}  // namespace sanlian::feel
