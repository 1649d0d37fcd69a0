#include "format/value.h"

#include <algorithm>

#include "base/ensure.h"
#include "base/text.h"

namespace sanlian::format {

std::string print_place(std::string_view name, Place place) {
  std::string out(name);
  if (!out.empty()) out += ':';
  return out + std::to_string(place.line) + ":" + std::to_string(place.column);
}

Place place_of(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, std::min(offset, text.size()));
  const auto line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return {.line = 1 + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n')),
          .column = 1 + static_cast<std::uint32_t>(count_code_points(before.substr(line_start)))};
}

Value::Value(Kind kind, Content content) : kind_(kind), content_(std::move(content)) {}

Value Value::make_boolean(bool yes) { return {Kind::boolean, yes}; }
Value Value::make_number(std::string digits) { return {Kind::number, std::move(digits)}; }
Value Value::make_number(std::int64_t whole) { return {Kind::number, std::to_string(whole)}; }
Value Value::make_text(std::string text) { return {Kind::text, std::move(text)}; }
Value Value::make_list() { return {Kind::list, std::vector<Value>()}; }
Value Value::make_list(std::vector<Value> items) { return {Kind::list, std::move(items)}; }
Value Value::make_map() { return {Kind::map, std::vector<Entry>()}; }
Value Value::make_map(std::vector<Entry> entries) { return {Kind::map, std::move(entries)}; }

bool Value::boolean() const {
  ensure(is_boolean(), "only a boolean is read as one");
  return std::get<bool>(content_);
}

const std::string& Value::number_text() const {
  ensure(is_number(), "only a number is read as one");
  return std::get<std::string>(content_);
}

const std::string& Value::text() const {
  ensure(is_text(), "only a text is read as one");
  return std::get<std::string>(content_);
}

std::span<const Value> Value::items() const {
  ensure(is_list(), "only a list has items");
  return std::get<std::vector<Value>>(content_);
}

std::span<const Value::Entry> Value::entries() const {
  ensure(is_map(), "only a map has entries");
  return std::get<std::vector<Entry>>(content_);
}

const Value* Value::find(std::string_view key) const {
  if (!is_map()) return nullptr;
  for (const auto& entry : std::get<std::vector<Entry>>(content_))
    if (entry.key == key) return &entry.value;
  return nullptr;
}

const std::string* Value::find_text(std::string_view key) const {
  const Value* found = find(key);
  return found && found->is_text() ? &found->text() : nullptr;
}

std::size_t Value::size() const { return is_list() ? items().size() : is_map() ? entries().size() : 0; }

Value& Value::add(Value item) {
  ensure(is_list(), "only a list takes items");
  std::get<std::vector<Value>>(content_).push_back(std::move(item));
  return *this;
}

Value& Value::set(std::string key, Value value) {
  ensure(is_map(), "only a map takes keys");
  auto& entries = std::get<std::vector<Entry>>(content_);
  for (auto& entry : entries)
    if (entry.key == key) return entry.value = std::move(value), *this;
  entries.push_back({.key = std::move(key), .value = std::move(value)});
  return *this;
}

bool operator==(const Value& a, const Value& b) {
  return a.kind_ == b.kind_ && (a.is_null() || a.content_ == b.content_);
}

bool operator==(const Value::Entry& a, const Value::Entry& b) { return a.key == b.key && a.value == b.value; }

Words kind_name(Value::Kind kind) {
  switch (kind) {
    case Value::Kind::null:
      return {"空", "nothing"};
    case Value::Kind::boolean:
      return {"是非", "true or false"};
    case Value::Kind::number:
      return {"数", "number"};
    case Value::Kind::text:
      return {"文本", "text"};
    case Value::Kind::list:
      return {"列表", "list"};
    case Value::Kind::map:
      return {"映射", "map"};
  }
  return {};
}

}  // namespace sanlian::format
