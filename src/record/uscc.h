// Unified social credit code 统一社会信用代码, GB 32100-2015: 18 characters, two check characters.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sanlian::record {

enum class UsccState { valid, wrong_check, wrong_shape };

struct UsccCheck {
  UsccState state = UsccState::wrong_shape;
  std::string code;      ///< Folded to half width, upper case, without blanks.
  char expected = '\0';  ///< The last character that would fit, when only that is wrong.
};

/// Real codes with a wrong check character exist, so the caller warns and lets a person override.
UsccCheck check_uscc(std::string_view text);

/// The full code for 17 leading characters; nothing where they are not of the code's alphabet.
std::optional<std::string> complete_uscc(std::string_view first_17);
/// The 9 characters of an organisation code (GB 11714) for its first 8.
std::optional<std::string> complete_subject_code(std::string_view first_8);

}  // namespace sanlian::record
