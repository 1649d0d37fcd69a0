#include "feel/sql/functions.h"

#include "feel/impl/unicode.h"

namespace sanlian::feel {

std::span<const SqlFunction> sql_functions() {
  static constexpr SqlFunction kFunctions[] = {{"feel_upper_case", upper_case}, {"feel_lower_case", lower_case}};
  return kFunctions;
}

}  // namespace sanlian::feel
