// FEEL's calendar values beyond the day of room base. Zones are an offset in seconds or an IANA id; ids are resolved
// with ICU's copy of the tz database. Years run from -999,999,999 to 999,999,999 (DMN 1.5 §10.3.2.3).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace sanlian::feel {

inline constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
inline constexpr std::int64_t kSecondsPerDay = 86'400;
inline constexpr std::int64_t kYearMax = 999'999'999;

/// No zone at all (local), an offset from UTC, or an id such as `Asia/Shanghai`.
struct Zone {
  bool has_offset = false;
  std::int32_t offset_seconds = 0;
  std::shared_ptr<const std::string> id;  ///< Shared: thousands of values repeat the same few ids.

  static Zone utc() { return {.has_offset = true}; }
  static Zone of_offset(std::int32_t seconds) { return {.has_offset = true, .offset_seconds = seconds}; }
  /// Nothing if the tz database does not know it.
  static std::optional<Zone> named(std::string_view id);
  bool is_local() const { return !has_offset && !id; }
  /// Seconds east of UTC at a local wall-clock second since 1970; nothing for a local zone.
  std::optional<std::int32_t> offset_at(std::int64_t local_seconds) const;
  std::string to_string() const;  ///< `Z`, `+08:00`, `@Asia/Shanghai` or nothing.
};

/// A time of day.
struct Time {
  std::int64_t nanos = 0;  ///< Since midnight, below 86,400 × 10^9.
  Zone zone;
  std::int64_t seconds() const { return nanos / kNanosPerSecond; }
  std::string to_string() const;
};

struct DateTime {
  Date date;
  Time time;
  std::int64_t local_seconds() const { return date.days * kSecondsPerDay + time.seconds(); }
  /// Seconds since 1970-01-01T00:00:00Z; nothing for a local one.
  std::optional<std::int64_t> epoch_seconds() const;
  std::string to_string() const;
};

struct MonthsDuration {
  std::int64_t months = 0;
  auto operator<=>(const MonthsDuration&) const = default;
  std::string to_string() const;
};

/// seconds + nanos / 10^9, with 0 <= nanos < 10^9 (so -0.5 s is {-1, 500000000}).
struct TimeDuration {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;
  auto operator<=>(const TimeDuration&) const = default;
  std::string to_string() const;
};

bool is_year_in_range(std::int64_t year);
bool is_date_in_range(Date date);
/// `-?YYYY+-MM-DD` with at least four digits and no needless leading zero.
std::optional<Date> parse_date(std::string_view text);
std::optional<Time> parse_time(std::string_view text);
/// A `T24:00:00` is midnight of the next day.
std::optional<DateTime> parse_date_time(std::string_view text);
std::optional<MonthsDuration> parse_months_duration(std::string_view text);
std::optional<TimeDuration> parse_time_duration(std::string_view text);

/// An instant as China Standard Time (+08:00), which is how the platform shows and stores its moments.
DateTime from_instant(Instant instant);
/// Nothing for a local date and time; fractions below a microsecond are cut.
std::optional<Instant> to_instant(const DateTime& moment);

/// All three clamp or wrap as FEEL asks (guide §7); nothing when the year leaves the range.
std::optional<Date> plus_months(Date date, std::int64_t months);
std::optional<DateTime> plus(const DateTime& moment, const TimeDuration& duration);
Time plus(const Time& time, const TimeDuration& duration);

}  // namespace sanlian::feel
