#include "format/impl/text_check.h"

#include <simdjson.h>

#include "base/text.h"
#include "format/errors.h"
#include "format/place.h"

namespace sanlian::format {
namespace {

std::size_t first_bad_byte(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t start = at;
    if (next_code_point(text, at) == 0xFFFD && text.substr(start, 3) != "\xEF\xBF\xBD") return start;
  }
  return at;
}

}  // namespace

Status check_text(std::string_view text, std::size_t bytes_max, std::string_view name) {
  if (text.size() > bytes_max) {
    Error error(errors::too_large, {{"bytes", std::to_string(text.size())}, {"max", std::to_string(bytes_max)}});
    return name.empty() ? error : error.at(name);
  }
  if (!simdjson::validate_utf8(text.data(), text.size()))
    return Error(errors::not_utf8).at(print_place(name, place_of(text, first_bad_byte(text))));
  return {};
}

}  // namespace sanlian::format
