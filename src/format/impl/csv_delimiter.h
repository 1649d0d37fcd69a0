#pragma once

#include <string_view>

namespace sanlian::format {

/// The delimiter that cuts the first rows most evenly; a comma where none does. `head` is the start of the text.
char guess_delimiter(std::string_view head);

/// The delimiter that a first line `sep=;` names, as Excel writes and reads it; 0 where there is no such line.
char named_delimiter(std::string_view head);

}  // namespace sanlian::format
