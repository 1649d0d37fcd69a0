#include "feel/sql/predicate.h"

#include "feel/sql/impl/generator.h"

namespace sanlian::feel {
namespace {

BoundSql finished(Condition condition) {
  auto& sql = condition.sql;
  return {.text = condition.is_compound ? "(" + sql.text + ")" : sql.text, .values = std::move(sql.values)};
}

/// For the check before any query: only literals are computed, and a rule that computes at length is not hurried.
Environment checking() {
  return {.now = {},
          .limits = {.steps = 100'000, .list_length = 10'000, .string_length = 100'000, .pattern_steps = 50}};
}

Status check_root(const Expression& expression) {
  if (expression.root()) return {};
  return Error(errors::not_in_sql, {{"what", expression.text()}, {"why", "没有记录类型 / no record type in scope"}});
}

}  // namespace

Result<SqlPredicate> to_sql_predicate(const Expression& expression, const SqlOptions& options) {
  SANLIAN_TRY(check_root(expression));
  const auto environment = checking();
  Generator generator(expression, options, nullptr, environment);
  auto condition = SANLIAN_TRY(generator.condition(*expression.tree().root, true));
  return SqlPredicate(expression, options, finished(std::move(condition)));
}

Result<BoundSql> SqlPredicate::bind(Frame frame, const Environment& environment) const {
  Generator generator(expression_, options_, &frame, environment);
  return finished(SANLIAN_TRY(generator.condition(*expression_.tree().root, true)));
}

Result<BoundSql> SqlPredicate::bind(Frame frame, const Environment& environment, std::string_view alias) const {
  SqlOptions options = options_;
  options.alias = alias;
  Generator generator(expression_, options, &frame, environment);
  return finished(SANLIAN_TRY(generator.condition(*expression_.tree().root, true)));
}

namespace {
Result<BoundScalar> generated(Generator generator, const Expression& expression) {
  const auto scalar = SANLIAN_TRY(generator.scalar(*expression.tree().root));
  auto column = SANLIAN_TRY(generator.as_column(*expression.tree().root, scalar));
  BoundScalar bound;
  bound.text = std::move(column.sql.text);
  bound.values = std::move(column.sql.values);
  bound.kind = column.kind;
  bound.scale = column.scale;
  return bound;
}
}  // namespace

Result<SqlScalar> to_sql_value(const Expression& expression, const SqlOptions& options) {
  SANLIAN_TRY(check_root(expression));
  const auto environment = checking();
  SANLIAN_TRY(generated(Generator(expression, options, nullptr, environment), expression));
  return SqlScalar(expression, options);
}

Result<BoundScalar> SqlScalar::bind(Frame frame, const Environment& environment) const {
  return generated(Generator(expression_, options_, &frame, environment), expression_);
}

Value BoundScalar::decode(const SqlValue& value) const {
  if (std::holds_alternative<std::monostate>(value)) return {};
  if (const auto* words = std::get_if<std::string>(&value)) {
    if (kind != Kind::date) return *words;
    const auto date = parse_date(*words);
    return date ? Value(*date) : Value();
  }
  const auto whole = std::get<std::int64_t>(value);
  switch (kind) {
    case Kind::boolean:
      return whole != 0;
    case Kind::date_time:
      return Instant{whole};
    case Kind::months_duration:
      return MonthsDuration{whole};
    case Kind::time_duration: {
      const auto seconds =
          (whole - ((whole % kMicrosPerSecond) + kMicrosPerSecond) % kMicrosPerSecond) / kMicrosPerSecond;
      return TimeDuration{.seconds = seconds,
                          .nanos = static_cast<std::int32_t>((whole - seconds * kMicrosPerSecond) * 1000)};
    }
    default:
      return Decimal::scaled(whole, scale);
  }
}

}  // namespace sanlian::feel
