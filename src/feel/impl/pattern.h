// From XPath's regular expressions (XQuery and XPath Functions 3.1 §5.6) to ICU's. They agree but for a few things:
// class subtraction, \i and \c, block names, `x`, `.` and the anchors.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sanlian::feel {

/// Our own bit beside ICU's: blanks in the pattern are left out when it is translated.
inline constexpr std::uint32_t kPatternIgnoreBlanks = 1U << 31;

/// ICU's flags for `smix`; nothing for any other letter.
std::optional<std::uint32_t> pattern_flags(std::string_view flags);
/// Nothing for what XPath does not allow, such as look-ahead.
std::optional<std::string> translate_pattern(std::string_view pattern, std::uint32_t flags);
/// `$1` groups and escapes; nothing for a stray `$` or backslash.
std::optional<std::string> translate_replacement(std::string_view text, int groups);

}  // namespace sanlian::feel
