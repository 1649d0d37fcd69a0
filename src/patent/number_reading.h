// Reading what people and spreadsheets write for a Chinese application or patent number.
#pragma once

#include <optional>
#include <string_view>

#include "patent/number.h"

namespace sanlian::patent {

/// What the check character says about the number that was read.
enum class CheckOutcome {
  valid,
  wrong,  ///< A warning that may be overridden with evidence; a digit or the character was mistyped.
  absent  ///< Cut off by a spreadsheet, or never given (first years); the number can still be right.
};

struct NumberReading {
  PatentNumber number;
  CheckOutcome check = CheckOutcome::absent;
  std::optional<char> given;  ///< The check character as written.
  char expected = '0';        ///< The computed one.

  /// What a form shows beside the field; nothing when the check character is right.
  /// patent.check_character_wrong or patent.check_character_absent.
  std::optional<Error> warning() const;
};

/// Accepts CN and ZL before the number, blanks anywhere, full-width characters, `x` for `X`, the dot or none, with or
/// without check character, in the form of either era: `ZL 2018 1 1107071.6`, `2018111070716`, `ＣＮ95115608．Ｘ`.
///
/// Errors: patent.not_a_number, whose arguments give the reason and the position (in characters, from 1).
Result<NumberReading> read_patent_number(std::string_view text);

}  // namespace sanlian::patent
