#include "record/impl/doubts.h"

#include "format/json.h"
#include "format/json_writer.h"

namespace sanlian::record {

std::string doubts_json(std::string_view before, const Draft& draft, const Actor& actor, Instant now) {
  if (before.empty() && draft.doubts.empty()) return {};
  std::string json;
  format::JsonWriter out(json);
  out.begin_list();
  const auto old = before.empty() ? Result<format::Value>(format::Value::make_list()) : format::parse_json(before);
  ensure(old && old->is_list(), "the doubts column holds a JSON list");
  bool any = false;
  for (const auto& note : old->items()) {
    const auto* key = note.find_text("field");
    const auto* field = key ? draft.type->field_by_key(*key) : nullptr;
    if (field && draft.given[static_cast<std::size_t>(field->index)]) continue;
    out.value(note);
    any = true;
  }
  for (const auto& note : draft.doubts) {
    const auto* field = draft.type->field_by_key(note.field);
    if (!draft.given[static_cast<std::size_t>(field->index)]) continue;
    out.begin_map().key("field").text(note.field).key("code").text(note.code);
    if (!note.reason.empty()) out.key("reason").text(note.reason);
    out.key("by").text(actor.name()).key("at").text(now.to_string()).end_map();
    any = true;
  }
  out.end_list();
  return any ? json : std::string();
}

}  // namespace sanlian::record
