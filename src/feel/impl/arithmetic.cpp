#include "feel/impl/arithmetic.h"

namespace sanlian::feel {
namespace {

bool is_duration(const Value& v) { return v.is(Kind::months_duration) || v.is(Kind::time_duration); }
bool is_moment(const Value& v) { return v.is(Kind::date) || v.is(Kind::date_time); }

template <class T>
Value or_null(std::optional<T> result) {
  return result ? Value(std::move(*result)) : Value();
}

std::optional<TimeDuration> sum(const TimeDuration& a, const TimeDuration& b) {
  TimeDuration out;
  std::int32_t nanos = a.nanos + b.nanos;
  const std::int64_t carry = nanos >= kNanosPerSecond ? 1 : 0;
  out.nanos = nanos - static_cast<std::int32_t>(carry * kNanosPerSecond);
  if (__builtin_add_overflow(a.seconds, b.seconds, &out.seconds)) return std::nullopt;
  if (__builtin_add_overflow(out.seconds, carry, &out.seconds)) return std::nullopt;
  return out;
}

TimeDuration negated(const TimeDuration& d) {
  if (d.nanos == 0) return {.seconds = -d.seconds};
  return {.seconds = -d.seconds - 1, .nanos = static_cast<std::int32_t>(kNanosPerSecond) - d.nanos};
}

std::optional<MonthsDuration> sum(MonthsDuration a, MonthsDuration b) {
  MonthsDuration out;
  return __builtin_add_overflow(a.months, b.months, &out.months) ? std::nullopt : std::optional(out);
}

/// A date counts as midnight UTC; the time of the result is dropped.
Value moved(const Value& moment, const Value& duration, bool back) {
  if (duration.is(Kind::months_duration)) {
    auto months = duration.months_duration().months;
    if (back) months = -months;
    if (moment.is(Kind::date)) return or_null(plus_months(moment.date(), months));
    auto date = plus_months(moment.date_time().date, months);
    if (!date) return {};
    return Value(DateTime{.date = *date, .time = moment.date_time().time});
  }
  const auto by = back ? negated(duration.time_duration()) : duration.time_duration();
  if (moment.is(Kind::date_time)) return or_null(plus(moment.date_time(), by));
  const auto result = plus(DateTime{.date = moment.date(), .time = {}}, by);
  return result ? Value(result->date) : Value();
}

DateTime as_moment(const Value& v) {
  if (v.is(Kind::date_time)) return v.date_time();
  return {.date = v.date(), .time = {.nanos = 0, .zone = Zone::utc()}};
}

/// Zoned against local has no result.
Value distance(const DateTime& a, const DateTime& b) {
  const bool local = a.time.zone.is_local();
  if (local != b.time.zone.is_local()) return {};
  const auto from = local ? b.local_seconds() : b.epoch_seconds().value_or(0);
  const auto to = local ? a.local_seconds() : a.epoch_seconds().value_or(0);
  const auto fraction = [](const DateTime& m) { return static_cast<std::int32_t>(m.time.nanos % kNanosPerSecond); };
  return or_null(sum(TimeDuration{to, fraction(a)}, negated(TimeDuration{from, fraction(b)})));
}

Value distance(const Time& a, const Time& b) {
  return distance(DateTime{.date = {}, .time = a}, DateTime{.date = {}, .time = b});
}

Value difference(const Value& a, const Value& b) {
  if (a.is(Kind::time)) return distance(a.time(), b.time());
  if (a.is(Kind::date) && b.is(Kind::date))
    return Value(TimeDuration{.seconds = (a.date() - b.date()) * kSecondsPerDay});
  return distance(as_moment(a), as_moment(b));
}

Value times(const Value& duration, const Decimal& factor, bool divide_by) {
  const bool months = duration.is(Kind::months_duration);
  const Decimal size = months ? Decimal(duration.months_duration().months) : to_decimal(duration.time_duration());
  const auto scaled = divide_by ? divide(size, factor) : multiply(size, factor);
  if (!scaled) return {};
  if (!months) return or_null(to_time_duration(*scaled));
  const auto whole = scaled->rounded(0, Rounding::down).to_whole();
  return whole ? Value(MonthsDuration{*whole}) : Value();
}

Value ratio(const Value& a, const Value& b) {
  if (a.is(Kind::months_duration))
    return or_null(divide(Decimal(a.months_duration().months), Decimal(b.months_duration().months)));
  return or_null(divide(to_decimal(a.time_duration()), to_decimal(b.time_duration())));
}

std::optional<Value> added(const Value& a, const Value& b) {
  if (a.is(Kind::string) && b.is(Kind::string)) return Value(a.string() + b.string());
  if (a.is(Kind::months_duration) && b.is(Kind::months_duration))
    return or_null(sum(a.months_duration(), b.months_duration()));
  if (a.is(Kind::time_duration) && b.is(Kind::time_duration)) return or_null(sum(a.time_duration(), b.time_duration()));
  if (is_moment(a) && is_duration(b)) return moved(a, b, false);
  if (is_moment(b) && is_duration(a)) return moved(b, a, false);
  if (a.is(Kind::time) && b.is(Kind::time_duration)) return Value(plus(a.time(), b.time_duration()));
  if (b.is(Kind::time) && a.is(Kind::time_duration)) return Value(plus(b.time(), a.time_duration()));
  return std::nullopt;
}

std::optional<Value> subtracted(const Value& a, const Value& b) {
  if ((is_moment(a) && is_moment(b)) || (a.is(Kind::time) && b.is(Kind::time))) return difference(a, b);
  if (is_moment(a) && is_duration(b)) return moved(a, b, true);
  if (a.is(Kind::time) && b.is(Kind::time_duration)) return Value(plus(a.time(), negated(b.time_duration())));
  if (a.is(Kind::months_duration) && b.is(Kind::months_duration))
    return or_null(sum(a.months_duration(), MonthsDuration{-b.months_duration().months}));
  if (a.is(Kind::time_duration) && b.is(Kind::time_duration))
    return or_null(sum(a.time_duration(), negated(b.time_duration())));
  return std::nullopt;
}

std::optional<Value> of_numbers(Op op, const Decimal& a, const Decimal& b) {
  switch (op) {
    case Op::add:
      return or_null(add(a, b));
    case Op::subtract:
      return or_null(subtract(a, b));
    case Op::multiply:
      return or_null(multiply(a, b));
    case Op::divide:
      return or_null(divide(a, b));
    case Op::power:
      return or_null(power(a, b));
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<Value> arithmetic(Op op, const Value& a, const Value& b) {
  if (a.is(Kind::number) && b.is(Kind::number)) return of_numbers(op, a.number(), b.number());
  switch (op) {
    case Op::add:
      return added(a, b);
    case Op::subtract:
      return subtracted(a, b);
    case Op::multiply:
      if (is_duration(a) && b.is(Kind::number)) return times(a, b.number(), false);
      if (is_duration(b) && a.is(Kind::number)) return times(b, a.number(), false);
      return std::nullopt;
    case Op::divide:
      if (is_duration(a) && b.is(Kind::number)) return times(a, b.number(), true);
      if (is_duration(a) && a.kind() == b.kind()) return ratio(a, b);
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

std::optional<Value> negated(const Value& value) {
  if (value.is(Kind::number)) return Value(value.number().negated());
  if (value.is(Kind::months_duration)) return Value(MonthsDuration{-value.months_duration().months});
  if (value.is(Kind::time_duration)) return Value(negated(value.time_duration()));
  return std::nullopt;
}

Decimal to_decimal(const TimeDuration& duration) {
  const auto fraction = Decimal::scaled(duration.nanos, 9);
  return add(Decimal(duration.seconds), fraction).value_or(Decimal(duration.seconds));
}

std::optional<TimeDuration> to_time_duration(const Decimal& seconds) {
  const auto whole = seconds.rounded(0, Rounding::floor);
  const auto count = whole.to_whole();
  const auto rest = subtract(seconds, whole);
  if (!count || !rest) return std::nullopt;
  const auto nanos = rest->to_scaled(9, Rounding::down);
  return TimeDuration{.seconds = *count, .nanos = static_cast<std::int32_t>(nanos.value_or(0))};
}

}  // namespace sanlian::feel
