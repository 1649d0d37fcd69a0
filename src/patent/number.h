// Chinese application and patent numbers. A patent number is the application number with ZL before it.
// Standard: ZC 0006-2003 (12 digits and a check character, from 2003-10-01); before that 8 digits and a check
// character.
#pragma once

#include <compare>
#include <string>

#include "base/result.h"
#include "patent/kind.h"

namespace sanlian::patent {

/// The type digit of the number; 8 and 9 entered China through the PCT.
enum class NumberType { invention = 1, utility_model = 2, design = 3, pct_invention = 8, pct_utility_model = 9 };

/// How many digits stand before the dot. Both lengths were given out in 2003, so the year alone does not tell.
enum class NumberEra { eight_digits = 8, twelve_digits = 12 };

/// A well-formed number; the check character is computed, never stored. How it was typed stands in NumberReading.
class PatentNumber {
 public:
  struct Parts {
    int year = 0;  ///< 1985 to 2003 for eight digits, 2003 to 2099 for twelve.
    NumberType type = NumberType::invention;
    int serial = 0;  ///< 1 to 99,999 for eight digits, to 9,999,999 for twelve.
    NumberEra era = NumberEra::twelve_digits;
    auto operator<=>(const Parts&) const = default;
  };

  /// Errors: patent.number_year_out_of_range, patent.number_serial_out_of_range.
  static Result<PatentNumber> of(const Parts& parts);

  PatentKind kind() const;
  bool through_pct() const;
  NumberType type() const { return parts_.type; }
  NumberEra era() const { return parts_.era; }
  int year() const { return parts_.year; }
  int serial() const { return parts_.serial; }
  char check_character() const;  ///< `0` to `9` or `X`.

  /// The digits without check character: the key under which two spellings of one case meet.
  std::string key() const;
  std::string application() const;   ///< `201811107071.6`
  std::string patent() const;        ///< `ZL201811107071.6`
  std::string with_country() const;  ///< `CN201811107071.6`
  std::string spaced() const;        ///< `ZL 2018 1 1107071.6`, as certificates print it.

  auto operator<=>(const PatentNumber&) const = default;

 private:
  explicit PatentNumber(const Parts& parts) : parts_(parts) {}
  Parts parts_;
};

/// Weights 2 to 9 repeated over the digits from the left, sum modulo 11, 10 written `X`.
/// `digits` are 8 or 12 ASCII digits. Source: ZC 0006-2003.
char check_character(std::string_view digits);

/// A number of today's form for made-up data, its check character right.
/// Errors: patent.number_year_out_of_range, patent.number_serial_out_of_range.
Result<PatentNumber> make_application_number(int year, PatentKind kind, int serial);

Label label(NumberType type);

}  // namespace sanlian::patent
