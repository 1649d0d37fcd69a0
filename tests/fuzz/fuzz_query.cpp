// rooms: search
// Any bytes as a query: refused with a place and a caret, or read into a tree that prints and goes through JSON as
// itself.
#include <cstdint>
#include <string_view>

#include "base/ensure.h"
#include "format/json.h"
#include "search/language/json.h"
#include "search/language/parse.h"
#include "search/language/world_test.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sanlian;
  using namespace sanlian::search;
  static const Schema schema = world::schema();
  const std::string_view text(reinterpret_cast<const char*>(data), size);  // NOLINT: bytes to text
  const auto query = parse(text, schema);
  if (!query) {
    ensure(!query.error().message(Lang::zh).empty(), "a refusal says why");
    ensure(sketch(query.error()).empty() == query.error().where().empty(), "a place has its caret");
    return 0;
  }
  const auto tree = format::to_json(to_json(*query, schema));
  const auto printed = print(*query, schema);
  if (printed.size() <= 65'536) {
    const auto again = parse(printed, schema);
    ensure(again.has_value() && format::to_json(to_json(*again, schema)) == tree,
           "what is printed reads back as itself");
  }
  const auto value = format::parse_json(tree, {.depth_max = kQueryJsonDepthMax});
  const auto same = from_json(*value, schema);
  ensure(same.has_value() && format::to_json(to_json(*same, schema)) == tree, "what JSON says reads back as itself");
  return 0;
}
