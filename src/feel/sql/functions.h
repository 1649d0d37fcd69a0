// Functions a SQLite connection may be given so that more of FEEL translates. They are pure; register them as
// deterministic. A null argument gives null without a call.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace sanlian::feel {

struct SqlFunction {
  std::string_view name;
  std::string (*run)(std::string_view text);  ///< One text in, one text out.
};

std::span<const SqlFunction> sql_functions();

}  // namespace sanlian::feel
