// The OpenAPI 3.1 document: one path per endpoint of the table, the shapes that they name, one
// schema per record type of the packs.
#include <map>

#include "api/impl/notation.h"
#include "api/impl/parts.h"
#include "base/text.h"
#include "format/json_writer.h"
#include "record/field_kind.h"

namespace sanlian::api {
namespace {

constexpr std::string_view kShapes = R"(
Label = {zh: text, en: text}
# What must be known first, by its path from the record.
Need = {path: text, label: Label}
ProblemPart = {code: text, message: text,
               where?: text,  # `field name`, or a path that ends so
               hint?: text}
# Every refusal, after RFC 9457; message and hint are in the language of Accept-Language.
Problem = {type: text, title: text, status: integer, code: text, message: text, where?: text, hint?: text,
           errors?: [ProblemPart]}  # all of them where there are several
# A figure whose source only bounds it: 60 and more, close to 20,000.
Bounded = {value: text, bound: "exact" | "at_least" | "about" | "close_to"}
)";

/// How a field of the kind is answered.
std::string_view shape_of(std::string_view kind) {
  constexpr std::pair<std::string_view, std::string_view> kShapeOf[] = {
      {"boolean", "boolean | null"}, {"integer", "integer | null"}, {"choices", "[text] | null"},
      {"texts", "[text] | null"},    {"bounded", "Bounded | null"}, {"file", "Receipt | null"},
      {"date", "date | null"},       {"instant", "instant | null"}};
  for (const auto& [name, shape] : kShapeOf)
    if (name == kind) return shape;
  return "text | null";
}

void write_field_schema(format::JsonWriter& out, const record::Field& field) {
  const auto kind = field.kind->name();
  out.key(field.key).begin_map();
  out.key("title").text(field.label.zh).key("x-title-en").text(field.label.en).key("x-kind").text(kind);
  if (!field.help.zh.empty()) out.key("description").text(field.help.zh);
  if (field.required && !field.computed) out.key("x-required").boolean(true);
  if (field.computed) out.key("readOnly").boolean(true);
  if (kind == "choice") {
    out.key("enum").begin_list().null();
    for (const auto& option : field.options) out.text(option.key);
    out.end_list().end_map();
    return;
  }
  out.raw(schema_of(shape_of(kind)));
  if (kind == "reference") out.key("format").text("uuid").key("x-target").text(field.target);
  if (kind == "money" || kind == "decimal" || kind == "rate") out.key("pattern").text("^-?[0-9]+(\\.[0-9]+)?$");
  out.end_map();
}

/// Beside the shape of every row, the fields that this type declares.
void write_type_schema(format::JsonWriter& out, const record::RecordType& type) {
  out.key(type.key).begin_map().key("title").text(type.label.zh).key("x-title-en").text(type.label.en);
  out.raw(R"("allOf":[{"$ref":"#/components/schemas/Row"}])").key("properties").begin_map();
  for (const auto& field : type.fields) write_field_schema(out, field);
  out.end_map().end_map();
}

void write_content(format::JsonWriter& out, std::string_view media, std::string_view type) {
  out.key("content").begin_map().key(media).begin_map();
  out.key("schema").raw("{" + schema_of(type) + "}").end_map().end_map();
}

void write_operation(format::JsonWriter& out, const Endpoint& endpoint) {
  out.key(lower_ascii(net::method_name(endpoint.method))).begin_map();
  out.key("operationId")
      .text(endpoint.operation)
      .key("summary")
      .text(endpoint.summary.zh)
      .key("description")
      .text(endpoint.summary.en);
  if (endpoint.open) out.key("security").raw("[]");
  if (!endpoint.parameters.empty()) {
    out.key("parameters").begin_list();
    for (const auto& parameter : endpoint.parameters) {
      out.begin_map().key("name").text(parameter.name).key("in").text(parameter.in);
      out.key("description").text(parameter.what.zh + " / " + parameter.what.en);
      out.key("required")
          .boolean(parameter.in == "path" || parameter.required)
          .key("schema")
          .raw(parameter.schema)
          .end_map();
    }
    out.end_list();
  }
  if (!endpoint.body.empty()) {
    out.key("requestBody").begin_map().key("required").boolean(true);
    write_content(out, endpoint.options.upload_to_file ? "application/octet-stream" : "application/json",
                  endpoint.body);
    out.end_map();
  }
  out.key("responses").begin_map().key(std::to_string(endpoint.status)).begin_map().key("description").text("OK");
  if (!endpoint.answer.empty()) write_content(out, endpoint.answer_media, endpoint.answer);
  out.end_map().key("default").raw(R"({"$ref":"#/components/responses/Problem"})").end_map().end_map();
}

}  // namespace

std::string openapi_document(const Api::Parts& parts) {
  std::string json;
  format::JsonWriter out(json);
  out.begin_map().key("openapi").text("3.1.0");
  out.key("info").raw(
      R"({"title":"三链 Sanlian","version":"0.1.0","license":{"name":"Apache-2.0","identifier":"Apache-2.0"}})");
  out.key("servers").raw(R"([{"url":"/api/v1"}])");
  out.key("security").raw(R"([{"session":[]}])");
  std::map<std::string, std::vector<const Endpoint*>> paths;
  for (const auto& endpoint : parts.endpoints) paths[std::string(endpoint.path)].push_back(&endpoint);
  out.key("paths").begin_map();
  for (const auto& [path, endpoints] : paths) {
    out.key(path).begin_map();
    for (const auto* endpoint : endpoints) write_operation(out, *endpoint);
    out.end_map();
  }
  out.end_map().key("components").begin_map();
  out.key("securitySchemes")
      .raw(
          R"({"session":{"type":"apiKey","in":"cookie","name":"sanlian","description":"POST /session; changes also send X-CSRF-Token"}})");
  out.key("responses").begin_map().key("Problem").begin_map().key("description").text("RFC 9457");
  write_content(out, "application/problem+json", "Problem");
  out.end_map().end_map().key("schemas").begin_map();
  write_schemas(out, kShapes);
  write_schemas(out, parts.shapes);
  for (const auto& type : parts.platform.registry().types()) write_type_schema(out, *type);
  out.end_map().end_map().end_map();
  return json;
}

}  // namespace sanlian::api
