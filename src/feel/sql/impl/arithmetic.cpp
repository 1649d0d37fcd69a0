#include "feel/impl/arithmetic.h"

#include <algorithm>

#include "feel/sql/impl/dialect.h"
#include "feel/sql/impl/generator.h"

namespace sanlian::feel {
namespace {
constexpr int kScaleMax = 18;

bool is_duration(Kind kind) { return kind == Kind::months_duration || kind == Kind::time_duration; }
bool is_moment(Kind kind) { return kind == Kind::date || kind == Kind::date_time; }
}  // namespace

Result<Scalar> Generator::negated(const Node& node) {
  auto value = SANLIAN_TRY(scalar(node.child(0), Kind::number));
  if (value.kind != Kind::number && !is_duration(value.kind))
    return refuse(node, "只有数字和时长可以取负", "only numbers and durations can be negated");
  value.sql = Sql::of("(-", value.sql, ")");
  return value;
}

Result<Scalar> Generator::arithmetic(const Node& node) {
  auto left = SANLIAN_TRY(scalar(node.child(0), Kind::number));
  auto right = SANLIAN_TRY(scalar(node.child(1), left.kind));
  if (left.constant) left = SANLIAN_TRY(scalar(node.child(0), right.kind));
  if (left.is_null() || right.is_null()) return of_value(Value());
  switch (node.op) {
    case Op::add:
    case Op::subtract:
      return sum(node, std::move(left), std::move(right));
    case Op::multiply:
      return product(node, std::move(left), std::move(right));
    case Op::divide: {
      if (depends_on_row(node.child(1)) || !is_literal(node.child(1)) || !right.constant->is(Kind::number) ||
          left.kind != Kind::number)
        return refuse(node, "除法只能除以固定的数，或直接与数字比较",
                      "division is by a fixed number, or its result is compared with one");
      const auto inverse = divide(Decimal(1), right.constant->number());
      const auto back = inverse ? multiply(*inverse, right.constant->number()) : std::nullopt;
      if (!back || *back != Decimal(1) || inverse->digits() > 12)
        return refuse(node, "除不尽", "the quotient has no end");
      return product(node, std::move(left), of_value(Value(*inverse)));
    }
    default:
      return refuse(node, "查询不支持乘方", "queries do not support powers");
  }
}

Result<Scalar> Generator::sum(const Node& node, Scalar left, Scalar right) {
  const bool adds = node.op == Op::add;
  if (is_moment(left.kind) && is_duration(right.kind)) return moved(node, left, right);
  if (adds && is_duration(left.kind) && is_moment(right.kind)) return moved(node, right, left);
  if (!adds && is_moment(left.kind) && left.kind == right.kind) return difference(node, left, right);
  left = SANLIAN_TRY(as_column(node, std::move(left)));
  right = SANLIAN_TRY(as_column(node, std::move(right)));
  Scalar out{
      .kind = left.kind, .scale = std::max(left.scale, right.scale), .nullable = left.nullable || right.nullable};
  if (left.kind != right.kind) return refuse(node, "两边的类型不一致", "both sides must be of one kind");
  if (left.kind == Kind::string && adds) {
    out.sql = Sql::of("(", left.sql, " || ", right.sql, ")");
    return out;
  }
  if (left.kind != Kind::number && !is_duration(left.kind))
    return refuse(node, "查询不支持这种运算", "queries do not support this operation");
  const auto a = SANLIAN_TRY(rescaled(node, left, out.scale)), b = SANLIAN_TRY(rescaled(node, right, out.scale));
  out.sql = Sql::of("(", a, adds ? " + " : " - ", b, ")");
  return out;
}

Result<Scalar> Generator::product(const Node& node, Scalar left, Scalar right) {
  left = SANLIAN_TRY(as_column(node, std::move(left)));
  right = SANLIAN_TRY(as_column(node, std::move(right)));
  if (left.kind != Kind::number || right.kind != Kind::number)
    return refuse(node, "查询中只能乘数字", "queries multiply numbers only");
  Scalar out{.kind = Kind::number, .scale = left.scale + right.scale, .nullable = left.nullable || right.nullable};
  if (out.scale > kScaleMax) return refuse(node, "小数位数太多", "too many decimals");
  out.sql = Sql::of("(", left.sql, " * ", right.sql, ")");
  return out;
}

Result<Scalar> Generator::moved(const Node& node, const Scalar& moment, const Scalar& duration) {
  const bool back = node.op == Op::subtract;
  const auto base = SANLIAN_TRY(as_column(node, moment));
  Scalar out{.kind = moment.kind, .nullable = true};
  if (moment.kind == Kind::date && duration.kind == Kind::months_duration) {
    auto months = SANLIAN_TRY(as_column(node, duration));
    out.sql = dialect::add_months(base.sql, back ? Sql::of("(-", months.sql, ")") : Sql::of("(", months.sql, ")"));
    return out;
  }
  if (moment.kind == Kind::date_time && duration.kind == Kind::time_duration) {
    const auto micros = SANLIAN_TRY(as_column(node, duration));
    out.nullable = base.nullable || micros.nullable;
    out.sql = Sql::of("(", base.sql, back ? " - " : " + ", micros.sql, ")");
    return out;
  }
  if (moment.kind == Kind::date && duration.constant) {
    // Midnight plus the duration, and the day that falls on.
    const auto exact = back ? feel::negated(*duration.constant) : duration.constant;
    const auto days = divide(to_decimal(exact->time_duration()), Decimal(kSecondsPerDay));
    const auto whole = days ? days->rounded(0, Rounding::floor).to_whole() : std::nullopt;
    if (whole) {
      out.sql = dialect::add_days(base.sql, Sql::bound(*whole));
      return out;
    }
  }
  return refuse(node, "查询不支持这种日期运算", "queries do not support this calendar arithmetic");
}

Result<Scalar> Generator::difference(const Node& node, const Scalar& left, const Scalar& right) {
  const auto a = SANLIAN_TRY(as_column(node, left)), b = SANLIAN_TRY(as_column(node, right));
  Scalar out{.kind = Kind::time_duration, .nullable = a.nullable || b.nullable};
  out.sql = left.kind == Kind::date ? Sql::of("(", dialect::days_between(b.sql, a.sql), " * 86400000000)")
                                    : Sql::of("(", a.sql, " - ", b.sql, ")");
  return out;
}

}  // namespace sanlian::feel
