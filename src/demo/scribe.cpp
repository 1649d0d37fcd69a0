#include "demo/scribe.h"

#include "format/json_writer.h"
#include "record/draft.h"
#include "work/records.h"

namespace sanlian::demo {
namespace {

record::Cause cause(std::string kind) { return {.kind = std::move(kind), .reference = {}, .request_id = {}}; }

}  // namespace

Result<record::Draft> Scribe::draft(std::string_view type_key, const Fields& fields) {
  const auto& type = *SANLIAN_TRY(platform_.registry().type(type_key));
  record::Draft draft(type);
  for (const auto& [key, text] : fields) {
    const auto* field = type.field_by_key(key);
    ensure(field, "the demo writes declared fields only: " + std::string(type_key) + "." + std::string(key));
    if (!text.empty()) SANLIAN_TRY(draft.set_text(*field, text));
  }
  SANLIAN_TRY(record::note_doubts(draft, nullptr, record::DoubtMode::keep));
  return draft;
}

Result<std::string> Scribe::create(const record::Actor& who, std::string_view type, const Fields& fields) {
  auto made = SANLIAN_TRY(draft(type, fields));
  made.park = park_;
  SANLIAN_TRY(platform_.writer().prepare(made, who, transaction_.now()));
  const auto why = cause("demo");
  const auto written = SANLIAN_TRY(work::create_record(platform_, transaction_, {who, why}, std::move(made)));
  ++created_[std::string(type)];
  return written.id;
}

Status Scribe::edit(const record::Actor& who, std::string_view type, std::string_view id, const Fields& fields) {
  auto change = SANLIAN_TRY(draft(type, fields));
  change.version = SANLIAN_TRY(row(type, id)).version;
  const auto why = cause("demo");
  SANLIAN_TRY(platform_.writer().edit(transaction_, {who, why}, id, std::move(change)));
  return {};
}

Status Scribe::move(const record::Actor& who, std::string_view type, std::string_view id, std::string_view move,
                    const Fields& fields, std::string_view reason) {
  const auto here = SANLIAN_TRY(row(type, id));
  auto given = format::Value::make_map();
  for (const auto& [key, text] : fields) {
    const auto* field = here.type->field_by_key(key);
    ensure(field, "the demo gives declared fields only: " + std::string(key));
    given.set(std::string(key), format::Value::make_text(text));
  }
  const auto why = cause("move");
  const auto done = SANLIAN_TRY(platform_.moves().perform(
      transaction_, {who, why},
      {.type = *here.type, .id = id, .move = move, .given = given, .reason = reason, .version = here.version}));
  for (const auto& made : done.created) ++created_[made.type->key];
  return {};
}

Result<record::Row> Scribe::row(std::string_view type, std::string_view id) {
  auto found = SANLIAN_TRY(record::load(transaction_, *SANLIAN_TRY(platform_.registry().type(type)), id));
  ensure(found.has_value(), "the demo speaks of records it has made");
  return std::move(*found);
}

Result<std::vector<record::Row>> Scribe::rows(std::string_view type, std::string_view column,
                                              const std::string& value) {
  return record::load_where(transaction_, *SANLIAN_TRY(platform_.registry().type(type)), column, record::Cell(value));
}

}  // namespace sanlian::demo
