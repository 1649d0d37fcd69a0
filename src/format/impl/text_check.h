#pragma once

#include <string_view>

#include "base/result.h"

namespace sanlian::format {

/// What every text must be before it is read: not above `bytes_max`, and UTF-8.
/// Errors: format.too_large, format.not_utf8 with the place of the first bad byte.
Status check_text(std::string_view text, std::size_t bytes_max, std::string_view name);

}  // namespace sanlian::format
