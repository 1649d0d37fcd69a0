// The second half of reading: columns, targets, names and expressions, once all types are known.
#include <algorithm>
#include <map>

#include "base/text.h"
#include "feel/declared.h"
#include "record/errors.h"
#include "record/field_kind.h"
#include "record/impl/registry_reader.h"
#include "record/sql_text.h"

namespace sanlian::record {
namespace {

std::string row_select_of(const RecordType& type) {
  std::vector<std::string> columns(std::begin(kSystemColumns), std::end(kSystemColumns));
  if (type.staged()) columns.insert(columns.end(), std::begin(kStageColumns), std::end(kStageColumns));
  for (const auto& column : type.columns) columns.push_back(sql_name(column));
  return "SELECT " + join(columns, ", ") + " FROM " + type.table();
}

std::vector<std::string> names_of(const Label& label) {
  return label.zh == label.en ? std::vector{label.zh} : std::vector{label.zh, label.en};
}

feel::Attribute system_attribute(std::string key, feel::Type type, Label label, bool nullable = false) {
  feel::Attribute attribute;
  attribute.key = std::move(key);
  attribute.names = names_of(label);
  attribute.type = type;
  attribute.nullable = nullable;
  return attribute;
}

std::string place_text(const std::string& file, format::Place place) {
  return file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

}  // namespace

void RegistryReader::link() {
  for (auto& type : registry_->types_) {
    for (auto& field : type->fields) {
      if (field.target.empty()) continue;
      field.target_type = find(field.target);
      if (field.target_type) {
        if (field.kind->name() == "reference") find(field.target)->referrers.emplace_back(type.get(), &field);
        continue;
      }
      std::vector<std::string> known;
      for (const auto& other : registry_->types_) known.push_back(other->key);
      const auto near = nearest(field.target, known);
      errors_.add(Error(errors::unknown_type, {{"type", field.target}, {"nearest", near ? "→ " + *near : ""}})
                      .at(place_text(where_[type->key + "." + field.key], field.place)));
    }
    for (auto& field : type->fields) {
      field.first_column = static_cast<int>(type->columns.size());
      for (const auto& column : field.kind->columns()) type->columns.push_back(field.key + std::string(column.suffix));
    }
    type->row_select = row_select_of(*type);
  }
  if (!errors_.empty()) return;
  for (auto& type : registry_->types_) check_names(*type);
  if (!errors_.empty()) return;
  for (auto& type : registry_->types_) fill_entity(*type);
  for (auto& type : registry_->types_) type->entity.seal();
  for (auto& type : registry_->types_) compile(*type);
}

/// FEEL answers to keys and labels, so all of them must differ within a type, the other sides of references included.
void RegistryReader::check_names(RecordType& type) {
  std::map<std::string, std::string> owners;
  const auto claim = [&](const std::string& name, const std::string& owner, const std::string& place) {
    const auto [slot, fresh] = owners.emplace(name, owner);
    if (!fresh && slot->second != owner)
      errors_.add(Error(errors::name_taken,
                        {{"name", name}, {"type", type.label.zh}, {"type_en", type.label.en}, {"other", slot->second}})
                      .at(place));
  };
  for (const auto& field : type.fields) {
    const auto place = place_text(where_[type.key + "." + field.key], field.place);
    if (std::count_if(type.fields.begin(), type.fields.end(),
                      [&](const Field& other) { return other.key == field.key; }) > 1)
      errors_.add(
          Error(errors::name_taken,
                {{"name", field.key}, {"type", type.label.zh}, {"type_en", type.label.en}, {"other", field.key}})
              .at(place));
    claim(field.key, field.key, place);
    for (const auto& name : names_of(field.label)) claim(name, field.key, place);
  }
  for (const auto& [referrer, field] : type.referrers) {
    if (!field->inverse) continue;
    const auto place = place_text(where_[referrer->key + "." + field->key], field->place);
    const auto owner = referrer->key + "." + field->key;
    claim(field->inverse->key, owner, place);
    for (const auto& name : names_of(field->inverse->label)) claim(name, owner, place);
  }
}

void RegistryReader::fill_entity(RecordType& type) {
  using feel::Kind;
  auto& entity = type.entity;
  entity.key = type.key;
  entity.labels = names_of(type.label);
  entity.table = type.table();
  auto& list = entity.attributes;
  list.push_back(system_attribute("id", Kind::string, {"编号", "Id"}));
  list.push_back(system_attribute("park", Kind::string, {"园区", "Park"}, true));
  list.push_back(system_attribute("version", Kind::number, {"版本", "Version"}));
  list.push_back(system_attribute("created_at", Kind::date_time, {"创建时间", "Created at"}));
  list.push_back(system_attribute("created_by", Kind::string, {"创建人", "Created by"}, true));
  list.push_back(system_attribute("updated_at", Kind::date_time, {"更新时间", "Updated at"}));
  list.push_back(system_attribute("updated_by", Kind::string, {"更新人", "Updated by"}, true));
  list.push_back(system_attribute("doubts", Kind::string, {"存疑", "Doubts"}, true));
  if (type.staged()) {
    list.push_back(system_attribute("stage", Kind::string, {"阶段", "Stage"}));
    list.push_back(system_attribute("stage_since", Kind::date_time, {"进入阶段时间", "In stage since"}));
    list.push_back(system_attribute("stage_due", Kind::date, {"阶段期限", "Stage due"}, true));
  }
  for (const auto& field : type.fields) {
    auto attribute = system_attribute(field.key, field.kind->feel_type(field), field.label, !field.required);
    attribute.scale = field.scale;
    if (field.kind->name() == "reference") {
      attribute.storage = feel::Storage::reference;
      attribute.target = &field.target_type->entity;
    }
    list.push_back(std::move(attribute));
    for (const auto& column : field.kind->columns()) {
      if (column.suffix.empty()) continue;
      const auto suffix = std::string(column.suffix);
      list.push_back(
          system_attribute(field.key + suffix, Kind::string, {field.label.zh + suffix, field.label.en + suffix}, true));
    }
  }
  for (const auto& [referrer, field] : type.referrers) {
    if (!field->inverse) continue;
    auto attribute = system_attribute(field->inverse->key, {}, field->inverse->label);
    attribute.storage = feel::Storage::back_reference;
    attribute.column = field->key;
    attribute.target = &referrer->entity;
    list.push_back(std::move(attribute));
  }
  // A system label gives way to a declared one: a firm may well have a field 园区.
  for (std::size_t i = 0; i < list.size(); ++i)
    std::erase_if(list[i].names, [&](const std::string& name) {
      return std::any_of(list.begin() + static_cast<std::ptrdiff_t>(i) + 1, list.end(), [&](const auto& later) {
        return later.key == name || std::find(later.names.begin(), later.names.end(), name) != later.names.end();
      });
    });
}

std::optional<feel::Expression> RegistryReader::compile_one(const RecordType& type, const std::string& text,
                                                            const std::string& file, format::Place place,
                                                            std::optional<feel::Type> expected) {
  return feel::compile_declared(text, {file, place}, record_scope(type), std::move(expected), errors_);
}

void RegistryReader::compile(RecordType& type) {
  for (auto& field : type.fields) {
    const auto& file = where_[type.key + "." + field.key];
    if (!field.computed_text.empty()) field.computed = compile_one(type, field.computed_text, file, field.place, {});
    if (!field.default_text.empty()) field.default_value = compile_one(type, field.default_text, file, field.place, {});
  }
  for (auto& rule : type.access) {
    rule.fields.assign(type.fields.size(), rule.only.empty());
    const auto set = [&](const std::vector<std::string>& keys, bool let) {
      for (const auto& key : keys) {
        if (const auto* field = type.field_by_key(key)) {
          rule.fields[static_cast<std::size_t>(field->index)] = let;
          continue;
        }
        std::vector<std::string> known;
        for (const auto& field : type.fields) known.push_back(field.key);
        const auto near = nearest(key, known);
        errors_.add(Error(errors::unknown_field, {{"type", type.label.zh},
                                                  {"type_en", type.label.en},
                                                  {"field", key},
                                                  {"nearest", near ? "→ " + *near : ""}})
                        .at(place_text(rule.file, rule.place)));
      }
    };
    set(rule.only, true);
    set(rule.hide, false);
    if (!rule.where_text.empty())
      rule.where = compile_one(type, rule.where_text, rule.file, rule.place, feel::Type(feel::Kind::boolean));
  }
}

}  // namespace sanlian::record
