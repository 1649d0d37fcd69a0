#include "dmn/json.h"

#include <algorithm>

#include "base/text.h"
#include "dmn/errors.h"
#include "format/json.h"

namespace sanlian::dmn {
namespace {
using feel::Kind;
using feel::Type;
using feel::Value;

template <class T>
Value or_text(std::optional<T> parsed, const std::string& text) {
  return parsed ? Value(std::move(*parsed)) : Value(text);
}

Value from_text(const std::string& text, const Type& type) {
  switch (type.kind()) {
    case Kind::date:
      return or_text(feel::parse_date(text), text);
    case Kind::time:
      return or_text(feel::parse_time(text), text);
    case Kind::date_time: {
      if (const auto date = feel::parse_date(text)) return *date;  // midnight, once it is accepted
      return or_text(feel::parse_date_time(text), text);
    }
    case Kind::months_duration:
      return or_text(feel::parse_months_duration(text), text);
    case Kind::time_duration:
      return or_text(feel::parse_time_duration(text), text);
    case Kind::number:
      return or_text(Decimal::parse(text), text);
    default:
      return text;
  }
}

/// The type of an item where a list or a single value may stand.
const Type& item_type(const Type& type) { return type.is(Kind::list) ? type.element() : type; }

std::string iso_text(const Value& value) {
  if (value.is(Kind::date)) return value.date().to_string();
  if (value.is(Kind::time)) return value.time().to_string();
  if (value.is(Kind::date_time)) return value.date_time().to_string();
  if (value.is(Kind::months_duration)) return value.months_duration().to_string();
  return value.time_duration().to_string();
}

}  // namespace

Value from_json(const format::Value& json, const Type& type) {
  switch (json.kind()) {
    case format::Value::Kind::null:
      return {};
    case format::Value::Kind::boolean:
      return json.boolean();
    case format::Value::Kind::number:
      return or_text(Decimal::parse(json.number_text()), json.number_text());
    case format::Value::Kind::text:
      return from_text(json.text(), item_type(type));
    case format::Value::Kind::list: {
      Value::List list;
      for (const auto& item : json.items()) list.push_back(from_json(item, item_type(type)));
      return list;
    }
    case format::Value::Kind::map: {
      std::vector<feel::Context::Entry> entries;
      for (const auto& entry : json.entries()) {
        const auto* field = item_type(type).find_field(entry.key);
        entries.push_back({.name = entry.key, .value = from_json(entry.value, field ? *field : Type())});
      }
      return feel::Context(std::move(entries));
    }
  }
  return {};
}

Result<feel::Context> inputs_from_json(const format::Value& json, const Engine& engine) {
  if (!json.is_map())
    return Error(errors::bad_input, {{"name", "JSON"}, {"value", format::to_json(json)}, {"type", "{…}"}});
  const auto names = engine.names();
  feel::Context context;
  for (const auto& entry : json.entries()) {
    if (!std::ranges::binary_search(names, entry.key))
      return Error(errors::no_input, {{"name", entry.key}, {"meant", nearest(entry.key, names).value_or("-")}});
    context.put(entry.key, from_json(entry.value, engine.type_of(entry.key)));
  }
  return context;
}

void write_json(format::JsonWriter& out, const Value& value) {
  switch (value.kind()) {
    case Kind::null:
      out.null();
      return;
    case Kind::boolean:
      out.boolean(value.boolean());
      return;
    case Kind::number:
      out.number(value.number().to_string());
      return;
    case Kind::string:
      out.text(value.string());
      return;
    case Kind::date:
    case Kind::time:
    case Kind::date_time:
    case Kind::months_duration:
    case Kind::time_duration:
      out.text(iso_text(value));
      return;
    case Kind::list:
      out.begin_list();
      for (const auto& item : value.list()) write_json(out, item);
      out.end_list();
      return;
    case Kind::context:
      out.begin_map();
      for (const auto& entry : value.context().entries()) {
        out.key(entry.name);
        write_json(out, entry.value);
      }
      out.end_map();
      return;
    case Kind::range:
    case Kind::function:
    case Kind::entity:
    case Kind::any:
      out.text(value.print());
      return;
  }
}

void write_json(format::JsonWriter& out, const std::vector<Step>& steps) {
  constexpr std::string_view kKinds[] = {"input", "decision",  "knowledge", "service", "argument", "entry",
                                         "table", "condition", "rule",      "test",    "output"};
  constexpr std::string_view kVerdicts[] = {"", "holds", "fails", "unknown"};
  out.begin_list();
  for (const auto& step : steps) {
    out.begin_map().key("kind").text(kKinds[static_cast<std::size_t>(step.kind)]);
    if (!step.name.empty()) out.key("name").text(step.name);
    if (step.number > 0) out.key("number").integer(step.number);
    if (!step.text.empty()) out.key("text").text(step.text);
    if (step.kind != Step::Kind::rule) {
      out.key("value");
      write_json(out, step.value);
    }
    if (step.verdict != Step::Verdict::none) out.key("verdict").text(kVerdicts[static_cast<std::size_t>(step.verdict)]);
    if (step.place.line > 0) out.key("where").text(format::print_place(step.file, step.place));
    if (!step.children.empty()) {
      out.key("steps");
      write_json(out, step.children);
    }
    out.end_map();
  }
  out.end_list();
}

void write_json(format::JsonWriter& out, const Error& error, Lang lang) {
  out.begin_map().key("code").text(error.code());
  if (!error.where().empty()) out.key("where").text(error.where());
  out.key("message").text(error.message(lang));
  if (const auto hint = error.hint(lang); !hint.empty()) out.key("hint").text(hint);
  out.end_map();
}

void write_json(format::JsonWriter& out, const std::vector<feel::ReasonPtr>& reasons, Lang lang) {
  out.begin_list();
  for (const auto& reason : reasons)
    if (reason) write_json(out, reason->error, lang);
  out.end_list();
}

}  // namespace sanlian::dmn
