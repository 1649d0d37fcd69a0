#include "search/language/impl/bounds.h"

#include <charconv>
#include <vector>

#include "base/date.h"
#include "base/text.h"
#include "search/language/impl/source.h"

namespace sanlian::search::language {
namespace {

struct Group {
  std::string digits;
  std::string sign;  ///< What follows the digits.
};

/// Digits and what stands between them; nothing where it does not begin with a digit.
std::vector<Group> groups_of(std::string_view text) {
  std::vector<Group> groups;
  const Source source(text);
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (is_digit(source.code(i))) {
      if (groups.empty() || !groups.back().sign.empty()) groups.emplace_back();
      groups.back().digits += static_cast<char>(source.code(i));
    } else {
      if (groups.empty()) return {};
      append_code_point(groups.back().sign, source.code(i));
    }
  }
  return groups;
}

bool is_one_of(std::string_view sign, std::initializer_list<std::string_view> signs) {
  for (const auto each : signs)
    if (sign == each) return true;
  return false;
}

std::int64_t number_of(std::string_view digits) {
  std::int64_t value = -1;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::optional<Bounds> days_of(std::int64_t year, int month, int day) {
  if (year < kFirstYear || year > kLastYear || month < 0 || month > 12) return std::nullopt;
  if (month == 0) return Bounds{Date::of(year, 1, 1).days, Date::of(year, 12, 31).days};
  if (day == 0) return Bounds{Date::of(year, month, 1).days, Date::of(year, month, days_in_month(year, month)).days};
  const auto date = Date::checked(year, month, day);
  return date ? std::optional(Bounds{date->days, date->days}) : std::nullopt;
}

std::optional<Bounds> read_days(std::string_view text) {
  const auto groups = groups_of(text);
  if (groups.empty() || groups.size() > 3) return std::nullopt;
  const auto& digits = groups[0].digits;
  const auto part = [](std::string_view two) {
    return two.size() > 2 || number_of(two) == 0 ? -1 : static_cast<int>(number_of(two));
  };
  if (groups.size() == 1) {
    if (!is_one_of(groups[0].sign, {"", "年"}) || (!groups[0].sign.empty() && digits.size() != 4)) return std::nullopt;
    if (digits.size() == 4) return days_of(number_of(digits), 0, 0);
    if (digits.size() == 6) return days_of(number_of(digits.substr(0, 4)), part(digits.substr(4)), 0);
    if (digits.size() == 8) {
      const int day = part(digits.substr(6));
      return day < 0 ? std::nullopt : days_of(number_of(digits.substr(0, 4)), part(digits.substr(4, 2)), day);
    }
    return std::nullopt;
  }
  const bool is_chinese = groups[0].sign == "年";
  if (digits.size() != 4 || !is_one_of(groups[0].sign, {"-", "/", ".", "年"})) return std::nullopt;
  const int month = part(groups[1].digits);
  if (groups.size() == 2) {
    if (groups[1].sign != (is_chinese ? "月" : "")) return std::nullopt;
    return days_of(number_of(digits), month, 0);
  }
  const int day = part(groups[2].digits);
  if (day < 0 || groups[1].sign != (is_chinese ? "月" : groups[0].sign)) return std::nullopt;
  if (is_chinese ? !is_one_of(groups[2].sign, {"日", "号", ""}) : !groups[2].sign.empty()) return std::nullopt;
  return days_of(number_of(digits), month, day);
}

std::optional<Bounds> read_whole(std::string_view text) {
  const Source source(text);
  std::string digits;
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (!is_digit(source.code(i)) && !(i == 0 && source.code(i) == U'-')) return std::nullopt;
    digits += static_cast<char>(source.code(i));
  }
  std::int64_t value = 0;
  const auto [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (wrong != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return Bounds{value, value};
}
}  // namespace

std::optional<Bounds> read_bounds(std::string_view literal, NumberKind kind) {
  literal = trim(literal);
  if (literal == "*" || literal == "＊") return Bounds{};
  return kind == NumberKind::day ? read_days(literal) : read_whole(literal);
}

std::optional<std::string> print_days(std::int64_t from, std::int64_t to) {
  const auto first = Date{from}.civil();
  const auto year = Date{from}.to_string().substr(0, 4), month = Date{from}.to_string().substr(0, 7);
  if (from == to) return Date{from}.to_string();
  if (first.day != 1) return std::nullopt;
  if (first.month == 1 && to == Date::of(first.year, 12, 31).days) return year;
  if (to == Date::of(first.year, first.month, days_in_month(first.year, first.month)).days) return month;
  return std::nullopt;
}

std::string print_first_day(std::int64_t day) {
  const auto civil = Date{day}.civil();
  const auto text = Date{day}.to_string();
  return civil.day != 1 ? text : civil.month != 1 ? text.substr(0, 7) : text.substr(0, 4);
}

std::string print_last_day(std::int64_t day) {
  const auto civil = Date{day}.civil();
  const auto text = Date{day}.to_string();
  if (civil.day != days_in_month(civil.year, civil.month)) return text;
  return civil.month != 12 ? text.substr(0, 7) : text.substr(0, 4);
}

}  // namespace sanlian::search::language
