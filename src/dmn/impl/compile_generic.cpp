// Types that are written out where they are used: `list<tLoan>`, `context<a: number>`, `function<date>->number`.
#include <algorithm>

#include "base/text.h"
#include "dmn/impl/compiler.h"

namespace sanlian::dmn {
namespace {
using feel::Type;

/// Where the bracket that opens at `open` closes; the arrow of a function is none.
std::size_t closing(std::string_view text, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    if (text[i] == '<') ++depth;
    if (text[i] == '>' && text[i - 1] != '-' && --depth == 0) return i;
  }
  return std::string_view::npos;
}

/// Parts between commas that stand in no inner bracket; none of nothing.
std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> out;
  if (trim(text).empty()) return out;
  std::size_t from = 0;
  int depth = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] == '<') ++depth;
    if (i < text.size() && text[i] == '>' && text[i - 1] != '-') --depth;
    if (i < text.size() && (text[i] != ',' || depth > 0)) continue;
    out.push_back(trim(text.substr(from, i - from)));
    from = i + 1;
  }
  return out;
}

}  // namespace

/// Nothing for what is none. Types inside that are unknown are problems of their own, and Any.
DataTypePtr Compiler::generic_type(int unit, std::string_view name, const Place& place) {
  constexpr int kDeepest = 50;
  const auto open = name.find('<');
  const auto close = open == std::string_view::npos ? open : closing(name, open);
  if (close == std::string_view::npos || std::count(name.begin(), name.end(), '<') > kDeepest) return nullptr;
  const auto head = trim(name.substr(0, open)), inside = name.substr(open + 1, close - open - 1);
  const auto tail = trim(name.substr(close + 1));
  const auto type_of = [](const DataTypePtr& type) { return type ? type->type : Type(); };
  auto made = std::make_shared<DataType>();
  made->name = name;
  if (head == "function") {
    if (!tail.starts_with("->")) return nullptr;
    std::vector<Type> parameters;
    for (const auto part : parts_of(inside)) parameters.push_back(type_of(type_named(unit, part, place)));
    made->type = Type::function_of(std::move(parameters), type_of(type_named(unit, trim(tail.substr(2)), place)));
    return made;
  }
  if (!tail.empty()) return nullptr;
  if (head == "list") {
    made->element = type_named(unit, trim(inside), place);
    made->type = Type::list_of(type_of(made->element));
    made->is_checked = made->element && made->element->is_checked;
    return made;
  }
  if (head == "range") return made->type = Type::range_of(type_of(type_named(unit, trim(inside), place))), made;
  if (head != "context") return nullptr;
  std::vector<Type::Field> fields;
  for (const auto part : parts_of(inside)) {
    const auto colon = part.find(':');
    if (colon == std::string_view::npos) return nullptr;
    auto type = type_named(unit, trim(part.substr(colon + 1)), place);
    const std::string field(trim(part.substr(0, colon)));
    fields.push_back({field, type_of(type)});
    made->is_checked = made->is_checked || (type && type->is_checked);
    made->fields.push_back({field, std::move(type)});
  }
  made->type = Type::context_of(std::move(fields));
  return made;
}

}  // namespace sanlian::dmn
