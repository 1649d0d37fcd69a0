// rooms: format base
// The fast JSON reader against the plain one; and what was read must survive being written and read again.
#include <cstdint>
#include <string_view>

#include "base/ensure.h"
#include "format/impl/json_plain.h"
#include "format/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sanlian;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto fast = format::parse_json(text);
  if (!fast) {
    ensure(!fast.error().where().empty(), "a refusal says where");
    return 0;
  }
  const auto plain = format::parse_json_plainly(text, {});
  ensure(plain.has_value(), "the plain reader reads what the fast one does");
  ensure(*fast == *plain, "both readers give the same tree");
  const auto again = format::parse_json(format::to_json(*fast));
  ensure(again.has_value() && *again == *fast, "a tree survives being written");
  return 0;
}
