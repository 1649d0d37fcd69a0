// The few places where SQL dialects differ, as SQLite says them.
#pragma once

#include "feel/sql/impl/fragment.h"

namespace sanlian::feel::dialect {

Sql same(const Sql& a, const Sql& b);       ///< Nulls are the same.
Sql different(const Sql& a, const Sql& b);  ///< Never unknown.
Sql position(const Sql& text, const Sql& part);
Sql length(const Sql& text);
Sql substring(const Sql& text, const Sql& start);
Sql substring(const Sql& text, const Sql& start, const Sql& length);
Sql json_items(const Sql& list, const std::string& alias);  ///< A table with one row per item, in column `value`.
Sql json_length(const Sql& list);

// Dates are ISO text; moments microseconds since 1970, read on a Chinese wall calendar.
Sql date_part(const Sql& date, std::string_view part);  ///< year, month, day, weekday
Sql add_months(const Sql& date, const Sql& months);     ///< Clamped to the last day of the month.
Sql add_days(const Sql& date, const Sql& days);
Sql days_between(const Sql& from, const Sql& to);
Sql whole_seconds(const Sql& moment);  ///< Microseconds cut down to the second, before 1970 too.
Sql date_of(const Sql& moment);
Sql moment_part(const Sql& moment, std::string_view part);  ///< those of a date, hour, minute, second

}  // namespace sanlian::feel::dialect
