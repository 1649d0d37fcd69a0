#include "feel/builtins/tables.h"

namespace sanlian::feel {
namespace {

/// A whole scale that decimals can have; a fraction is cut.
std::optional<int> scale_of(const Value& value) {
  if (value.is_null()) return 0;
  const auto scale = value.number().rounded(0, Rounding::down).to_whole();
  if (!scale || *scale < Decimal::kScaleMin || *scale > Decimal::kScaleMax) return std::nullopt;
  return static_cast<int>(*scale);
}

template <Rounding rounding>
Value rounded(const Call& call) {
  const auto scale = call.arguments.size() > 1 ? scale_of(call[1]) : std::optional(0);
  return scale ? Value(call[0].number().rounded(*scale, rounding)) : call.fail();
}

Value absolute(const Call& call) { return call[0].number().absolute(); }
Value absolute_months(const Call& call) { return MonthsDuration{std::abs(call[0].months_duration().months)}; }

Value absolute_time(const Call& call) {
  const auto d = call[0].time_duration();
  if (d.seconds >= 0) return d;
  if (d.nanos == 0) return TimeDuration{.seconds = -d.seconds};
  return TimeDuration{.seconds = -d.seconds - 1, .nanos = static_cast<std::int32_t>(kNanosPerSecond) - d.nanos};
}

Value or_fail(const Call& call, const std::optional<Decimal>& result) { return result ? Value(*result) : call.fail(); }

Value modulo_of(const Call& call) { return or_fail(call, modulo(call[0].number(), call[1].number())); }
Value square_root_of(const Call& call) { return or_fail(call, square_root(call[0].number())); }
Value log_of(const Call& call) { return or_fail(call, natural_logarithm(call[0].number())); }
Value exp_of(const Call& call) { return or_fail(call, exponential(call[0].number())); }

/// A fraction is neither odd nor even; it is unlike 1 and unlike 0 alike, so both answer false.
bool has_remainder(const Value& value, int remainder) {
  const auto rest = modulo(value.number(), Decimal(2));
  return rest && *rest == Decimal(remainder);
}

Value odd(const Call& call) { return has_remainder(call[0], 1); }
Value even(const Call& call) { return has_remainder(call[0], 0); }

}  // namespace

std::span<const BuiltinRow> number_builtins() {
  static constexpr BuiltinRow kRows[] = {
      {"decimal(n: number, scale: number) -> number", rounded<Rounding::half_even>},
      {"floor(n: number) -> number", rounded<Rounding::floor>},
      {"floor(n: number, scale: number) -> number", rounded<Rounding::floor>},
      {"ceiling(n: number) -> number", rounded<Rounding::ceiling>},
      {"ceiling(n: number, scale: number) -> number", rounded<Rounding::ceiling>},
      {"round up(n: number, scale: number) -> number", rounded<Rounding::up>},
      {"round down(n: number, scale: number) -> number", rounded<Rounding::down>},
      {"round half up(n: number, scale: number) -> number", rounded<Rounding::half_up>},
      {"round half down(n: number, scale: number) -> number", rounded<Rounding::half_down>},
      {"abs(n: number) -> number", absolute},
      {"abs(n: years and months duration) -> years and months duration", absolute_months},
      {"abs(n: days and time duration) -> days and time duration", absolute_time},
      {"modulo(dividend: number, divisor: number) -> number", modulo_of},
      {"sqrt(number: number) -> number", square_root_of},
      {"log(number: number) -> number", log_of},
      {"exp(number: number) -> number", exp_of},
      {"odd(number: number) -> boolean", odd},
      {"even(number: number) -> boolean", even},
  };
  return kRows;
}

}  // namespace sanlian::feel
