#include "base/date.h"

#include <array>
#include <charconv>

#include "base/ensure.h"

namespace sanlian {
namespace {
constexpr std::int64_t kChinaOffset = 8 * 3600 * kMicrosPerSecond;

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }

/// Reads exactly `digits` digits and moves past them.
bool read_digits(std::string_view& text, std::size_t digits, int& out) {
  if (text.size() < digits) return false;
  out = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
    out = out * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return true;
}

bool read_char(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

/// At least so many digits, with zeros before them.
void add_digits(std::string& out, std::int64_t number, std::size_t digits) {
  std::array<char, 20> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  const auto length = static_cast<std::size_t>(end - buffer.data());
  if (length < digits) out.append(digits - length, '0');
  out.append(buffer.data(), length);
}

std::optional<Date> read_date(std::string_view& text) {
  int year = 0, month = 0, day = 0;
  if (!read_digits(text, 4, year) || !read_char(text, '-') || !read_digits(text, 2, month) || !read_char(text, '-') ||
      !read_digits(text, 2, day))
    return std::nullopt;
  return Date::checked(year, month, day);
}

std::optional<std::int64_t> read_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  int sign = 0, hours = 0, minutes = 0;
  if (read_char(text, '+'))
    sign = 1;
  else if (read_char(text, '-'))
    sign = -1;
  if (sign == 0 || !read_digits(text, 2, hours) || !read_char(text, ':') || !read_digits(text, 2, minutes) ||
      !text.empty() || hours > 14 || minutes > 59)
    return std::nullopt;
  return sign * (hours * 3600 + minutes * 60) * kMicrosPerSecond;
}
}  // namespace

bool is_leap_year(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(std::int64_t year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : kDays.at(static_cast<std::size_t>(month - 1));
}

std::optional<Date> Date::checked(std::int64_t year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
  // Days from civil, counted in 400-year eras of 146,097 days with the year beginning in March.
  const std::int64_t y = month <= 2 ? year - 1 : year;
  const std::int64_t era = floor_div(y, 400);
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return Date{era * 146097 + day_of_era - 719468};
}

Date Date::of(std::int64_t year, int month, int day) {
  const auto date = checked(year, month, day);
  ensure(date.has_value(), "Date::of is for days that exist");
  return *date;
}

std::optional<Date> Date::parse(std::string_view text) {
  const auto date = read_date(text);
  return text.empty() ? date : std::nullopt;
}

CivilDate Date::civil() const {
  const std::int64_t shifted = days + 719468;
  const std::int64_t era = floor_div(shifted, 146097);
  const std::int64_t day_of_era = shifted - era * 146097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t march_month = (5 * day_of_year + 2) / 153;
  const int month = static_cast<int>(march_month < 10 ? march_month + 3 : march_month - 9);
  return {.year = year_of_era + era * 400 + (month <= 2 ? 1 : 0),
          .month = month,
          .day = static_cast<int>(day_of_year - (153 * march_month + 2) / 5 + 1)};
}

int Date::weekday() const { return static_cast<int>(((days + 3) % 7 + 7) % 7) + 1; }

std::string Date::to_string() const {
  std::string out;
  out.reserve(sizeof "2026-03-01T09:30:00.123456+08:00");
  const auto c = civil();
  if (c.year < 0) out += '-';
  add_digits(out, c.year < 0 ? -c.year : c.year, 4);
  add_digits(out += '-', c.month, 2);
  add_digits(out += '-', c.day, 2);
  return out;
}

Date add_months(Date start, std::int64_t months) {
  const auto c = start.civil();
  const std::int64_t index = c.year * 12 + (c.month - 1) + months;
  const std::int64_t year = floor_div(index, 12);
  const int month = static_cast<int>(index - year * 12) + 1;
  return Date::of(year, month, std::min(c.day, days_in_month(year, month)));
}

Date Instant::local_date() const { return {floor_div(micros + kChinaOffset, kMicrosPerDay)}; }

Instant Instant::at_local_midnight(Date date) { return {date.days * kMicrosPerDay - kChinaOffset}; }

std::string Instant::to_string() const {
  const Date date = local_date();
  const std::int64_t in_day = micros - at_local_midnight(date).micros;
  const auto seconds = in_day / kMicrosPerSecond, fraction = in_day % kMicrosPerSecond;
  std::string out = date.to_string();
  add_digits(out += 'T', seconds / 3600, 2);
  add_digits(out += ':', seconds / 60 % 60, 2);
  add_digits(out += ':', seconds % 60, 2);
  if (fraction != 0) add_digits(out += '.', fraction, 6);
  return out += "+08:00";
}

std::optional<Instant> Instant::parse(std::string_view text) {
  const auto date = read_date(text);
  int hour = 0, minute = 0, second = 0;
  if (!date || (!read_char(text, 'T') && !read_char(text, ' ')) || !read_digits(text, 2, hour) ||
      !read_char(text, ':') || !read_digits(text, 2, minute) || !read_char(text, ':') ||
      !read_digits(text, 2, second) || hour > 23 || minute > 59 || second > 59)
    return std::nullopt;
  std::int64_t fraction = 0;
  if (read_char(text, '.')) {
    std::int64_t unit = kMicrosPerSecond / 10;
    if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
    for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1), unit /= 10)
      fraction += (text.front() - '0') * unit;
  }
  const auto offset = read_offset(text);
  if (!offset) return std::nullopt;
  return Instant{date->days * kMicrosPerDay + (hour * 3600 + minute * 60 + second) * kMicrosPerSecond + fraction -
                 *offset};
}

}  // namespace sanlian
