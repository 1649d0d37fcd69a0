#include "feel/entity.h"

#include "base/ensure.h"

namespace sanlian::feel {

void Entity::seal() {
  if (!find("id")) {
    Attribute id{.key = "id"};
    id.type = Kind::string;
    id.nullable = false;
    attributes.insert(attributes.begin(), std::move(id));
  }
  for (auto& attribute : attributes) {
    attribute.owner = this;
    if (attribute.storage == Storage::column) continue;
    ensure(attribute.target != nullptr, "a reference names the entity it points to");
    const Type target(*attribute.target);
    attribute.type = attribute.storage == Storage::reference ? target : Type::list_of(target);
  }
}

const Attribute* Entity::find(std::string_view name) const {
  for (const auto& attribute : attributes)
    if (attribute.key == name) return &attribute;
  for (const auto& attribute : attributes)
    for (const auto& other : attribute.names)
      if (other == name) return &attribute;
  return nullptr;
}

}  // namespace sanlian::feel
