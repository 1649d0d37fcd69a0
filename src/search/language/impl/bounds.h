#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "search/schema.h"

namespace sanlian::search::language {

/// Both ends included; an absent one is open.
struct Bounds {
  std::optional<std::int64_t> from, to;
};

/// The days or the number that one literal stands for: `2019` as days is the whole year, `*` is open. Blanks around it
/// are ignored. Nothing where it is none (2019-02-30, ten).
std::optional<Bounds> read_bounds(std::string_view literal, NumberKind kind);

/// The other way: the shortest literal of the days `from` to `to` as a whole, where one exists (a year, a month, a
/// day).
std::optional<std::string> print_days(std::int64_t from, std::int64_t to);
/// The shortest literal that begins (ends) with `day`.
std::string print_first_day(std::int64_t day);
std::string print_last_day(std::int64_t day);

inline constexpr std::int64_t kFirstYear = 1000, kLastYear = 9999;

}  // namespace sanlian::search::language
