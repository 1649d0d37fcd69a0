#include "feel/sql/impl/dialect.h"

namespace sanlian::feel::dialect {
namespace {

std::string_view format_of(std::string_view part) {
  if (part == "year") return "'%Y'";
  if (part == "month") return "'%m'";
  if (part == "day") return "'%d'";
  if (part == "hour") return "'%H'";
  if (part == "minute") return "'%M'";
  if (part == "second") return "'%S'";
  return "'%w'";
}

/// Monday 1 to Sunday 7, where strftime counts from Sunday 0.
Sql numbered(std::string_view part, const Sql& digits) {
  if (part == "weekday") return Sql::of("((", digits, " + 6) % 7 + 1)");
  return Sql::of("CAST(", digits, " AS INTEGER)");
}

Sql local_seconds(const Sql& moment) { return Sql::of("(", whole_seconds(moment), " / 1000000 + 28800)"); }

}  // namespace

Sql same(const Sql& a, const Sql& b) { return Sql::of(a, " IS ", b); }
Sql different(const Sql& a, const Sql& b) { return Sql::of(a, " IS NOT ", b); }
Sql position(const Sql& text, const Sql& part) { return Sql::of("instr(", text, ", ", part, ")"); }
Sql length(const Sql& text) { return Sql::of("length(", text, ")"); }
Sql substring(const Sql& text, const Sql& start) { return Sql::of("substr(", text, ", ", start, ")"); }
Sql substring(const Sql& text, const Sql& start, const Sql& length) {
  return Sql::of("substr(", text, ", ", start, ", ", length, ")");
}
Sql json_items(const Sql& list, const std::string& alias) { return Sql::of("json_each(", list, ") ", alias); }
Sql json_length(const Sql& list) { return Sql::of("json_array_length(", list, ")"); }

Sql date_part(const Sql& date, std::string_view part) {
  return numbered(part, Sql::of("strftime(", format_of(part), ", ", date, ")"));
}

/// The day in the target month, or its last day where the count runs over into the next one.
Sql add_months(const Sql& date, const Sql& months) {
  const Sql start = Sql::of("date(", date, ", 'start of month', ", months, " || ' months'");
  const Sql same_day = Sql::of(start, ", '+' || (strftime('%d', ", date, ") - 1) || ' days')");
  return Sql::of("min(", same_day, ", ", start, ", '+1 month', '-1 day'))");
}

Sql add_days(const Sql& date, const Sql& days) { return Sql::of("date(", date, ", ", days, " || ' days')"); }

Sql days_between(const Sql& from, const Sql& to) {
  return Sql::of("CAST(julianday(", to, ") - julianday(", from, ") AS INTEGER)");
}

Sql whole_seconds(const Sql& moment) {
  return Sql::of("(", moment, " - (", moment, " % 1000000 + 1000000) % 1000000)");
}

Sql date_of(const Sql& moment) { return Sql::of("date(", local_seconds(moment), ", 'unixepoch')"); }

Sql moment_part(const Sql& moment, std::string_view part) {
  return numbered(part, Sql::of("strftime(", format_of(part), ", ", local_seconds(moment), ", 'unixepoch')"));
}

}  // namespace sanlian::feel::dialect
