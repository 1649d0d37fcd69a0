// UTF-8 text, the plain operations every room needs. Nothing here allocates more than its answer.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sanlian {

std::string_view trim(std::string_view text);  ///< Without ASCII, NBSP and ideographic (U+3000) blanks at both ends.
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(std::span<const std::string> parts, std::string_view separator);
std::string lower_ascii(std::string_view text);
bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);

/// Reads one code point at `position` and moves past it; a malformed byte gives U+FFFD and moves one byte.
char32_t next_code_point(std::string_view text, std::size_t& position);
void append_code_point(std::string& out, char32_t code_point);
std::size_t count_code_points(std::string_view text);
bool is_valid_utf8(std::string_view text);

/// For matching, never for showing: full-width to half-width, ASCII to lower case, blanks removed.
std::string fold(std::string_view text);

/// The candidate that was probably meant (edit distance at most a third of the word), if there is one.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);

}  // namespace sanlian
