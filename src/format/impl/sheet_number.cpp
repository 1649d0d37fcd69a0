#include "format/impl/sheet_number.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/date.h"
#include "format/json.h"

namespace sanlian::format {
namespace {

constexpr int kShownDigits = 15;
constexpr int kPlacesMax = 30;  ///< Beyond that many zeros an exponent stays.
constexpr std::int64_t kSecondsPerDay = 86'400;

std::optional<double> to_double(std::string_view digits) {
  double value = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (problem != std::errc() || end != digits.data() + digits.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

/// Significant digits without point, and where the point stands: 0.<digits> × 10^point.
struct Scientific {
  std::string digits;
  int point = 0;
};

Scientific take_apart(std::string_view number) {
  Scientific out;
  const auto mark = number.find_first_of("eE");
  if (mark != std::string_view::npos) {
    auto exponent = number.substr(mark + 1);
    if (exponent.starts_with('+')) exponent.remove_prefix(1);
    std::from_chars(exponent.data(), exponent.data() + exponent.size(), out.point);
  }
  const auto mantissa = number.substr(0, mark);
  const auto dot = std::min(mantissa.find('.'), mantissa.size());
  out.digits = mantissa.substr(0, dot);
  if (dot < mantissa.size()) out.digits += mantissa.substr(dot + 1);
  out.point += static_cast<int>(dot);
  const auto leading = std::min(out.digits.find_first_not_of('0'), out.digits.size());
  out.digits.erase(0, leading);
  out.point -= static_cast<int>(leading);
  while (!out.digits.empty() && out.digits.back() == '0') out.digits.pop_back();
  return out;
}

std::string put_together(const Scientific& number) {
  const int count = static_cast<int>(number.digits.size());
  const auto zeros = [](int n) { return std::string(static_cast<std::size_t>(n), '0'); };
  if (number.point <= 0) return "0." + zeros(-number.point) + number.digits;
  if (number.point >= count) return number.digits + zeros(number.point - count);
  const auto point = static_cast<std::size_t>(number.point);
  return number.digits.substr(0, point) + "." + number.digits.substr(point);
}

std::string two_digits(std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); }

std::string time_of(std::int64_t seconds) {
  return two_digits(seconds / 3600) + ":" + two_digits(seconds / 60 % 60) + ":" + two_digits(seconds % 60);
}

std::optional<Date> date_of_serial(std::int64_t day, bool from_1904) {
  constexpr std::int64_t kLastSerial = 2'958'465;  // 9999-12-31
  if (from_1904) return day < 0 || day > kLastSerial - 1462 ? std::nullopt : std::optional(Date::of(1904, 1, 1) + day);
  if (day < 1 || day > kLastSerial || day == 60) return std::nullopt;
  return day < 60 ? Date::of(1899, 12, 31) + day : Date::of(1899, 12, 30) + day;
}

}  // namespace

std::optional<std::string> tidy_number(std::string_view stored) {
  if (stored.starts_with('+')) stored.remove_prefix(1);
  if (!is_json_number(stored)) {
    const auto value = to_double(stored);  // `.5`, `5.`, `007`
    if (!value) return std::nullopt;
  }
  const bool has_point = stored.find('.') != std::string_view::npos;
  const bool has_exponent = stored.find_first_of("eE") != std::string_view::npos;
  if (!has_exponent && is_json_number(stored) && (!has_point || stored.size() <= kShownDigits))
    return std::string(stored);

  const bool negative = stored.starts_with('-');
  Scientific number = take_apart(negative ? stored.substr(1) : stored);
  if (number.digits.size() > kShownDigits && (has_point || has_exponent)) {
    char shown[40];
    const auto value = to_double(stored);
    if (!value) return std::nullopt;
    const auto end =
        std::to_chars(shown, shown + sizeof shown, std::abs(*value), std::chars_format::scientific, kShownDigits - 1)
            .ptr;
    number = take_apart({shown, static_cast<std::size_t>(end - shown)});
  }
  if (number.digits.empty()) return "0";
  if (number.point > kPlacesMax || number.point < -kPlacesMax) return std::string(stored);
  return (negative ? "-" : "") + put_together(number);
}

std::optional<std::string> iso_of_serial(std::string_view stored, NumberLook look, bool from_1904) {
  const auto serial = to_double(stored);
  if (!serial || *serial < 0 || *serial > 3'000'000) return std::nullopt;
  std::int64_t day = static_cast<std::int64_t>(std::floor(*serial));
  std::int64_t seconds = std::llround((*serial - std::floor(*serial)) * static_cast<double>(kSecondsPerDay));
  if (seconds == kSecondsPerDay) ++day, seconds = 0;
  if (look == NumberLook::time && day == 0) return time_of(seconds);
  const auto date = date_of_serial(day, from_1904);
  if (!date) return std::nullopt;
  return date->to_string() + (seconds || look == NumberLook::time ? "T" + time_of(seconds) : "");
}

}  // namespace sanlian::format
