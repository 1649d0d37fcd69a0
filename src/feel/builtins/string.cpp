#include "base/text.h"
#include "feel/builtins/tables.h"
#include "feel/impl/evaluator.h"
#include "feel/impl/unicode.h"

namespace sanlian::feel {
namespace {

/// Byte offset of the code point `index`; the size of the text when it has no more.
std::size_t offset_of(std::string_view text, std::int64_t index) {
  std::size_t at = 0;
  for (; index > 0 && at < text.size(); --index) next_code_point(text, at);
  return at;
}

/// Positions count code points from 1, negative ones from the end. Behind the end there is the empty text, before the
/// start nothing.
Value substring(const Call& call) {
  const std::string& text = call[0].string();
  const auto size = static_cast<std::int64_t>(count_code_points(text));
  const auto start = call[1].number().rounded(0, Rounding::down).to_whole();
  const auto length = call.has(2) ? call[2].number().rounded(0, Rounding::down).to_whole() : std::optional(size + 1);
  if (!start || !length || *start == 0 || *start < -size || *length < 1) return call.fail();
  const auto first = *start > 0 ? *start - 1 : size + *start;
  if (first >= size) return std::string();
  const auto from = offset_of(text, first);
  const auto tail = std::string_view(text).substr(from);
  return std::string(tail.substr(0, offset_of(tail, *length)));
}

Value string_length(const Call& call) { return Value(static_cast<std::int64_t>(count_code_points(call[0].string()))); }
Value upper(const Call& call) { return upper_case(call[0].string()); }
Value lower(const Call& call) { return lower_case(call[0].string()); }

Value substring_before(const Call& call) {
  const auto at = call[0].string().find(call[1].string());
  return at == std::string::npos ? Value("") : Value(call[0].string().substr(0, at));
}

Value substring_after(const Call& call) {
  const auto at = call[0].string().find(call[1].string());
  return at == std::string::npos ? Value("") : Value(call[0].string().substr(at + call[1].string().size()));
}

Value contains(const Call& call) { return call[0].string().find(call[1].string()) != std::string::npos; }
Value starts_with(const Call& call) { return call[0].string().starts_with(call[1].string()); }
Value ends_with(const Call& call) { return call[0].string().ends_with(call[1].string()); }

/// Nulls are left out.
Value string_join(const Call& call) {
  const auto max = call.evaluator.environment().limits.string_length;
  const std::string separator = call.has(1) ? call[1].string() : "";
  std::string out;
  bool first = true;
  for (const auto& item : call[0].list()) {
    if (item.is_null()) continue;
    if (!item.is(Kind::string)) return call.fail();
    if (!std::exchange(first, false)) out += separator;
    out += item.string();
    if (out.size() > max) break;
  }
  return call.evaluator.checked_string(std::move(out));
}

}  // namespace

std::span<const BuiltinRow> string_builtins() {
  static constexpr BuiltinRow kRows[] = {
      {"substring(string: string, start position: number, length?: number) -> string", substring},
      {"string length(string: string) -> number", string_length},
      {"upper case(string: string) -> string", upper},
      {"lower case(string: string) -> string", lower},
      {"substring before(string: string, match: string) -> string", substring_before},
      {"substring after(string: string, match: string) -> string", substring_after},
      {"contains(string: string, match: string) -> boolean", contains},
      {"starts with(string: string, match: string) -> boolean", starts_with},
      {"ends with(string: string, match: string) -> boolean", ends_with},
      {"string join(list: list, delimiter?: string) -> string", string_join},
  };
  return kRows;
}

}  // namespace sanlian::feel
