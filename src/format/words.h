#pragma once

#include <string_view>

namespace sanlian::format {

/// The same words in both languages, as a constant in the program. What a declared file says is a Label.
struct Words {
  std::string_view zh;
  std::string_view en;
};

}  // namespace sanlian::format
