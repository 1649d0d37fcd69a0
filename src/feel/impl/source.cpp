#include "feel/impl/source.h"

#include <algorithm>

#include "base/text.h"

namespace sanlian::feel {

Source::Position Source::position(std::size_t offset) const {
  const std::string_view before = std::string_view(text).substr(0, offset);
  const auto lines = static_cast<int>(std::count(before.begin(), before.end(), '\n'));
  const auto line_start = lines == 0 ? 0 : before.rfind('\n') + 1;
  const auto column = static_cast<int>(count_code_points(before.substr(line_start)));
  return {.line = first_line + lines, .column = column + (lines == 0 ? first_column : 1)};
}

std::string Source::place(std::size_t offset) const {
  const auto at = position(offset);
  const std::string numbers = std::to_string(at.line) + ":" + std::to_string(at.column);
  return name.empty() ? numbers : name + ":" + numbers;
}

Error Source::error(std::size_t offset, const ErrorSpec& spec, Error::Arguments arguments) const {
  return Error(spec, arguments).at(place(offset));
}

}  // namespace sanlian::feel
