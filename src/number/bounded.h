// A figure as its source gives it: exact, or only bounded ("60 余", "近 2 万"). The bound is part of the value.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "number/decimal.h"

namespace sanlian {

enum class Bound { exact, at_least, about, close_to };

/// `exact`, `at_least`, `about`, `close_to`: as declared files and the API write it.
std::string_view name(Bound bound);
std::optional<Bound> bound_named(std::string_view name);

struct Bounded {
  Decimal value;
  Bound bound = Bound::exact;

  bool operator==(const Bounded&) const = default;

  /// Reads Chinese and English forms, a number without a unit: `60`, `60余`, `2万余`, `近2万`, `约30`, `30左右`,
  /// `不少于60`, `60以上`, `≥60`, `>=60`, `60+`, `about 30`, `at least 60`, `close to 20,000`. 万 and 亿 multiply.
  /// Errors: number.bounded_malformed.
  static Result<Bounded> parse(std::string_view text);
  /// zh `60`, `≥60`, `约30`, `近20000`; en `60`, `at least 60`, `about 30`, `close to 20000`. Reads back the same.
  std::string to_string(Lang lang) const;
};

}  // namespace sanlian
