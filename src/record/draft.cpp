#include "record/draft.h"

#include "base/text.h"
#include "record/errors.h"
#include "record/field_kind.h"

namespace sanlian::record {
namespace {

Error unknown_field(const RecordType& type, std::string_view name) {
  std::vector<std::string> names;
  for (const auto& field : type.fields) names.push_back(field.key);
  const auto near = nearest(name, names);
  return Error(errors::unknown_field, {{"type", type.label.zh},
                                       {"type_en", type.label.en},
                                       {"field", std::string(name)},
                                       {"nearest", near ? "→ " + *near : ""}});
}

/// Keys of a body that are not fields: what a GET answered may be sent back as it is.
bool is_system_key(std::string_view key) {
  constexpr std::string_view kSent[] = {"type",  "stage",     "stage_since", "stage_due", "titles",
                                        "moves", "overrides", "version",     "park"};
  return std::find(std::begin(kSystemColumns), std::end(kSystemColumns), key) != std::end(kSystemColumns) ||
         std::find(std::begin(kSent), std::end(kSent), key) != std::end(kSent);
}

Status read_field(Draft& draft, const Field& field, const format::Value& value) {
  if (field.computed)
    return Error(errors::computed_field,
                 {{"label", field.label.zh}, {"label_en", field.label.en}, {"field", field.key}})
        .at("field " + field.key);
  draft.given[static_cast<std::size_t>(field.index)] = 1;
  const bool blank = value.is_null() || (value.is_text() && trim(value.text()).empty());
  if (blank) return draft.set(field, feel::Value());
  return field.kind->parse(field, value, draft.of(field));
}

}  // namespace

Draft::Draft(const RecordType& of) : type(&of), cells(of.columns.size()), given(of.fields.size()) {}

std::span<Cell> Draft::of(const Field& field) {
  return std::span(cells).subspan(static_cast<std::size_t>(field.first_column), field.kind->columns().size());
}

Status Draft::set(const Field& field, const feel::Value& value) {
  given[static_cast<std::size_t>(field.index)] = 1;
  if (!value.is_null()) return field.kind->from_feel(field, value, of(field));
  for (auto& cell : of(field)) cell = {};
  return {};
}

Status Draft::set_text(const Field& field, std::string_view text) {
  if (trim(text).empty()) return set(field, feel::Value());
  given[static_cast<std::size_t>(field.index)] = 1;
  return field.kind->parse_text(field, text, of(field));
}

Status note_doubts(Draft& draft, const format::Value* overrides, DoubtMode mode) {
  Errors errors;
  for (const auto& field : draft.type->fields) {
    const auto cells = draft.of(field);
    if (!draft.given[static_cast<std::size_t>(field.index)] || is_null(cells[0])) continue;
    const auto doubt = field.kind->doubt(field, cells);
    if (!doubt) continue;
    const auto* reason = overrides ? overrides->find_text(field.key) : nullptr;
    if ((!reason || trim(*reason).empty()) && mode == DoubtMode::ask) {
      errors.add(Error(errors::needs_reason, {{"label", field.label.zh},
                                              {"label_en", field.label.en},
                                              {"field", field.key},
                                              {"doubt", doubt->message_zh},
                                              {"doubt_en", doubt->message_en}})
                     .at("field " + field.key));
      continue;
    }
    draft.doubts.push_back({.field = field.key, .code = doubt->code, .reason = reason ? *reason : ""});
  }
  if (!errors.empty()) return std::move(errors).take();
  return {};
}

Result<Draft> read_draft(const RecordType& type, const format::Value& body, DoubtMode mode) {
  Draft draft(type);
  Errors errors;
  if (!body.is_map())
    return Error(errors::wrong_value, {{"label", type.label.zh},
                                       {"label_en", type.label.en},
                                       {"value", format::to_json(body).substr(0, 80)},
                                       {"expected", "JSON 对象"},
                                       {"expected_en", "a JSON object"},
                                       {"hint", R"({"field": value, …})"}});
  for (const auto& entry : body.entries()) {
    const auto* field = type.field_by_key(entry.key);
    if (!field) {
      if (!is_system_key(entry.key)) errors.add(unknown_field(type, entry.key));
    } else if (auto status = read_field(draft, *field, entry.value); !status) {
      errors.add(std::move(status).error());
    }
  }
  if (const auto* park = body.find_text("park")) draft.park = *park;
  if (const auto* version = body.find("version"); version && version->is_number()) {
    if (const auto number = Decimal::parse(version->number_text())) draft.version = number->to_whole();
  }
  if (!errors.empty()) return std::move(errors).take();
  SANLIAN_TRY(note_doubts(draft, body.find("overrides"), mode));
  return draft;
}

}  // namespace sanlian::record
