#include "patent/number.h"

#include <fmt/format.h>

#include "base/ensure.h"
#include "patent/errors.h"

namespace sanlian::patent {
namespace {
struct Limits {
  int year_min, year_max, serial_max;
};

Limits limits(NumberEra era) {
  return era == NumberEra::eight_digits ? Limits{1985, 2003, 99'999} : Limits{2003, 2099, 9'999'999};
}

NumberType type_of(PatentKind kind) {
  switch (kind) {
    case PatentKind::invention:
      return NumberType::invention;
    case PatentKind::utility_model:
      return NumberType::utility_model;
    case PatentKind::design:
      return NumberType::design;
  }
  return NumberType::invention;
}
}  // namespace

Result<PatentNumber> PatentNumber::of(const Parts& parts) {
  const auto allowed = limits(parts.era);
  if (parts.year < allowed.year_min || parts.year > allowed.year_max)
    return Error(errors::number_year_out_of_range, {{"year", std::to_string(parts.year)},
                                                    {"min", std::to_string(allowed.year_min)},
                                                    {"max", std::to_string(allowed.year_max)}});
  if (parts.serial < 1 || parts.serial > allowed.serial_max)
    return Error(errors::number_serial_out_of_range,
                 {{"serial", std::to_string(parts.serial)}, {"max", std::to_string(allowed.serial_max)}});
  return PatentNumber(parts);
}

PatentKind PatentNumber::kind() const {
  switch (parts_.type) {
    case NumberType::invention:
    case NumberType::pct_invention:
      return PatentKind::invention;
    case NumberType::utility_model:
    case NumberType::pct_utility_model:
      return PatentKind::utility_model;
    case NumberType::design:
      return PatentKind::design;
  }
  return PatentKind::invention;
}

bool PatentNumber::through_pct() const {
  return parts_.type == NumberType::pct_invention || parts_.type == NumberType::pct_utility_model;
}

std::string PatentNumber::key() const {
  const int type = static_cast<int>(parts_.type);
  return parts_.era == NumberEra::eight_digits ? fmt::format("{:02}{}{:05}", parts_.year % 100, type, parts_.serial)
                                               : fmt::format("{:04}{}{:07}", parts_.year, type, parts_.serial);
}

char PatentNumber::check_character() const { return patent::check_character(key()); }

std::string PatentNumber::application() const { return fmt::format("{}.{}", key(), check_character()); }
std::string PatentNumber::patent() const { return "ZL" + application(); }
std::string PatentNumber::with_country() const { return "CN" + application(); }

std::string PatentNumber::spaced() const {
  const auto digits = application();
  const std::size_t year_length = parts_.era == NumberEra::eight_digits ? 2 : 4;
  return fmt::format("ZL {} {} {}", digits.substr(0, year_length), digits[year_length], digits.substr(year_length + 1));
}

char check_character(std::string_view digits) {
  ensure(digits.size() == 8 || digits.size() == 12, "application numbers have 8 or 12 digits");
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) sum += (digits[i] - '0') * static_cast<int>(2 + i % 8);
  const int remainder = sum % 11;
  return remainder == 10 ? 'X' : static_cast<char>('0' + remainder);
}

Result<PatentNumber> make_application_number(int year, PatentKind kind, int serial) {
  return PatentNumber::of({.year = year, .type = type_of(kind), .serial = serial, .era = NumberEra::twelve_digits});
}

Label label(NumberType type) {
  switch (type) {
    case NumberType::invention:
      return {"发明", "invention"};
    case NumberType::utility_model:
      return {"实用新型", "utility model"};
    case NumberType::design:
      return {"外观设计", "design"};
    case NumberType::pct_invention:
      return {"PCT 发明", "PCT invention"};
    case NumberType::pct_utility_model:
      return {"PCT 实用新型", "PCT utility model"};
  }
  return {};
}

}  // namespace sanlian::patent
