// Calendar days and instants. The proleptic Gregorian calendar; China Standard Time (UTC+8, no summer time) is the
// one zone in which the platform keeps office hours. FEEL's own zones live in room feel.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sanlian {

struct CivilDate {
  std::int64_t year = 1970;
  int month = 1, day = 1;
};

/// A day without a time, counted from 1970-01-01.
struct Date {
  std::int64_t days = 0;
  auto operator<=>(const Date&) const = default;
  Date operator+(std::int64_t n) const { return {days + n}; }
  Date operator-(std::int64_t n) const { return {days - n}; }
  std::int64_t operator-(Date other) const { return days - other.days; }

  static Date of(std::int64_t year, int month, int day);  ///< Must be a real day.
  static std::optional<Date> checked(std::int64_t year, int month, int day);
  /// Exactly `YYYY-MM-DD`.
  static std::optional<Date> parse(std::string_view text);
  CivilDate civil() const;
  int weekday() const;  ///< Monday 1 to Sunday 7.
  std::string to_string() const;
};

bool is_leap_year(std::int64_t year);
int days_in_month(std::int64_t year, int month);

/// The corresponding day `months` later; the last day of that month where there is none (31 January + 1 = 28 February).
/// Source: Patent Law Implementing Rules, rule 4; Civil Code art. 202. The one place that clamps.
Date add_months(Date start, std::int64_t months);
inline Date add_years(Date start, std::int64_t years) { return add_months(start, years * 12); }

/// A point in time, microseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t micros = 0;
  auto operator<=>(const Instant&) const = default;

  /// The day on a Chinese wall calendar.
  Date local_date() const;
  /// `2026-03-01T09:30:00+08:00`; microseconds only when there are some.
  std::string to_string() const;
  /// ISO 8601 with `Z` or an offset.
  static std::optional<Instant> parse(std::string_view text);
  static Instant at_local_midnight(Date date);
};

inline constexpr std::int64_t kMicrosPerSecond = 1'000'000;
inline constexpr std::int64_t kMicrosPerDay = 86'400 * kMicrosPerSecond;

}  // namespace sanlian
