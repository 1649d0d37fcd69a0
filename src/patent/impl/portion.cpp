#include "patent/impl/portion.h"

#include "patent/errors.h"

namespace sanlian::patent {

Result<Money> portion(Money amount, Rate rate) {
  const auto product = multiply(amount.yuan(), rate.value());
  if (!product) return Error(errors::amount_too_large, {{"what", amount.to_string() + " × " + rate.to_string()}});
  return Money::round(*product, Rounding::half_up);
}

}  // namespace sanlian::patent
