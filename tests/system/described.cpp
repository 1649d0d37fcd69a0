#include "described.h"

#include <map>
#include <regex>
#include <stdexcept>

#include "base/date.h"
#include "base/text.h"
#include "format/json.h"

namespace sanlian::test {
namespace {
using format::Value;

std::string text_of(const Value& value, std::string_view key) {
  const auto* text = value.find_text(key);
  return text ? *text : std::string();
}

const Value& must(const Value* value, std::string_view what) {
  if (!value) throw std::runtime_error("the document has no " + std::string(what));
  return *value;
}

const Value* schema_in(const Value* holder) {
  const auto* content = holder ? holder->find("content") : nullptr;
  return content ? content->entries()[0].value.find("schema") : nullptr;
}

bool is_json(const Value& schema) { return text_of(schema, "format") != "binary"; }

bool is_a(const Value& value, const std::string& type) {
  if (type == "integer") return value.is_number() && value.number_text().find_first_of(".eE") == std::string::npos;
  return (type == "null" && value.is_null()) || (type == "boolean" && value.is_boolean()) ||
         (type == "number" && value.is_number()) || (type == "string" && value.is_text()) ||
         (type == "array" && value.is_list()) || (type == "object" && value.is_map());
}

bool fits(const std::string& text, const std::string& pattern) {
  static std::map<std::string, std::regex> known;
  return std::regex_search(text, known.try_emplace(pattern, pattern).first->second);
}

class Checker {
 public:
  explicit Checker(const Value& document) : document_(document) {}

  const Value& component(const std::string& name) const {
    return must(document_.find("components")->find("schemas")->find(name), name);
  }
  std::string faults(const Value& schema, const Value& value, const std::string& where) {
    faults_.clear();
    check(schema, value, where);
    return std::move(faults_);
  }

 private:
  /// What is wrong with every item of a list is said once.
  void add(const std::string& line) {
    if (faults_.find(line) == std::string::npos) faults_ += line;
  }
  void fault(const Value& value, const std::string& where, const std::string& expected) {
    add(where + " should be " + expected + ", but is " + format::to_json(value).substr(0, 100) + "\n");
  }

  void check(const Value& schema, const Value& value, const std::string& where) {
    if (const auto* name = schema.find_text("$ref"))
      return check(component(name->substr(name->rfind('/') + 1)), value, where);
    if (const auto* any = schema.find("anyOf")) return check_any(any->items(), value, where);
    if (const auto* all = schema.find("allOf")) {
      for (const auto& each : all->items()) check(each, value, where);
      check_known(schema, value, where);
    }
    if (const auto* values = schema.find("enum")) {
      bool one = false;
      for (const auto& each : values->items()) one = one || each == value;
      if (!one) fault(value, where, "one of " + format::to_json(*values));
    }
    const auto* type = schema.find("type");
    if (!type) return;
    bool one = false;
    for (const auto& each : type->is_list() ? type->items() : std::span(type, 1)) one = one || is_a(value, each.text());
    if (!one) return fault(value, where, format::to_json(*type));
    if (value.is_text()) check_text(schema, value, where);
    if (value.is_list())
      for (const auto& item : value.items()) check(must(schema.find("items"), "items"), item, where + "[]");
    if (value.is_map()) check_map(schema, value, where);
  }

  void check_any(std::span<const Value> alternatives, const Value& value, const std::string& where) {
    const auto before = faults_;
    auto all = before;
    for (const auto& each : alternatives) {
      faults_.clear();
      check(each, value, where);
      if (faults_.empty()) return void(faults_ = before);
      all += "either " + faults_;
    }
    faults_ = all;
  }

  void check_text(const Value& schema, const Value& value, const std::string& where) {
    const auto format = text_of(schema, "format");
    if (format == "date" && !Date::parse(value.text())) fault(value, where, "a date");
    if (format == "date-time" && !Instant::parse(value.text())) fault(value, where, "an instant");
    if (const auto* pattern = schema.find_text("pattern"))
      if (!fits(value.text(), *pattern)) fault(value, where, *pattern);
  }

  void check_map(const Value& schema, const Value& value, const std::string& where) {
    if (const auto* required = schema.find("required"))
      for (const auto& key : required->items())
        if (!value.find(key.text())) add(where + "." + key.text() + " is missing\n");
    check_known(schema, value, where);
    const auto* properties = schema.find("properties");
    const auto* others = schema.find("additionalProperties");
    for (const auto& entry : value.entries()) {
      if (properties && properties->find(entry.key)) continue;
      const auto here = where + "." + entry.key;
      if (!others) add(here + " is described nowhere\n");
      if (others && others->is_map()) check(*others, entry.value, here);
    }
  }

  void check_known(const Value& schema, const Value& value, const std::string& where) {
    const auto* properties = schema.find("properties");
    if (!properties) return;
    for (const auto& entry : value.entries())
      if (const auto* known = properties->find(entry.key)) check(*known, entry.value, where + "." + entry.key);
  }

  const Value& document_;
  std::string faults_;
};

std::string faults_in_body(const Value& document, const Value* schema, std::string_view body,
                           const std::string& where) {
  if (!schema) return body.empty() ? "" : where + " is there, and none is described\n";
  if (!is_json(*schema)) return {};
  const auto value = format::parse_json(body);
  if (!value) return where + " is no JSON\n";
  return Checker(document).faults(*schema, *value, where);
}

}  // namespace

std::string Described::faults_of(const std::string& method, std::string_view path, std::string_view body,
                                 const HttpAnswer& answer) {
  const auto* operation = find_operation(method, path.substr(0, path.find('?')));
  if (!operation) return answer.status < 300 ? "the operation is described nowhere\n" : "";
  if (answer.status >= 300)
    return faults_in_body(document_, &Checker(document_).component("Problem"), answer.body, "the refusal");
  const auto* told = operation->find("responses")->find(std::to_string(answer.status));
  if (!told) return "the status " + std::to_string(answer.status) + " is not described\n";
  seen_.insert(text_of(*operation, "operationId"));
  const auto* asked = schema_in(operation->find("requestBody"));
  return (asked ? faults_in_body(document_, asked, body, "the body") : "") +
         faults_in_body(document_, schema_in(told), answer.body, "the answer");
}

std::string Described::faults_of(const std::string& component, const Value& value) const {
  Checker checker(document_);
  return checker.faults(checker.component(component), value, component);
}

std::string Described::faults_of_record(const Value& row) const {
  const auto name = text_of(row, "type");
  Checker checker(document_);
  const auto& type = checker.component(name);
  auto faults = checker.faults(type, row, name);
  for (const auto& entry : row.entries())
    if (!checker.component("Row").find("properties")->find(entry.key) && !type.find("properties")->find(entry.key))
      faults += name + "." + entry.key + " is described nowhere\n";
  return faults;
}

std::set<std::string> Described::unseen(const std::vector<std::string>& methods) const {
  std::set<std::string> out;
  for (const auto& path : document_.find("paths")->entries())
    for (const auto& method : methods)
      if (const auto* operation = path.value.find(method))
        if (const auto name = text_of(*operation, "operationId"); !seen_.contains(name)) out.insert(name);
  return out;
}

/// Of the paths that fit, the one with the fewest parameters.
const Value* Described::find_operation(const std::string& method, std::string_view path) const {
  const auto parts = split(path, '/');
  const Value* found = nullptr;
  std::size_t fewest = parts.size() + 1;
  for (const auto& entry : document_.find("paths")->entries()) {
    const auto pattern = split(entry.key, '/');
    const auto* operation = entry.value.find(method);
    if (!operation || pattern.size() != parts.size()) continue;
    std::size_t parameters = 0;
    bool fits = true;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const bool open = pattern[i].starts_with('{');
      parameters += open ? 1 : 0;
      fits = fits && (open || pattern[i] == parts[i]);
    }
    if (!fits || parameters >= fewest) continue;
    fewest = parameters;
    found = operation;
  }
  return found;
}

}  // namespace sanlian::test
