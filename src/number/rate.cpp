#include "number/rate.h"

#include "number/errors.h"

namespace sanlian {

Result<Rate> Rate::from_percent(const Decimal& percent) {
  constexpr std::int64_t kPercentMax = 1'000'000;
  const auto text = [&] { return percent.to_string() + " %"; };
  if (percent.absolute() > Decimal(kPercentMax)) return Error(number::errors::rate_out_of_range, {{"text", text()}});
  if (percent.rounded(kScale - 2, Rounding::down) != percent)
    return Error(number::errors::rate_too_fine, {{"text", text()}});
  return Rate(percent.to_scaled(kScale - 2, Rounding::down).value());
}

Result<Rate> Rate::from_value(const Decimal& value) {
  const auto percent = multiply(value, Decimal(100));
  if (!percent) return Error(number::errors::rate_out_of_range, {{"text", value.to_string()}});
  return from_percent(*percent);
}

Result<Rate> Rate::parse(std::string_view text) {
  const auto malformed = [&] { return Error(number::errors::rate_malformed, {{"text", std::string(text)}}); };
  auto number = text;
  bool points = false;
  if (number.ends_with('%')) {
    number.remove_suffix(1);
  } else if (number.ends_with("bp")) {
    number.remove_suffix(2);
    points = true;
  } else {
    return malformed();
  }
  if (number.ends_with(' ')) number.remove_suffix(1);
  const auto value = Decimal::parse(number);
  if (!value) return malformed();
  if (!points) return from_percent(*value);
  const auto percent = multiply(*value, Decimal::scaled(1, 2));
  return percent ? from_percent(*percent) : Result<Rate>(malformed());
}

std::string Rate::to_string() const { return percent().to_string() + " %"; }

}  // namespace sanlian
