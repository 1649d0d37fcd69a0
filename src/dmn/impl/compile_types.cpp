#include "base/text.h"
#include "dmn/impl/compiler.h"
#include "feel/coerce.h"
#include "feel/evaluate.h"

namespace sanlian::dmn {
namespace {
using feel::Kind;
using feel::Type;

struct TypeName {
  std::string_view name;
  Kind kind;
};
/// FEEL's own, and how earlier versions wrote some of them.
constexpr TypeName kTypeNames[] = {{"Any", Kind::any},
                                   {"any", Kind::any},
                                   {"number", Kind::number},
                                   {"string", Kind::string},
                                   {"boolean", Kind::boolean},
                                   {"date", Kind::date},
                                   {"time", Kind::time},
                                   {"date and time", Kind::date_time},
                                   {"dateTime", Kind::date_time},
                                   {"years and months duration", Kind::months_duration},
                                   {"yearMonthDuration", Kind::months_duration},
                                   {"days and time duration", Kind::time_duration},
                                   {"dayTimeDuration", Kind::time_duration},
                                   {"list", Kind::list},
                                   {"context", Kind::context},
                                   {"function", Kind::function},
                                   {"range", Kind::range},
                                   {"Null", Kind::any}};

DataTypePtr plain(std::string name, Type type) {
  auto made = std::make_shared<DataType>();
  made->name = std::move(name);
  made->type = std::move(type);
  return made;
}

bool is_checked(const DataTypePtr& type) { return type && type->is_checked; }

}  // namespace

/// Nothing for no name and for Any. What is unknown is a problem, and Any.
DataTypePtr Compiler::type_named(int unit, std::string_view name, const Place& place) {
  if (name.empty()) return nullptr;
  if (auto found = name.ends_with('>') || name.find(">->") != std::string_view::npos ? generic_type(unit, name, place)
                                                                                     : find_type(unit, name))
    return found->type.is(Kind::any) && !found->is_checked ? nullptr : found;
  std::vector<std::string> known;
  const auto& own = program_.units[static_cast<std::size_t>(unit)];
  for (const auto& item : own.model.types) known.push_back(item.name);
  for (const auto& [builtin, kind] : kTypeNames) known.emplace_back(builtin);
  const auto near = nearest(name, known);
  problem((near ? Error(errors::unknown_type_near, {{"name", std::string(name)}, {"near", *near}})
                : Error(errors::unknown_type, {{"name", std::string(name)}}))
              .at(own.place(place)));
  return nullptr;
}

DataTypePtr Compiler::find_type(int unit, std::string_view name) {
  const auto& own = program_.units[static_cast<std::size_t>(unit)];
  for (const auto& item : own.model.types)
    if (item.name == name) return declared_type(unit, item);
  for (const auto& [builtin, kind] : kTypeNames)
    if (builtin == name) return plain(std::string(name), kind);
  for (std::size_t i = 0; i < own.model.imports.size(); ++i) {
    const auto& import = own.model.imports[i];
    const int from = own.imports[i];
    if (from < 0 || from == unit) continue;
    if (import.name.empty()) {
      for (const auto& item : program_.units[static_cast<std::size_t>(from)].model.types)
        if (item.name == name) return declared_type(from, item);
    } else if (name.starts_with(import.name) && name.substr(import.name.size()).starts_with('.')) {
      if (auto found = find_type(from, name.substr(import.name.size() + 1))) return found;
    }
  }
  // A component of a declared type, by its path.
  if (const auto dot = name.rfind('.'); dot != std::string_view::npos && dot > 0)
    if (const auto owner = find_type(unit, name.substr(0, dot)))
      for (const auto& field : owner->fields)
        if (field.name == name.substr(dot + 1)) return field.type ? field.type : plain(field.name, Kind::any);
  // In DMN 1.1 a type was a QName: `feel:number`.
  if (const auto colon = name.find(':'); colon != std::string_view::npos && colon > 0)
    return find_type(unit, name.substr(colon + 1));
  return nullptr;
}

DataTypePtr Compiler::declared_type(int unit, const ItemDefinition& item) {
  if (const auto made = made_types_.find(&item); made != made_types_.end()) return made->second;
  if (!types_in_making_.insert(&item).second) {
    problem(Error(errors::type_cycle, {{"name", item.name}})
                .at(program_.units[static_cast<std::size_t>(unit)].place(item.place)));
    return plain(item.name, Kind::any);
  }
  auto made = make_type(unit, item, {});
  types_in_making_.erase(&item);
  return made_types_[&item] = made;
}

DataTypePtr Compiler::make_type(int unit, const ItemDefinition& item, const std::vector<DataType::Field>& siblings) {
  auto type = std::make_shared<DataType>();
  type->name = item.name;
  if (!item.components.empty()) {
    std::vector<Type::Field> fields;
    for (const auto& component : item.components) {
      auto made = make_type(unit, component, type->fields);
      fields.push_back({component.name, made ? made->type : Type()});
      type->is_checked = type->is_checked || is_checked(made);
      type->fields.push_back({component.name, std::move(made)});
    }
    type->type = Type::context_of(std::move(fields));
  } else if (item.function) {
    std::vector<Type> parameters;
    for (const auto& parameter : *item.function) {
      const auto made = type_named(unit, parameter.type, parameter.place);
      parameters.push_back(made ? made->type : Type());
    }
    const auto result = type_named(unit, item.function_result, item.place);
    type->type = Type::function_of(std::move(parameters), result ? result->type : Type());
  } else if (const auto base = type_named(unit, item.base, item.place)) {
    *type = *base;
    type->name = item.name;
  }
  const bool of_elements = item.is_collection || type->type.is(Kind::list);
  if (item.is_collection) {
    auto list = std::make_shared<DataType>();
    list->name = item.name;
    list->type = Type::list_of(type->type);
    list->is_checked = type->is_checked;
    list->element = std::move(type);
    type = std::move(list);
  }
  if (item.allowed && !item.allowed->is_blank()) {
    if (of_elements) {
      auto element = type->element ? std::make_shared<DataType>(*type->element) : std::make_shared<DataType>();
      if (!type->element) element->name = item.name, element->type = type->type.element();
      add_check(unit, *element, *item.allowed, siblings);
      type->is_checked = true;
      type->element = std::move(element);
    } else {
      add_check(unit, *type, *item.allowed, siblings);
    }
  }
  if (item.constraint && !item.constraint->is_blank()) add_check(unit, *type, *item.constraint, siblings);
  return type;
}

void Compiler::add_check(int unit, DataType& type, const Text& text, const std::vector<DataType::Field>& siblings) {
  const auto& own = program_.units[static_cast<std::size_t>(unit)];
  feel::Scope scope;
  scope.add("?", type.type);
  std::vector<std::string> names;
  for (const auto& sibling : siblings) {
    scope.add(sibling.name, sibling.type ? sibling.type->type : Type());
    names.push_back(sibling.name);
  }
  auto compiled = feel::compile(text.text, scope,
                                {.unary_tests = true,
                                 .source = own.model.file,
                                 .first_line = static_cast<int>(text.place.line),
                                 .first_column = static_cast<int>(text.place.column),
                                 .lenient = true,
                                 .bytes_max = 1 << 20});
  if (!compiled) return problem(std::move(compiled).error());
  doubts(*compiled);
  type.is_checked = true;
  type.checks.push_back(
      {.tests = *std::move(compiled), .text = std::string(trim(text.text)), .siblings = std::move(names)});
}

/// The names of types that expressions can use. Made for all models before anything else is compiled.
void Compiler::make_types(int unit) {
  auto& own = program_.units[static_cast<std::size_t>(unit)];
  for (const auto& item : own.model.types) own.types.add_type(item.name, declared_type(unit, item)->type);
  for (std::size_t i = 0; i < own.model.imports.size(); ++i) {
    const int from = own.imports[i];
    if (from < 0 || from == unit) continue;
    const auto& name = own.model.imports[i].name;
    for (const auto& item : program_.units[static_cast<std::size_t>(from)].model.types)
      own.types.add_type(name.empty() ? item.name : name + "." + item.name, declared_type(from, item)->type);
  }
}

namespace {

/// The first check that fails, as a null with its reason; nothing if all hold.
std::optional<feel::Value> violation(const DataType& type, const feel::Value& value, const feel::Context* owner,
                                     std::string_view what, Run& run);

std::optional<feel::Value> violation_within(const DataType& type, const feel::Value& value, std::string_view what,
                                            Run& run) {
  if (value.is(Kind::list) && is_checked(type.element))
    for (const auto& item : value.list())
      if (auto found = violation(*type.element, item, nullptr, what, run)) return found;
  if (value.is(Kind::context))
    for (const auto& field : type.fields) {
      const auto* entry = is_checked(field.type) ? value.context().find(field.name) : nullptr;
      if (!entry) continue;
      const std::string path = std::string(what) + "." + field.name;
      if (auto found = violation(*field.type, *entry, &value.context(), path, run)) return found;
    }
  return std::nullopt;
}

std::optional<feel::Value> violation(const DataType& type, const feel::Value& value, const feel::Context* owner,
                                     std::string_view what, Run& run) {
  if (value.is_null() || !type.is_checked) return std::nullopt;
  const Deeper deeper(run);
  if (deeper.too_deep()) return std::nullopt;
  for (const auto& check : type.checks) {
    Frame frame{value};
    for (const auto& sibling : check.siblings) {
      const auto* entry = owner ? owner->find(sibling) : nullptr;
      frame.push_back(entry ? *entry : feel::Value());
    }
    if (feel::compute(check.tests, frame, run.environment).is_true()) continue;
    return run.fail(errors::not_allowed,
                    {{"what", std::string(what)}, {"value", value.print()}, {"allowed", check.text}}, {});
  }
  return violation_within(type, value, what, run);
}

}  // namespace

feel::Value accept(const DataTypePtr& type, feel::Value value, std::string_view what, Run& run) {
  if (!type || value.is_null()) return value;
  if (!type->is_checked && feel::is_instance(value, type->type)) return value;
  auto fitted = feel::coerce(value, type->type);
  if (!fitted)
    return run.fail(errors::not_of_type, {{"what", std::string(what)}, {"value", value.print()}, {"type", type->name}},
                    {});
  if (!type->is_checked) return std::move(*fitted);
  if (auto found = violation(*type, *fitted, nullptr, what, run)) return std::move(*found);
  return std::move(*fitted);
}

}  // namespace sanlian::dmn
