// rooms: format base
// YAML that is read means a JSON document; a refusal says where.
#include <cstdint>
#include <string_view>

#include "base/ensure.h"
#include "format/json.h"
#include "format/yaml.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sanlian;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto tree = format::parse_yaml(text, "f");
  if (!tree) {
    ensure(tree.error().where().starts_with("f"), "a refusal says where");
    return 0;
  }
  const auto again = format::parse_json(format::to_json(*tree));
  ensure(again.has_value() && *again == *tree, "a tree survives being written as JSON");
  return 0;
}
