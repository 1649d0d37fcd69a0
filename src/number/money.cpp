#include "number/money.h"

#include "base/ensure.h"
#include "number/errors.h"

namespace sanlian {
namespace {
bool is_plain_yuan(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto point = text.find('.');
  const auto whole = text.substr(0, point), fraction = point == text.npos ? "" : text.substr(point + 1);
  const auto digits_only = [](std::string_view part) { return part.find_first_not_of("0123456789") == part.npos; };
  return !whole.empty() && digits_only(whole) && digits_only(fraction) &&
         (point == text.npos || (!fraction.empty() && fraction.size() <= 2));
}
}  // namespace

Result<Money> Money::parse(std::string_view yuan) {
  const auto value = is_plain_yuan(yuan) ? Decimal::parse(yuan) : std::nullopt;
  if (!value) return Error(number::errors::money_malformed, {{"text", std::string(yuan)}});
  return round(*value, Rounding::half_even);  // nothing to round: at most two decimals
}

Result<Money> Money::round(const Decimal& yuan, Rounding rounding) {
  const auto fen = yuan.to_scaled(2, rounding);
  if (!fen || *fen > kFenMax || *fen < -kFenMax)
    return Error(number::errors::money_too_large, {{"text", yuan.to_string()}});
  return Money(*fen);
}

std::string Money::to_string() const {
  auto digits = std::to_string(fen_);
  const bool negative = fen_ < 0;
  if (negative) digits.erase(0, 1);
  if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
  return (negative ? "-" : "") + digits.insert(digits.size() - 2, ".");
}

std::optional<Money> add(Money a, Money b) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(a.fen_, b.fen_, &sum)) return std::nullopt;
  return Money(sum);
}

Money operator+(Money a, Money b) {
  const auto sum = add(a, b);
  ensure(sum.has_value(), "amounts are checked on the way in, so that a few of them add up inside 64 bits");
  return *sum;
}

Money operator-(Money a, Money b) {
  std::int64_t difference = 0;
  ensure(!__builtin_sub_overflow(a.fen_, b.fen_, &difference), "amounts are checked on the way in");
  return Money(difference);
}

}  // namespace sanlian
