#include "format/declared.h"

#include <charconv>

#include "base/ensure.h"
#include "format/impl/shape_check.h"

namespace sanlian::format {

Declared::Declared(const Value& tree, const Schema& schema, std::string_view file, Errors& errors)
    : Declared(&tree, nullptr, &schema, tree.place(), {file, &errors}) {
  ShapeCheck(file, errors).check_map(tree, schema);
}

Declared::Declared(const Value* value, const Shape* shape, const Schema* schema, Place place, Source source)
    : value_(value), shape_(shape), schema_(schema), place_(place), source_(source) {}

Declared Declared::inner(const Value& value, const Shape& either) const {
  const Shape& shape = resolve(either, value);
  const Schema* schema = shape.kind() == Shape::Kind::map ? &shape.schema() : nullptr;
  return {shape.takes(value) ? &value : nullptr, &shape, schema, value.place(), source_};
}

Declared Declared::operator[](std::string_view key) const {
  if (!schema_) return {nullptr, nullptr, nullptr, place_, source_};
  const KeySpec* spec = schema_->find(key);
  ensure(spec, "a schema lists every key that is read");
  const Value* found = value_ ? value_->find(key) : nullptr;
  if (found) return inner(*found, spec->shape);
  const Schema* schema = spec->shape.kind() == Shape::Kind::map ? &spec->shape.schema() : nullptr;
  return {nullptr, &spec->shape, schema, place_, source_};
}

std::string Declared::text(std::string_view fallback) const {
  if (!value_) return std::string(fallback);
  if (value_->is_text()) return value_->text();
  if (value_->is_number()) return value_->number_text();
  if (value_->is_boolean()) return value_->boolean() ? "true" : "false";
  return std::string(fallback);
}

std::string Declared::number(std::string_view fallback) const {
  return value_ && value_->is_number() ? value_->number_text() : std::string(fallback);
}

std::int64_t Declared::integer(std::int64_t fallback) const {
  if (!value_ || !value_->is_number()) return fallback;
  const std::string& digits = value_->number_text();
  std::int64_t whole = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), whole);
  return problem == std::errc() && end == digits.data() + digits.size() ? whole : fallback;
}

bool Declared::boolean(bool fallback) const { return value_ && value_->is_boolean() ? value_->boolean() : fallback; }

Label Declared::label() const {
  if (!is_map()) return {};
  const std::string* zh = value_->find_text("zh");
  const std::string* en = value_->find_text("en");
  return {.zh = zh ? *zh : "", .en = en ? *en : ""};
}

std::optional<Date> Declared::date() const { return is_text() ? Date::parse(value_->text()) : std::nullopt; }

std::vector<std::string> Declared::texts() const {
  if (is_text()) return {value_->text()};
  std::vector<std::string> out;
  for (const auto& item : items()) out.push_back(item.text());
  return out;
}

std::vector<Declared> Declared::items() const {
  std::vector<Declared> out;
  if (!is_list() || !shape_ || shape_->kind() != Shape::Kind::list) return out;
  for (const auto& item : value_->items()) out.push_back(inner(item, shape_->inner()[0]));
  return out;
}

std::vector<std::pair<std::string, Declared>> Declared::entries() const {
  std::vector<std::pair<std::string, Declared>> out;
  if (!is_map() || !shape_ || shape_->kind() != Shape::Kind::dictionary) return out;
  for (const auto& entry : value_->entries()) out.emplace_back(entry.key, inner(entry.value, shape_->inner()[0]));
  return out;
}

void Declared::refuse(Error error) const { source_.errors->add(std::move(error.at(where()))); }

void Declared::require(std::string_view key) const {
  ensure(schema_, "keys are required of a map with a schema");
  const KeySpec* spec = schema_->find(key);
  ensure(spec, "a schema lists every key that is required");
  if (value_ && !(*this)[key].present()) refuse(missing_key(subject_of(*value_, *schema_), *spec));
}

std::string Declared::where() const { return print_place(source_.file, place_); }

}  // namespace sanlian::format
