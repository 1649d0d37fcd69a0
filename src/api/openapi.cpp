// The OpenAPI 3.1 document: one path per endpoint of the table, one schema per record type of the packs.
#include <map>

#include "api/impl/parts.h"
#include "base/text.h"
#include "format/json_writer.h"
#include "record/field_kind.h"

namespace sanlian::api {
namespace {

void write_field_schema(format::JsonWriter& out, const record::Field& field) {
  const auto kind = field.kind->name();
  out.key(field.key).begin_map();
  out.key("title").text(field.label.zh).key("x-title-en").text(field.label.en).key("x-kind").text(kind);
  if (!field.help.zh.empty()) out.key("description").text(field.help.zh);
  if (field.computed) out.key("readOnly").boolean(true);
  const bool list = kind == "choices" || kind == "texts";
  if (kind == "boolean")
    out.key("type").raw(R"(["boolean","null"])");
  else if (kind == "integer")
    out.key("type").raw(R"(["integer","null"])");
  else if (list)
    out.key("type").raw(R"(["array","null"])").key("items").raw(R"({"type":"string"})");
  else if (kind == "bounded" || kind == "file")
    out.key("type").raw(R"(["object","null"])");
  else
    out.key("type").raw(R"(["string","null"])");
  if (kind == "date") out.key("format").text("date");
  if (kind == "instant") out.key("format").text("date-time");
  if (kind == "reference") out.key("format").text("uuid").key("x-target").text(field.target);
  if (kind == "money" || kind == "decimal" || kind == "rate") out.key("pattern").text("^-?[0-9]+(\\.[0-9]+)?$");
  if (kind == "choice") {
    out.key("enum").begin_list().null();
    for (const auto& option : field.options) out.text(option.key);
    out.end_list();
  }
  out.end_map();
}

void write_type_schema(format::JsonWriter& out, const record::RecordType& type) {
  out.key(type.key)
      .begin_map()
      .key("type")
      .text("object")
      .key("title")
      .text(type.label.zh)
      .key("x-title-en")
      .text(type.label.en);
  out.key("required").begin_list();
  for (const auto& field : type.fields)
    if (field.required && !field.computed) out.text(field.key);
  out.end_list().key("properties").begin_map();
  out.key("id").raw(R"({"type":"string","format":"uuid","readOnly":true})");
  out.key("version").raw(R"({"type":"integer","readOnly":true})");
  out.key("park").raw(R"({"type":["string","null"]})");
  if (type.staged()) {
    out.key("stage").raw(R"({"type":"string","readOnly":true})");
    out.key("stage_since").raw(R"({"type":"string","format":"date-time","readOnly":true})");
    out.key("stage_due").raw(R"({"type":["string","null"],"format":"date","readOnly":true})");
  }
  out.key("hidden").raw(
      R"({"type":"array","items":{"type":"string"},"readOnly":true,"description":"Fields that are null because the reader )"
      R"(may not see them in this record; absent where there are none."})");
  for (const auto& field : type.fields) write_field_schema(out, field);
  out.end_map().end_map();
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
  if (!endpoint.body_schema.empty()) {
    const auto media = endpoint.options.upload_to_file ? "application/octet-stream" : "application/json";
    out.key("requestBody").begin_map().key("required").boolean(true).key("content").begin_map();
    out.key(media).begin_map().key("schema").raw(endpoint.body_schema).end_map().end_map().end_map();
  }
  out.key("responses").begin_map().key(std::to_string(endpoint.status)).begin_map().key("description").text("OK");
  if (!endpoint.answer_schema.empty())
    out.key("content")
        .begin_map()
        .key(endpoint.answer_media)
        .begin_map()
        .key("schema")
        .raw(endpoint.answer_schema)
        .end_map()
        .end_map();
  out.end_map().key("default").raw(R"({"$ref":"#/components/responses/Problem"})").end_map().end_map();
}

constexpr std::string_view kProblemSchema =
    R"({"type":"object","required":["type","title","status","code","message"],"properties":{"type":{"type":"string"},)"
    R"("title":{"type":"string"},"status":{"type":"integer"},"code":{"type":"string"},"message":{"type":"string"},)"
    R"("where":{"type":"string"},"hint":{"type":"string"},"errors":{"type":"array","items":{"type":"object"}}}})";

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
  out.key("content")
      .raw(R"({"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}})")
      .end_map()
      .end_map();
  out.key("schemas").begin_map().key("Problem").raw(kProblemSchema);
  for (const auto& type : parts.platform.registry().types()) write_type_schema(out, *type);
  out.end_map().end_map().end_map();
  return json;
}

}  // namespace sanlian::api
