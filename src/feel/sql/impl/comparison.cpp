#include "feel/impl/arithmetic.h"

#include <algorithm>

#include "feel/impl/comparisons.h"
#include "feel/sql/impl/dialect.h"
#include "feel/sql/impl/generator.h"

namespace sanlian::feel {
namespace {

Op inverse(Op op) {
  switch (op) {
    case Op::less:
      return Op::greater_equal;
    case Op::less_equal:
      return Op::greater;
    case Op::greater:
      return Op::less_equal;
    case Op::greater_equal:
      return Op::less;
    default:
      return op;
  }
}

Condition relation(const Sql& left, Op op, const Sql& right) {
  return Condition::of(Sql::of(left, " ", symbol_of(op), " ", right));
}

/// Seconds since 1970 with their fraction; nothing for a local date and time.
std::optional<Decimal> seconds_of(const Value& value) {
  if (value.is(Kind::time_duration)) return to_decimal(value.time_duration());
  const auto seconds = value.date_time().epoch_seconds();
  if (!seconds) return std::nullopt;
  const auto nanos = static_cast<std::int32_t>(value.date_time().time.nanos % kNanosPerSecond);
  return to_decimal(TimeDuration{.seconds = *seconds, .nanos = nanos});
}

bool is_in_seconds(Kind kind) { return kind == Kind::date_time || kind == Kind::time_duration; }

}  // namespace

Scalar Generator::of_value(Value value) const {
  Scalar scalar{.kind = value.kind(), .nullable = value.is_null()};
  if (value.is(Kind::entity)) scalar.entity = &value.object().entity();
  scalar.constant = std::move(value);
  return scalar;
}

Result<Condition> Generator::comparison(const Node& node, bool wanted) {
  const bool left_constant = !depends_on_row(node.child(0));
  const auto& side = node.child(left_constant ? 1 : 0);
  const auto& other = node.child(left_constant ? 0 : 1);
  const Op op = left_constant ? flipped(node.op) : node.op;
  if (left_constant || !depends_on_row(other)) {
    const auto bound = constant(other, side.type.kind());
    const auto turned_round = SANLIAN_TRY(turned(node, op, side, bound, wanted));
    if (turned_round) return *turned_round;
    const auto value = SANLIAN_TRY(scalar(side));
    const auto rebound = side.type.is_open() ? constant(other, value.kind) : bound;
    return compare(node, op, value, of_value(rebound), wanted);
  }
  const auto left = SANLIAN_TRY(scalar(node.child(0)));
  const auto right = SANLIAN_TRY(scalar(node.child(1), left.kind));
  return compare(node, node.op, left, right, wanted);
}

Result<Condition> Generator::compare(const Node& at, Op op, const Scalar& left, const Scalar& right, bool wanted) {
  if (left.constant && !right.constant) return compare(at, flipped(op), right, left, wanted);
  if (is_equality(op)) return compare_equal(at, left, right, wanted == (op == Op::equal));
  if (left.is_null() || right.is_null() || left.kind != right.kind) return Condition::never();
  if (left.constant) {  // both: a value that was substituted
    const auto by = order(*left.constant, *right.constant);
    if (!by) return Condition::never();
    const bool holds = op == Op::less         ? *by < 0
                       : op == Op::less_equal ? *by <= 0
                       : op == Op::greater    ? *by > 0
                                              : *by >= 0;
    return Condition::settled(holds == wanted);
  }
  if (!is_ordered(left.kind)) return refuse(at, "这种值没有大小", "values of this kind have no order");
  const Op test = wanted ? op : inverse(op);
  if (!right.constant) {
    const int scale = std::max(left.scale, right.scale);
    const auto a = SANLIAN_TRY(rescaled(at, left, scale)), b = SANLIAN_TRY(rescaled(at, right, scale));
    return relation(a, test, b);
  }
  if (left.kind == Kind::number) return compare_number(at, op, left, right.constant->number(), wanted);
  if (is_in_seconds(left.kind)) {
    const auto seconds = seconds_of(*right.constant);
    if (!seconds) return Condition::never();
    Scalar micros = left;
    micros.scale = 6;
    return compare_number(at, op, micros, *seconds, wanted);
  }
  return relation(left.sql, test, SANLIAN_TRY(written(right)));
}

/// A column of whole numbers against any decimal, exactly: `amount > 0.005` on fen is `amount > 0`.
Result<Condition> Generator::compare_number(const Node&, Op op, const Scalar& left, const Decimal& right, bool wanted) {
  if (!wanted) op = inverse(op);
  const bool upward = op == Op::greater || op == Op::greater_equal;
  const auto floor = right.to_scaled(left.scale, Rounding::floor);
  if (!floor) {  // beyond every number that can be stored
    const bool holds = upward == (right.sign() < 0);
    return holds ? present(left) : Condition::never();
  }
  const bool exact = Decimal::scaled(*floor, left.scale) == right;
  const Op test = exact ? op : upward ? Op::greater : Op::less_equal;
  return relation(left.sql, test, Sql::bound(*floor));
}

/// FEEL's `=` answers true or false, also for nulls: two nulls are equal.
Result<Condition> Generator::compare_equal(const Node& at, const Scalar& left, const Scalar& right, bool wanted) {
  if (left.constant && !right.constant) return compare_equal(at, right, left, wanted);
  if (left.constant) {
    const auto same = equal(*left.constant, *right.constant);
    return Condition::settled(same && *same == wanted);
  }
  if (right.is_null()) return is_null(at, left, wanted);
  if (left.kind != right.kind || left.entity != right.entity) return Condition::never();
  if (left.kind == Kind::list) return refuse(at, "不能比较列表", "lists cannot be compared in queries");
  if (left.kind == Kind::date_time) return compare_second(left, right, wanted);
  Sql a = left.sql, b;
  if (right.constant && (left.kind == Kind::number || left.kind == Kind::time_duration)) {
    const bool number = left.kind == Kind::number;
    const auto value = number ? right.constant->number() : *seconds_of(*right.constant);
    const int scale = number ? left.scale : 6;
    const auto floor = value.to_scaled(scale, Rounding::floor);
    if (!floor || Decimal::scaled(*floor, scale) != value) return Condition::settled(!wanted);
    b = Sql::bound(*floor);
  } else if (right.constant) {
    b = SANLIAN_TRY(written(right));
  } else {
    const int scale = std::max(left.scale, right.scale);
    a = SANLIAN_TRY(rescaled(at, left, scale));
    b = SANLIAN_TRY(rescaled(at, right, scale));
  }
  const bool both_nullable = left.nullable && right.nullable, any_nullable = left.nullable || right.nullable;
  if (wanted) return both_nullable ? Condition::of(dialect::same(a, b)) : relation(a, Op::equal, b);
  return any_nullable ? Condition::of(dialect::different(a, b)) : Condition::of(Sql::of(a, " <> ", b));
}

/// Moments are equal when they fall into the same second.
Result<Condition> Generator::compare_second(const Scalar& left, const Scalar& right, bool wanted) {
  if (!right.constant) {
    const Sql a = dialect::whole_seconds(left.sql), b = dialect::whole_seconds(right.sql);
    return Condition::of(wanted ? dialect::same(a, b) : dialect::different(a, b));
  }
  const auto& moment = right.constant->date_time();
  const auto seconds = moment.epoch_seconds();
  constexpr std::int64_t kSecondsMax = INT64_MAX / kMicrosPerSecond - 1;
  if (!seconds || *seconds > kSecondsMax || *seconds < -kSecondsMax) return Condition::settled(!wanted);
  const auto first = *seconds * kMicrosPerSecond;
  auto inside = all_of({relation(left.sql, Op::greater_equal, Sql::bound(first)),
                        relation(left.sql, Op::less, Sql::bound(first + kMicrosPerSecond))});
  return wanted ? inside : not_true(inside);
}

Result<Condition> Generator::is_null(const Node& at, const Scalar& value, bool wanted) {
  if (value.constant) return Condition::settled(value.is_null() == wanted);
  if (!value.nullable) return Condition::settled(!wanted);
  if (value.sql.text.empty()) return refuse(at, "不能与空值比较", "cannot be compared with null");
  return Condition::of(Sql::of(value.sql, wanted ? " IS NULL" : " IS NOT NULL"));
}

Result<Condition> Generator::present(const Scalar& value) {
  if (value.constant) return Condition::settled(!value.is_null());
  if (!value.nullable) return Condition::always();
  return Condition::of(Sql::of(value.sql, " IS NOT NULL"));
}

/// Unknown as soon as one of the three is null, so "outside" asks for all of them.
Result<Condition> Generator::between(const Node& at, const Scalar& value, const Scalar& low, bool with_low,
                                     const Scalar& high, bool with_high, bool wanted) {
  const auto above = SANLIAN_TRY(compare(at, with_low ? Op::greater_equal : Op::greater, value, low, wanted));
  const auto below = SANLIAN_TRY(compare(at, with_high ? Op::less_equal : Op::less, value, high, wanted));
  if (wanted) return all_of({above, below});
  std::vector<Condition> parts = {any_of({above, below})};
  for (const auto* operand : {&value, &low, &high})
    if (!operand->constant || operand->is_null()) parts.push_back(SANLIAN_TRY(present(*operand)));
  const bool kinds_differ = value.kind != low.kind || value.kind != high.kind;
  return kinds_differ ? Condition::never() : all_of(std::move(parts));
}

Result<Condition> Generator::inside(const Node& at, const Scalar& value, const Range& range, bool wanted) {
  using Form = Range::Form;
  const auto start = of_value(range.start), end = of_value(range.end);
  switch (range.form) {
    case Form::interval:
      return between(at, value, start, range.start_included, end, range.end_included, wanted);
    case Form::less:
      return compare(at, Op::less, value, end, wanted);
    case Form::less_equal:
      return compare(at, Op::less_equal, value, end, wanted);
    case Form::greater:
      return compare(at, Op::greater, value, start, wanted);
    case Form::greater_equal:
      return compare(at, Op::greater_equal, value, start, wanted);
    case Form::equal:
    case Form::not_equal: {
      const auto same = SANLIAN_TRY(compare_equal(at, value, start, wanted == (range.form == Form::equal)));
      const auto known = SANLIAN_TRY(present(value));
      return all_of({same, known});
    }
  }
  return Condition::never();
}

}  // namespace sanlian::feel
