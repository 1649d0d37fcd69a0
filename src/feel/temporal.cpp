#include "feel/temporal.h"

#include <charconv>
#include <cstdio>

#include "feel/impl/zones.h"

namespace sanlian::feel {
namespace {
__extension__ typedef __int128 Wide;
constexpr std::int64_t kNanosPerDay = kSecondsPerDay * kNanosPerSecond;
constexpr std::int32_t kOffsetMax = 18 * 3600;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes characters off the front of a text.
struct Reader {
  std::string_view text;

  bool take(char c) {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
  }
  std::optional<int> two_digits() {
    if (text.size() < 2 || !is_digit(text[0]) || !is_digit(text[1])) return std::nullopt;
    const int value = (text[0] - '0') * 10 + (text[1] - '0');
    text.remove_prefix(2);
    return value;
  }
  std::string_view digits() {
    std::size_t length = 0;
    while (length < text.size() && is_digit(text[length])) ++length;
    const auto out = text.substr(0, length);
    text.remove_prefix(length);
    return out;
  }
};

std::optional<std::int64_t> to_int(std::string_view digits) {
  std::int64_t value = 0;
  if (digits.empty() || digits.size() > 18) return std::nullopt;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// Nine digits of a fraction; what lies beyond is cut.
std::int32_t to_nanos(std::string_view digits) {
  std::int32_t nanos = 0;
  for (std::size_t i = 0; i < 9; ++i) nanos = nanos * 10 + (i < digits.size() ? digits[i] - '0' : 0);
  return nanos;
}

std::optional<Date> read_date(Reader& in) {
  const bool negative = in.take('-');
  const auto digits = in.digits();
  if (digits.size() < 4 || (digits.size() > 4 && digits[0] == '0')) return std::nullopt;
  const auto year = to_int(digits);
  if (!year || !is_year_in_range(*year) || !in.take('-')) return std::nullopt;
  const auto month = in.two_digits();
  if (!month || !in.take('-')) return std::nullopt;
  const auto day = in.two_digits();
  return day ? Date::checked(negative ? -*year : *year, *month, *day) : std::nullopt;
}

std::optional<Zone> read_zone(Reader& in) {
  if (in.text.empty()) return Zone{};
  if (in.take('@')) return Zone::named(in.text);
  if (in.text == "Z" || in.text == "z") return Zone::utc();
  const bool negative = in.take('-');
  if (!negative && !in.take('+')) return std::nullopt;
  const auto hours = in.two_digits();
  if (!hours || !in.take(':')) return std::nullopt;
  const auto minutes = in.two_digits();
  const auto seconds = in.take(':') ? in.two_digits() : std::optional(0);
  if (!minutes || !seconds || *minutes > 59 || *seconds > 59 || !in.text.empty()) return std::nullopt;
  const int offset = *hours * 3600 + *minutes * 60 + *seconds;
  if (offset > kOffsetMax) return std::nullopt;
  return Zone::of_offset(negative ? -offset : offset);
}

/// Nanoseconds may be those of 24:00:00, which only a date and time understands.
std::optional<Time> read_time(Reader& in) {
  const auto hour = in.two_digits();
  if (!hour || !in.take(':')) return std::nullopt;
  const auto minute = in.two_digits();
  if (!minute || !in.take(':')) return std::nullopt;
  const auto second = in.two_digits();
  if (!second || *hour > 24 || *minute > 59 || *second > 59) return std::nullopt;
  std::int32_t nanos = 0;
  if (in.take('.')) {
    const auto digits = in.digits();
    if (digits.empty()) return std::nullopt;
    nanos = to_nanos(digits);
  }
  const auto zone = read_zone(in);
  if (!zone) return std::nullopt;
  Time time{.nanos = (*hour * 3600LL + *minute * 60 + *second) * kNanosPerSecond + nanos, .zone = *zone};
  return time.nanos <= kNanosPerDay ? std::optional(time) : std::nullopt;
}

std::string fraction(std::int64_t nanos) {
  if (nanos == 0) return "";
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, ".%09lld", static_cast<long long>(nanos));
  std::string out = buffer;
  out.erase(out.find_last_not_of('0') + 1);
  return out;
}
}  // namespace

bool is_year_in_range(std::int64_t year) { return year >= -kYearMax && year <= kYearMax; }
bool is_date_in_range(Date date) {
  constexpr std::int64_t kDaysMax = 365'250'000'000;  // beyond it civil() need not be asked
  return date.days > -kDaysMax && date.days < kDaysMax && is_year_in_range(date.civil().year);
}

std::optional<Zone> Zone::named(std::string_view id) {
  auto known = known_zone(id);
  if (!known) return std::nullopt;
  return Zone{.id = std::move(known)};
}

std::optional<std::int32_t> Zone::offset_at(std::int64_t local_seconds) const {
  if (has_offset) return offset_seconds;
  return id ? zone_offset(*id, local_seconds) : std::nullopt;
}

std::string Zone::to_string() const {
  if (id) return "@" + *id;
  if (!has_offset) return "";
  if (offset_seconds == 0) return "Z";
  const int size = std::abs(offset_seconds);
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%c%02d:%02d", offset_seconds < 0 ? '-' : '+', size / 3600, size / 60 % 60);
  std::string out = buffer;
  if (size % 60 != 0) std::snprintf(buffer, sizeof buffer, ":%02d", size % 60), out += buffer;
  return out;
}

std::string Time::to_string() const {
  const auto all = static_cast<int>(seconds());
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%02d:%02d:%02d", all / 3600, all / 60 % 60, all % 60);
  return buffer + fraction(nanos % kNanosPerSecond) + zone.to_string();
}

std::optional<std::int64_t> DateTime::epoch_seconds() const {
  const auto offset = time.zone.offset_at(local_seconds());
  return offset ? std::optional(local_seconds() - *offset) : std::nullopt;
}

std::string DateTime::to_string() const { return date.to_string() + "T" + time.to_string(); }

std::string MonthsDuration::to_string() const {
  if (months == 0) return "P0M";
  const auto size = months < 0 ? -months : months;
  std::string out = months < 0 ? "-P" : "P";
  if (size / 12 != 0) out += std::to_string(size / 12) + "Y";
  if (size % 12 != 0) out += std::to_string(size % 12) + "M";
  return out;
}

std::string TimeDuration::to_string() const {
  if (seconds == 0 && nanos == 0) return "PT0S";
  const Wide total = Wide(seconds) * kNanosPerSecond + nanos, size = total < 0 ? -total : total;
  const auto whole = static_cast<std::int64_t>(size / kNanosPerSecond);
  const auto rest = static_cast<std::int64_t>(size % kNanosPerSecond);
  std::string out = total < 0 ? "-P" : "P";
  if (whole / kSecondsPerDay != 0) out += std::to_string(whole / kSecondsPerDay) + "D";
  const auto in_day = whole % kSecondsPerDay;
  if (in_day == 0 && rest == 0) return out;
  out += "T";
  if (in_day / 3600 != 0) out += std::to_string(in_day / 3600) + "H";
  if (in_day / 60 % 60 != 0) out += std::to_string(in_day / 60 % 60) + "M";
  if (in_day % 60 != 0 || rest != 0) out += std::to_string(in_day % 60) + fraction(rest) + "S";
  return out;
}

std::optional<Date> parse_date(std::string_view text) {
  Reader in{text};
  const auto date = read_date(in);
  return in.text.empty() ? date : std::nullopt;
}

std::optional<Time> parse_time(std::string_view text) {
  Reader in{text};
  const auto time = read_time(in);
  return time && time->nanos < kNanosPerDay ? time : std::nullopt;
}

std::optional<DateTime> parse_date_time(std::string_view text) {
  Reader in{text};
  const auto date = read_date(in);
  if (!date || !in.take('T')) return std::nullopt;
  auto time = read_time(in);
  if (!time) return std::nullopt;
  DateTime moment{.date = *date, .time = *time};
  if (time->nanos == kNanosPerDay) moment.time.nanos = 0, moment.date = *date + 1;
  return is_date_in_range(moment.date) ? std::optional(moment) : std::nullopt;
}

std::optional<MonthsDuration> parse_months_duration(std::string_view text) {
  Reader in{text};
  const bool negative = in.take('-');
  if (!in.take('P')) return std::nullopt;
  std::int64_t months = 0;
  bool any = false;
  for (const auto& [unit, factor] : {std::pair{'Y', 12}, std::pair{'M', 1}}) {
    Reader ahead = in;
    const auto digits = ahead.digits();
    if (digits.empty() || !ahead.take(unit)) continue;
    const auto count = to_int(digits);
    if (!count || digits.size() > 17) return std::nullopt;
    months += *count * factor;
    any = true;
    in = ahead;
  }
  if (!any || !in.text.empty()) return std::nullopt;
  return MonthsDuration{negative ? -months : months};
}

std::optional<TimeDuration> parse_time_duration(std::string_view text) {
  Reader in{text};
  const bool negative = in.take('-');
  if (!in.take('P')) return std::nullopt;
  Wide total = 0;
  bool any = false, in_time = false;
  for (const auto& [unit, factor] : {std::pair{'D', 86'400}, {'H', 3600}, {'M', 60}, {'S', 1}}) {
    if (unit == 'H' && in.take('T')) in_time = true, any = false;
    if (unit != 'D' && !in_time) break;
    Reader ahead = in;
    const auto digits = ahead.digits();
    std::int32_t nanos = 0;
    if (unit == 'S' && !digits.empty() && ahead.take('.')) nanos = to_nanos(ahead.digits());
    if (digits.empty() || !ahead.take(unit)) continue;
    const auto count = to_int(digits);
    if (!count) return std::nullopt;
    total += Wide(*count) * factor * kNanosPerSecond + nanos;
    any = true;
    in = ahead;
  }
  constexpr Wide kSecondsMax = 9'000'000'000'000'000'000;
  if (!any || !in.text.empty() || total / kNanosPerSecond > kSecondsMax) return std::nullopt;
  if (negative) total = -total;
  Wide seconds = total / kNanosPerSecond, nanos = total % kNanosPerSecond;
  if (nanos < 0) nanos += kNanosPerSecond, --seconds;
  return TimeDuration{.seconds = static_cast<std::int64_t>(seconds), .nanos = static_cast<std::int32_t>(nanos)};
}

DateTime from_instant(Instant instant) {
  constexpr std::int32_t kChina = 8 * 3600;
  const Date date = instant.local_date();
  return {.date = date,
          .time = {.nanos = (instant.micros - Instant::at_local_midnight(date).micros) * 1000,
                   .zone = Zone::of_offset(kChina)}};
}

std::optional<Instant> to_instant(const DateTime& moment) {
  const auto seconds = moment.epoch_seconds();
  constexpr std::int64_t kMax = INT64_MAX / kMicrosPerSecond - 1;
  if (!seconds || *seconds > kMax || *seconds < -kMax) return std::nullopt;
  return Instant{*seconds * kMicrosPerSecond + moment.time.nanos % kNanosPerSecond / 1000};
}

std::optional<Date> plus_months(Date date, std::int64_t months) {
  constexpr std::int64_t kMonthsMax = 12 * (2 * kYearMax + 1);
  if (months > kMonthsMax || months < -kMonthsMax) return std::nullopt;
  const auto moved = add_months(date, months);
  return is_date_in_range(moved) ? std::optional(moved) : std::nullopt;
}

std::optional<DateTime> plus(const DateTime& moment, const TimeDuration& duration) {
  const Wide total = Wide(moment.date.days) * kNanosPerDay + moment.time.nanos +
                     Wide(duration.seconds) * kNanosPerSecond + duration.nanos;
  Wide days = total / kNanosPerDay, nanos = total % kNanosPerDay;
  if (nanos < 0) nanos += kNanosPerDay, --days;
  constexpr Wide kDaysMax = 365'250'000'000;
  if (days > kDaysMax || days < -kDaysMax) return std::nullopt;
  DateTime moved = moment;
  moved.date.days = static_cast<std::int64_t>(days);
  moved.time.nanos = static_cast<std::int64_t>(nanos);
  return is_date_in_range(moved.date) ? std::optional(moved) : std::nullopt;
}

Time plus(const Time& time, const TimeDuration& duration) {
  Wide nanos = (Wide(time.nanos) + Wide(duration.seconds) * kNanosPerSecond + duration.nanos) % kNanosPerDay;
  if (nanos < 0) nanos += kNanosPerDay;
  Time moved = time;
  moved.nanos = static_cast<std::int64_t>(nanos);
  return moved;
}

}  // namespace sanlian::feel
