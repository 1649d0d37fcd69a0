#include "format/impl/shape_check.h"

#include <algorithm>
#include <charconv>

#include "base/date.h"
#include "base/text.h"
#include "format/errors.h"

namespace sanlian::format {
namespace {

bool is_identifier(std::string_view text) {
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  return !text.empty() && lower(text[0]) &&
         std::all_of(text.begin(), text.end(), [&](char c) { return lower(c) || (c >= '0' && c <= '9') || c == '_'; });
}

std::string printed(const Value& scalar) {
  if (scalar.is_number()) return scalar.number_text();
  return scalar.boolean() ? "true" : "false";
}

const Schema& label_schema() {
  static const Schema schema{
      .name = "label",
      .what = {"双语名称", "A text for people in both languages"},
      .keys = {{.key = "zh", .shape = Shape::text(), .required = true, .what = {"中文", "Chinese"}},
               {.key = "en", .shape = Shape::text(), .required = true, .what = {"英文", "English"}}}};
  return schema;
}

}  // namespace

std::string subject_of(const Value& map, const Schema& schema) {
  std::string subject(schema.name);
  if (const std::string* name = schema.named_by.empty() ? nullptr : map.find_text(schema.named_by))
    subject += " " + *name;
  return subject;
}

Error missing_key(std::string subject, const KeySpec& spec) {
  return Error(errors::missing_key, {{"subject", std::move(subject)},
                                     {"key", std::string(spec.key)},
                                     {"zh", std::string(spec.what.zh)},
                                     {"en", std::string(spec.what.en)}});
}

const Shape& resolve(const Shape& shape, const Value& value) {
  if (shape.kind() != Shape::Kind::either) return shape;
  for (const auto& alternative : shape.inner())
    if (alternative.takes(value)) return resolve(alternative, value);
  return shape;
}

void ShapeCheck::check_map(const Value& value, const Schema& schema) {
  const std::string subject = subject_of(value, schema);
  if (!value.is_map()) return add_wrong_kind(value, Shape::map(schema), subject);
  for (const auto& entry : value.entries()) {
    const KeySpec* spec = schema.find(entry.key);
    if (!spec)
      add_unknown_key(entry, schema, subject);
    else if (!entry.value.is_null() || spec->required)
      check(entry.value, spec->shape, subject + ", " + entry.key);
  }
  for (const auto& spec : schema.keys)
    if (spec.required && !value.find(spec.key))
      errors_.add(missing_key(subject, spec).at(print_place(file_, value.place())));
}

void ShapeCheck::check(const Value& value, const Shape& either, const std::string& subject) {
  if (!either.takes(value)) return add_wrong_kind(value, either, subject);
  const Shape& shape = resolve(either, value);
  switch (shape.kind()) {
    case Shape::Kind::any:
    case Shape::Kind::boolean:
    case Shape::Kind::number:
    case Shape::Kind::either:
      return;
    case Shape::Kind::text:
    case Shape::Kind::words:
    case Shape::Kind::feel:
    case Shape::Kind::identifier:
    case Shape::Kind::date:
      return check_text(value, shape, subject);
    case Shape::Kind::integer:
      return check_integer(value, shape, subject);
    case Shape::Kind::choice:
      return check_choice(value, shape, subject);
    case Shape::Kind::label:
      return check_label(value, subject);
    case Shape::Kind::map:
      return check_map(value, shape.schema());
    case Shape::Kind::list:
      if (value.items().empty() && shape.min() > 0)
        return add(errors::empty_list, value.place(), {{"subject", subject}});
      for (const auto& item : value.items()) check(item, shape.inner()[0], subject);
      return;
    case Shape::Kind::dictionary:
      for (const auto& entry : value.entries()) check(entry.value, shape.inner()[0], subject + "." + entry.key);
      return;
  }
}

void ShapeCheck::check_text(const Value& value, const Shape& shape, const std::string& subject) {
  if (!value.is_text()) return;  // a number among words, a literal as FEEL
  const std::string& text = value.text();
  if (trim(text).empty()) return add(errors::empty_text, value.place(), {{"subject", subject}});
  if (shape.kind() == Shape::Kind::identifier && !is_identifier(text))
    add(errors::bad_identifier, value.place(), {{"subject", subject}, {"found", text}});
  if (shape.kind() == Shape::Kind::date && !Date::parse(text))
    add(errors::bad_date, value.place(), {{"subject", subject}, {"found", text}});
}

void ShapeCheck::check_label(const Value& value, const std::string& subject) {
  for (const auto& entry : value.entries()) {
    if (!label_schema().find(entry.key))
      add_unknown_key(entry, label_schema(), subject);
    else
      check(entry.value, Shape::text(), subject + "." + entry.key);
  }
  for (const auto& spec : label_schema().keys)
    if (!value.find(spec.key)) errors_.add(missing_key(subject, spec).at(print_place(file_, value.place())));
}

void ShapeCheck::check_integer(const Value& value, const Shape& shape, const std::string& subject) {
  const std::string& digits = value.number_text();
  std::int64_t whole = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), whole);
  if (problem == std::errc::result_out_of_range || (problem == std::errc() && end == digits.data() + digits.size())) {
    if (problem == std::errc() && whole >= shape.min() && whole <= shape.max()) return;
    return add(errors::out_of_range, value.place(),
               {{"subject", subject},
                {"found", digits},
                {"min", std::to_string(shape.min())},
                {"max", std::to_string(shape.max())}});
  }
  add_wrong_kind(value, shape, subject);  // 1.5, 1e3
}

void ShapeCheck::check_choice(const Value& value, const Shape& shape, const std::string& subject) {
  const auto& choices = shape.choices();
  const std::string& text = value.text();
  if (std::find(choices.begin(), choices.end(), text) != choices.end()) return;
  const std::string known = join(choices, ", ");
  if (const auto near = nearest(text, choices))
    add(errors::misspelt_choice, value.place(),
        {{"subject", subject}, {"found", text}, {"nearest", *near}, {"known", known}});
  else
    add(errors::unknown_choice, value.place(), {{"subject", subject}, {"found", text}, {"known", known}});
}

void ShapeCheck::add_wrong_kind(const Value& value, const Shape& shape, const std::string& subject) {
  const Words found = kind_name(value.kind());
  const Shape::Kind kind = shape.kind();
  const bool wants_text = kind == Shape::Kind::text || kind == Shape::Kind::identifier || kind == Shape::Kind::choice;
  if (wants_text && (value.is_number() || value.is_boolean()))
    return add(errors::needs_quotes, value.place(),
               {{"subject", subject},
                {"found", printed(value)},
                {"found_zh", std::string(found.zh)},
                {"found_en", std::string(found.en)}});
  add(errors::wrong_kind, value.place(),
      {{"subject", subject},
       {"wanted_zh", shape.print(Lang::zh)},
       {"wanted_en", shape.print(Lang::en)},
       {"found_zh", std::string(found.zh)},
       {"found_en", std::string(found.en)}});
}

void ShapeCheck::add_unknown_key(const Value::Entry& entry, const Schema& schema, const std::string& subject) {
  std::vector<std::string> known;
  for (const auto& spec : schema.keys) known.emplace_back(spec.key);
  if (const auto near = nearest(entry.key, known))
    add(errors::misspelt_key, entry.place, {{"subject", subject}, {"key", entry.key}, {"nearest", *near}});
  else
    add(errors::unknown_key, entry.place, {{"subject", subject}, {"key", entry.key}, {"known", join(known, ", ")}});
}

void ShapeCheck::add(const ErrorSpec& spec, Place place, Error::Arguments arguments) {
  errors_.add(Error(spec, arguments).at(print_place(file_, place)));
}

}  // namespace sanlian::format
