// JSON in and out (RFC 8259), strict: UTF-8 only, duplicate keys refused, numbers kept as text.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "format/value.h"

namespace sanlian::format {

struct JsonLimits {
  std::size_t bytes_max = 10u << 20;
  int depth_max = 64;          ///< Lists and maps inside each other.
  std::string_view name = {};  ///< Of the file, for messages; a request's body has none.
};

/// Reads one document. `\u0000` is refused as well: PostgreSQL cannot store it.
/// Errors: format.json_*, format.not_utf8, format.too_large, format.too_deep, format.duplicate_key; each with its
/// place.
Result<Value> parse_json(std::string_view text, const JsonLimits& limits = {});

/// Whether `text` is a number as JSON writes it; no blanks, no sign but minus, no leading zero.
bool is_json_number(std::string_view text);

/// Compact, byte-stable: the same tree gives the same bytes. Maps keep their order.
std::string to_json(const Value& value);

}  // namespace sanlian::format
