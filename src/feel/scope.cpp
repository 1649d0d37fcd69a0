#include "feel/scope.h"

namespace sanlian::feel {

int Scope::add(std::string name, Type type) { return add(std::vector<std::string>{std::move(name)}, std::move(type)); }

int Scope::add(std::vector<std::string> names, Type type) {
  variables_.push_back({.names = std::move(names), .type = std::move(type)});
  return slots() - 1;
}

int Scope::set_root(const Entity& entity) {
  root_ = &entity;
  root_slot_ = add(std::vector<std::string>{}, entity);
  return root_slot_;
}

int Scope::add_item(Type type) {
  const auto slot = add("item", std::move(type));
  items_.push_back(slot);
  return slot;
}

void Scope::add_type(std::string name, Type type) { types_.push_back({std::move(name), std::move(type)}); }

}  // namespace sanlian::feel
