#pragma once

#include <cstdint>
#include <string_view>

namespace sanlian::feel {

/// The kinds of FEEL values (DMN 1.5 §10.3.2), and `any` for a static type that is not known.
enum class Kind : std::uint8_t {
  null,
  boolean,
  number,
  string,
  date,
  time,
  date_time,
  months_duration,  ///< "years and months duration": a whole number of months.
  time_duration,    ///< "days and time duration": seconds with nine decimals.
  list,
  context,
  range,
  function,
  entity,  ///< A record reached through a reference; its value is an Object.
  any
};

/// The name FEEL gives it: `date and time`, `years and months duration`.
std::string_view name_of(Kind kind);

/// Kinds that `<` orders; booleans, lists, contexts and records have no order.
constexpr bool is_ordered(Kind kind) { return kind >= Kind::number && kind <= Kind::time_duration; }

}  // namespace sanlian::feel
