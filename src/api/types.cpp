// What the platform holds, as far as this person may know of it: drawn into lists, forms and boards by the screens.
#include "api/impl/parts.h"
#include "format/label_json.h"
#include "record/field_kind.h"

namespace sanlian::api {
namespace {

constexpr std::string_view kShapes = R"(
Action = "read" | "create" | "edit" | "delete" | "restore" | "import" | "export" | "journal"
Option = {key: text, label: Label}
# A declared field, with the rights of the person who asks already applied.
Field = {key: text, kind: text, label: Label, help?: Label, unit?: Label, required: boolean, computed: boolean,
         writable: boolean,
         target?: text,  # the type that a reference names
         scale?: integer,  # digits behind the point
         options?: [Option]}
# Records of another type that refer to one of this, under a name of their own.
RecordList = {key: text, type: text, field: text, label: Label}
RecordType = {key: text, pack: text, label: Label,
              title: text,  # the field that names a record
              chain: text | null,
              menu: "records" | "finance" | "policy" | "data" | null,  # the group of the menu it stands in
              actions: [Action], fields: [Field],
              shown: [text],  # what a list shows before anybody chose; empty where the type does not say
              unique: [[text]],  # fields that together no two records share
              lists: [RecordList]}
)";

void write_field(format::JsonWriter& out, const record::Field& field, bool writable) {
  out.begin_map().key("key").text(field.key).key("kind").text(field.kind->name());
  write_label(out, "label", field.label);
  if (!field.help.zh.empty()) write_label(out, "help", field.help);
  if (!field.unit.zh.empty()) write_label(out, "unit", field.unit);
  out.key("required")
      .boolean(field.required)
      .key("computed")
      .boolean(field.computed.has_value())
      .key("writable")
      .boolean(writable);
  if (!field.target.empty()) out.key("target").text(field.target);
  if (field.kind->columns()[0].sql_type == "INTEGER") out.key("scale").integer(field.scale);
  if (!field.options.empty()) {
    out.key("options").begin_list();
    for (const auto& option : field.options) {
      out.begin_map().key("key").text(option.key);
      write_label(out, "label", option.label);
      out.end_map();
    }
    out.end_list();
  }
  out.end_map();
}

void write_type(format::JsonWriter& out, const record::RecordType& type, const record::Access& access,
                const record::Actor& actor) {
  const auto& read = access.grant(type, record::Action::read, actor);
  const auto& create = access.grant(type, record::Action::create, actor);
  const auto& edit = access.grant(type, record::Action::edit, actor);
  const auto reaches = [](const record::Grant& grant, const record::Field& field) {
    return grant.allowed && grant.fields[static_cast<std::size_t>(field.index)].reach != record::Grant::Reach::never;
  };
  out.begin_map().key("key").text(type.key).key("pack").text(type.pack);
  write_label(out, "label", type.label);
  out.key("title").text(type.title_key).key("chain");
  if (type.staged())
    out.text(type.chain);
  else
    out.null();
  out.key("menu");
  if (type.menu.empty())
    out.null();
  else
    out.text(type.menu);
  out.key("actions").begin_list();
  for (const auto action : access.actions(type, actor)) out.text(record::action_key(action));
  out.end_list().key("fields").begin_list();
  for (const auto& field : type.fields)
    if (reaches(read, field) || reaches(create, field))
      write_field(out, field, !field.computed && (reaches(create, field) || reaches(edit, field)));
  out.end_list().key("shown").begin_list();
  for (const auto& key : type.shown)
    if (reaches(read, *type.field_by_key(key))) out.text(key);
  out.end_list().key("unique").begin_list();
  const auto readable = [&](const std::string& key) {
    const auto* field = type.field_by_key(key);
    return !field || reaches(read, *field);  // `park` and its kin are everybody's
  };
  for (const auto& together : type.unique) {
    if (!std::ranges::all_of(together, readable)) continue;
    out.begin_list();
    for (const auto& key : together) out.text(key);
    out.end_list();
  }
  out.end_list().key("lists").begin_list();
  for (const auto& [referrer, field] : type.referrers) {
    if (!field->inverse || !access.grant(*referrer, record::Action::read, actor).allowed) continue;
    out.begin_map().key("key").text(field->inverse->key).key("type").text(referrer->key).key("field").text(field->key);
    write_label(out, "label", field->inverse->label);
    out.end_map();
  }
  out.end_list().end_map();
}

bool known_to(const record::Access& access, const record::RecordType& type, const record::Actor& actor) {
  return !access.actions(type, actor).empty();
}

}  // namespace

void add_type_endpoints(Api::Parts& parts) {
  parts.shapes += kShapes;
  parts.endpoints.push_back({.method = net::Method::get,
                             .path = "/types",
                             .operation = "listTypes",
                             .summary = {"记录类型", "The record types this person may use"},
                             .handle =
                                 [](const Call& call) {
                                   std::string json;
                                   format::JsonWriter out(json);
                                   out.begin_map().key("types").begin_list();
                                   for (const auto& type : call.platform.registry().types())
                                     if (known_to(call.platform.access(), *type, call.actor()))
                                       write_type(out, *type, call.platform.access(), call.actor());
                                   out.end_list().end_map();
                                   call.send_json(std::move(json));
                                 },
                             .answer = "{types: [RecordType]}"});
  parts.endpoints.push_back(
      {.method = net::Method::get,
       .path = "/types/{type}",
       .operation = "getType",
       .summary = {"一种记录", "One record type"},
       .handle =
           [](const Call& call) {
             const auto type = call.platform.registry().type(call.parameter("type"));
             if (!type) return call.refuse(type.error());
             if (!known_to(call.platform.access(), **type, call.actor()))
               return call.refuse(record::forbidden(**type, record::Action::read));
             std::string json;
             format::JsonWriter out(json);
             write_type(out, **type, call.platform.access(), call.actor());
             call.send_json(std::move(json));
           },
       .parameters = {{.name = "type", .in = "path", .what = {"记录类型", "Record type"}, .required = true}},
       .answer = "RecordType"});
  parts.endpoints.push_back({.method = net::Method::get,
                             .path = "/openapi.json",
                             .operation = "openapi",
                             .summary = {"接口说明", "This document"},
                             .handle = [&parts](const Call& call) { call.send_json(openapi_document(parts)); },
                             .answer = "{*: any}",
                             .open = true});
}

}  // namespace sanlian::api
