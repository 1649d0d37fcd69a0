#include "record/registry.h"

#include "base/text.h"
#include "record/actor.h"
#include "record/errors.h"
#include "record/field_kind.h"
#include "record/impl/registry_reader.h"

namespace sanlian::record {

Registry::~Registry() = default;

Result<std::unique_ptr<Registry>> Registry::load(const std::filesystem::path& folder) {
  return RegistryReader(folder).read();
}

std::vector<Park> Registry::parks() const {
  std::vector<Park> parks;
  for (const auto& pack : packs_) parks.insert(parks.end(), pack.parks.begin(), pack.parks.end());
  return parks;
}

const RecordType* Registry::find(std::string_view key) const {
  for (const auto& type : types_)
    if (type->key == key) return type.get();
  return nullptr;
}

const RecordType* Registry::find(const feel::Entity& entity) const {
  for (const auto& type : types_)
    if (&type->entity == &entity) return type.get();
  return nullptr;
}

const Role* Registry::role(std::string_view key) const {
  for (const auto& role : roles_)
    if (role.key == key) return &role;
  return nullptr;
}

Result<const RecordType*> Registry::type(std::string_view key) const {
  if (const auto* found = find(key)) return found;
  std::vector<std::string> known;
  for (const auto& type : types_) known.push_back(type->key);
  const auto near = nearest(key, known);
  return Error(errors::unknown_type, {{"type", std::string(key)}, {"nearest", near ? "→ " + *near : ""}});
}

feel::Scope record_scope(const RecordType& type) {
  feel::Scope scope;
  scope.set_root(type.entity);
  scope.add("user", actor_type());
  return scope;
}

const Field* RecordType::field_by_key(std::string_view wanted) const {
  for (const auto& field : fields)
    if (field.key == wanted) return &field;
  return nullptr;
}

const Field* RecordType::field(std::string_view name) const {
  if (const auto* found = field_by_key(name)) return found;
  const auto folded = fold(name);
  for (const auto& field : fields)
    if (fold(field.label.zh) == folded || fold(field.label.en) == folded) return &field;
  for (const auto& field : fields)
    for (const auto& alias : field.aliases)
      if (fold(alias) == folded) return &field;
  return nullptr;
}

const Field* RecordType::field_of_column(std::string_view column) const {
  for (const auto& field : fields)
    for (const auto& part : field.kind->columns())
      if (column.starts_with(field.key) && column.substr(field.key.size()) == part.suffix) return &field;
  return nullptr;
}

const Field& RecordType::title() const {
  const auto* field = field_by_key(title_key);
  ensure(field, "the registry checks the title when it is loaded");
  return *field;
}

const Option* Field::option(std::string_view name) const {
  for (const auto& option : options)
    if (option.key == name) return &option;
  const auto folded = fold(name);
  for (const auto& option : options) {
    if (fold(option.label.zh) == folded || fold(option.label.en) == folded) return &option;
    for (const auto& alias : option.aliases)
      if (fold(alias) == folded) return &option;
  }
  return nullptr;
}

}  // namespace sanlian::record
