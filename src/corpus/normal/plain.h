#pragma once

#include <string>
#include <string_view>

namespace sanlian::corpus {

/// Full-width letters, digits and marks as half-width, every kind of blank as one space, none at the ends.
std::string plain_width(std::string_view text);

/// plain_width(), in upper case, accents of Latin letters taken off ("Société Générale" is SOCIETE GENERALE).
std::string plain_upper(std::string_view text);

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace sanlian::corpus
