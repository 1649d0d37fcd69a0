#include "dmn/impl/type_like.h"

namespace sanlian::dmn {

using feel::Kind;
using feel::Type;

Type type_like(const feel::Value& value) {
  if (value.is(Kind::list)) return Type::list_of(value.list().empty() ? Type() : type_like(value.list().front()));
  if (!value.is(Kind::context)) return value.is_null() ? Type() : Type(value.kind());
  std::vector<Type::Field> fields;
  for (const auto& entry : value.context().entries()) fields.push_back({entry.name, type_like(entry.value)});
  return Type::context_of(std::move(fields));
}

}  // namespace sanlian::dmn
