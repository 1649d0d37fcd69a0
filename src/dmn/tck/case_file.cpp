#include "dmn/tck/case_file.h"

#include "base/text.h"
#include "dmn/errors.h"
#include "dmn/impl/xml.h"

namespace sanlian::dmn::tck {
namespace {
using feel::Kind;
using feel::Type;
using feel::Value;

constexpr std::string_view kSpace = "http://www.omg.org/spec/DMN/20160719/testcase";

bool is(pugi::xml_node node, std::string_view name) {
  return node.type() == pugi::node_element && local_name(node.name()) == name;
}

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
  for (const auto each : node.children())
    if (is(each, name)) return each;
  return {};
}

/// `xsi:type`, `xsi:nil`, whatever the prefix.
std::string_view instance_attribute(pugi::xml_node node, std::string_view name) {
  for (const auto each : node.attributes())
    if (std::string_view(each.name()).find(':') != std::string_view::npos && local_name(each.name()) == name)
      return each.value();
  return {};
}

bool is_yes(std::string_view text) { return text == "true" || text == "1"; }

CaseValue value_in(const Xml& xml, pugi::xml_node node) {
  CaseValue out;
  if (is_yes(instance_attribute(node, "nil"))) return out;
  for (const auto each : node.children()) {
    if (is(each, "value")) {
      if (is_yes(instance_attribute(each, "nil"))) return out;
      out.kind = CaseValue::Kind::text;
      out.type = local_name(instance_attribute(each, "type"));
      out.text = xml.text(each).text;
      return out;
    }
    if (is(each, "list")) {
      if (is_yes(instance_attribute(each, "nil"))) return out;
      out.kind = CaseValue::Kind::list;
      for (const auto item : each.children())
        if (is(item, "item")) out.items.push_back(value_in(xml, item));
      return out;
    }
    if (!is(each, "component")) continue;
    out.kind = CaseValue::Kind::context;
    out.components.push_back({.name = each.attribute("name").value(), .value = value_in(xml, each)});
  }
  return out;
}

TestCase test_case(const Xml& xml, pugi::xml_node node) {
  TestCase out{.id = attribute(node, "id"), .invocable = attribute(node, "invocableName")};
  out.space = attribute(node, "namespace");
  const auto type = attribute(node, "type");
  if (type == "decisionService") out.of = TestCase::Of::service;
  if (type == "bkm") out.of = TestCase::Of::knowledge;
  for (const auto each : node.children()) {
    if (is(each, "inputNode"))
      out.inputs.push_back(
          {.name = attribute(each, "name"), .space = attribute(each, "namespace"), .value = value_in(xml, each)});
    if (!is(each, "resultNode")) continue;
    TestCase::Result result{.name = attribute(each, "name"), .space = attribute(each, "namespace")};
    result.is_error = is_yes(attribute(each, "errorResult"));
    if (const auto expected = child(each, "expected")) result.expected = value_in(xml, expected);
    out.results.push_back(std::move(result));
  }
  return out;
}

/// The kind a text is to be read as: its own type, or else what the model expects.
Kind kind_of(const CaseValue& value, const Type& type) {
  const auto& own = value.type;
  if (own == "string" || own == "anyURI") return Kind::string;
  if (own == "boolean") return Kind::boolean;
  if (own == "date") return Kind::date;
  if (own == "time") return Kind::time;
  if (own == "dateTime") return Kind::date_time;
  if (own == "duration" || own == "dayTimeDuration" || own == "yearMonthDuration") return Kind::time_duration;
  if (!own.empty() && own != "anySimpleType") return Kind::number;  // decimal, double, integer …
  return type.is(Kind::list) ? type.element().kind() : type.kind();
}

template <class T>
Result<Value> parsed(std::optional<T> value, const CaseValue& from) {
  if (value) return Value(std::move(*value));
  return Error(errors::bad_case, {{"what", from.type + " \"" + from.text + "\""}});
}

Result<Value> text_value(const CaseValue& value, const Type& type) {
  const std::string text(trim(value.text));
  switch (kind_of(value, type)) {
    case Kind::number:
      return parsed(Decimal::parse(text), value);
    case Kind::boolean:
      if (text == "true" || text == "1") return Value(true);
      if (text == "false" || text == "0") return Value(false);
      return parsed(std::optional<bool>(), value);
    case Kind::date:
      return parsed(feel::parse_date(text), value);
    case Kind::time:
      return parsed(feel::parse_time(text), value);
    case Kind::date_time:
      return parsed(feel::parse_date_time(text), value);
    case Kind::months_duration:
    case Kind::time_duration:
      if (const auto months = feel::parse_months_duration(text)) return Value(*months);
      return parsed(feel::parse_time_duration(text), value);
    case Kind::any:
      if (value.type.empty())
        if (const auto number = Decimal::parse(text)) return Value(*number);
      return Value(value.text);
    default:
      return Value(value.text);
  }
}

}  // namespace

bool is_case_file(std::string_view xml) {
  return xml.find("testCases") != std::string_view::npos && xml.find(kSpace) != std::string_view::npos;
}

Result<CaseFile> read_cases(std::string_view text, std::string_view file) {
  const auto xml = SANLIAN_TRY(Xml::parse(text, file, {}));
  const auto root = xml->root();
  if (!is(root, "testCases") || namespace_of(root) != kSpace)
    return Error(errors::bad_case, {{"what", std::string(root.name()) + " " + namespace_of(root)}})
        .at(xml->print_place(root));
  CaseFile out;
  for (const auto each : root.children()) {
    if (is(each, "modelName")) out.model = trim(xml->text(each).text);
    if (is(each, "labels"))
      for (const auto label : each.children())
        if (is(label, "label")) out.labels.emplace_back(trim(xml->text(label).text));
    if (is(each, "testCase")) out.cases.push_back(test_case(*xml, each));
  }
  return out;
}

Result<Value> to_value(const CaseValue& value, const Type& type) {
  switch (value.kind) {
    case CaseValue::Kind::null:
      return Value();
    case CaseValue::Kind::text:
      return text_value(value, type);
    case CaseValue::Kind::list: {
      Value::List list;
      const Type item = type.is(Kind::list) ? type.element() : Type();
      for (const auto& each : value.items) list.push_back(SANLIAN_TRY(to_value(each, item)));
      return Value(std::move(list));
    }
    case CaseValue::Kind::context: {
      std::vector<feel::Context::Entry> entries;
      const Type own = type.is(Kind::list) ? type.element() : type;
      for (const auto& each : value.components) {
        const auto* field = own.find_field(each.name);
        entries.push_back({.name = each.name, .value = SANLIAN_TRY(to_value(each.value, field ? *field : Type()))});
      }
      return Value(feel::Context(std::move(entries)));
    }
  }
  return Value();
}

}  // namespace sanlian::dmn::tck
