#include "record/writer.h"

#include "base/text.h"
#include "feel/evaluate.h"
#include "format/json_writer.h"
#include "record/errors.h"
#include "record/field_kind.h"
#include "record/impl/doubts.h"
#include "record/receipt.h"
#include "record/registry.h"
#include "store/errors.h"
#include "store/journal.h"

namespace sanlian::record {
namespace {

Error not_found(const RecordType& type, std::string_view id) {
  return Error(errors::no_such_record, {{"type", type.label.zh}, {"type_en", type.label.en}})
      .at(type.key + "/" + std::string(id));
}

Error version_conflict(const RecordType& type, const Row& row, std::int64_t given) {
  return Error(errors::version_conflict, {{"current", std::to_string(row.version)}, {"given", std::to_string(given)}})
      .at(type.key + "/" + row.id);
}

Status check_version(const RecordType& type, const Row& row, std::optional<std::int64_t> given) {
  if (!given) return Error(errors::version_missing).at(type.key + "/" + row.id);
  if (*given != row.version) return version_conflict(type, row, *given);
  return {};
}

/// Turns a constraint's name into the words of the declaration.
Error explain(const RecordType& type, Error error) {
  if (!error.is(store::errors::not_unique)) return error;
  std::string columns;
  for (const auto& [name, text] : error.arguments())
    if (name == "columns") columns = text;
  std::vector<std::string> labels, labels_en;
  for (const auto& field : type.fields)
    for (const auto part : split(columns, ','))
      if (trim(part) == field.key) labels.push_back(field.label.zh), labels_en.push_back(field.label.en);
  return Error(errors::not_unique, {{"type", type.label.zh},
                                    {"type_en", type.label.en},
                                    {"fields", join(labels, "、")},
                                    {"fields_en", join(labels_en, ", ")}})
      .at(type.key);
}

/// Computed fields see the record's own fields only.
class OwnFields final : public feel::Object {
 public:
  OwnFields(const RecordType& type, std::span<const Cell> cells) : type_(type), cells_(cells) {}
  const feel::Entity& entity() const override { return type_.entity; }
  std::string_view id() const override { return {}; }
  feel::Value get(const feel::Attribute& attribute) const override {
    const auto* field = type_.field_by_key(attribute.key);
    if (!field) return {};
    const auto part = cells_.subspan(static_cast<std::size_t>(field->first_column), field->kind->columns().size());
    return is_null(part[0]) ? feel::Value() : field->kind->to_feel(*field, part);
  }

 private:
  const RecordType& type_;
  std::span<const Cell> cells_;
};

Status compute(const RecordType& type, std::vector<Cell>& cells, const Actor& actor, Instant now) {
  for (const auto& field : type.fields) {
    if (!field.computed) continue;
    const std::vector<feel::Value> frame = {
        std::shared_ptr<const feel::Object>(std::make_shared<OwnFields>(type, cells)), actor.as_feel()};
    const auto result = feel::evaluate(*field.computed, frame, {.now = now, .limits = {}});
    const auto part =
        std::span(cells).subspan(static_cast<std::size_t>(field.first_column), field.kind->columns().size());
    for (auto& cell : part) cell = {};
    if (!result.value.is_null()) SANLIAN_TRY(field.kind->from_feel(field, result.value, part));
  }
  return {};
}

Status check_required(const RecordType& type, std::span<const Cell> cells) {
  Errors errors;
  for (const auto& field : type.fields)
    if (field.required && !field.computed && is_null(cells[static_cast<std::size_t>(field.first_column)]))
      errors.add(
          Error(errors::required, {{"label", field.label.zh}, {"label_en", field.label.en}, {"field", field.key}})
              .at("field " + field.key));
  if (!errors.empty()) return std::move(errors).take();
  return {};
}

std::string insert_sql(const RecordType& type) {
  std::string names = "id, park, version, created_at, created_by, updated_at, updated_by, doubts";
  std::string marks = "?, ?, 1, ?, ?, ?, ?, ?";
  if (type.staged()) names += ", stage, stage_since, stage_due", marks += ", ?, ?, ?";
  for (const auto& column : type.columns) names += ", " + sql_name(column), marks += ", ?";
  return "INSERT INTO " + type.table() + "(" + names + ") VALUES(" + marks + ")";
}

store::Bind text_or_null(const std::string& text) { return text.empty() ? store::Bind() : store::Bind(text); }

void write_cells(const Row& row, const Field& field, format::JsonWriter& out) {
  const auto part = row.of(field);
  if (is_null(part[0])) {
    out.null();
    return;
  }
  std::array<CellView, 4> views;
  for (std::size_t i = 0; i < part.size(); ++i) views[i] = view(part[i]);
  field.kind->write_json(field, {views.data(), part.size()}, out);
}

/// `{"field": [before, after]}` of what differs; stage and deletion included.
std::string changes_json(const Row* before, const Row& after, std::string_view stage_reason) {
  std::string json;
  format::JsonWriter out(json);
  out.begin_map();
  for (const auto& field : after.type->fields) {
    const auto now = after.of(field);
    const bool same = before ? std::ranges::equal(before->of(field), now) : is_null(now[0]);
    if (same) continue;
    out.key(field.key).begin_list();
    if (before)
      write_cells(*before, field, out);
    else
      out.null();
    write_cells(after, field, out);
    out.end_list();
  }
  if (after.type->staged() && (!before || before->stage != after.stage)) {
    out.key("stage").begin_list();
    if (before)
      out.text(before->stage);
    else
      out.null();
    out.text(after.stage).end_list();
  }
  if (!stage_reason.empty()) out.key("stage_reason").begin_list().null().text(stage_reason).end_list();
  if (!before && !after.doubts.empty()) out.key("doubts").begin_list().null().raw(after.doubts).end_list();
  if (before && before->doubts != after.doubts) {
    out.key("doubts").begin_list().raw(before->doubts.empty() ? "null" : before->doubts);
    out.raw(after.doubts.empty() ? "null" : after.doubts).end_list();
  }
  out.end_map();
  return json;
}

/// A live record that this person may read. A hidden one is as good as none: that it exists is not told either.
Result<bool> may_refer(const Access& access, store::Transaction& transaction, const Actor& person,
                       const RecordType& target, const std::string& id) {
  const auto& grant = access.grant(target, Action::read, person);
  if (!grant.allowed) return false;
  Statement statement;
  statement.add("SELECT 1 FROM ").add(target.table()).add(" t WHERE t.deleted_at IS NULL AND t.id = ").parameter(id);
  if (!grant.rows.empty()) {
    statement.add(" AND ");
    const BindContext context{.actor = person, .environment = {.now = transaction.now(), .limits = {}}};
    SANLIAN_TRY(grant.rows.write(context, statement));
  }
  return SANLIAN_TRY(transaction.integer(statement.sql, statement.binds())).has_value();
}

Status check_target(const Access& access, store::Transaction& transaction, const Actor& person, const Field& field,
                    const std::string& id) {
  if (SANLIAN_TRY(may_refer(access, transaction, person, *field.target_type, id))) return {};
  return Error(errors::no_such_target, {{"label", field.label.zh},
                                        {"label_en", field.label.en},
                                        {"target", field.target_type->label.zh},
                                        {"target_en", field.target_type->label.en},
                                        {"value", id}})
      .at("field " + field.key);
}

Status check_receipt(store::Transaction& transaction, const Actor& person, const Field& field, std::string_view json) {
  const auto receipt = Receipt::read(json);
  if (receipt && SANLIAN_TRY(claim_receipt(transaction, person, *receipt))) return {};
  return Error(errors::unknown_receipt, {{"label", field.label.zh},
                                         {"label_en", field.label.en},
                                         {"name", receipt ? receipt->name : std::string()}})
      .at("field " + field.key);
}

}  // namespace

Writer::Writer(const Registry& registry, const Access& access, IdMaker& ids)
    : registry_(registry), access_(access), ids_(ids) {
  for (const auto& type : registry.types()) inserts_.emplace(type.get(), insert_sql(*type));
}

Status Writer::prepare(Draft& draft, const Actor& actor, Instant now) const {
  const auto& type = *draft.type;
  std::vector<feel::Value> frame;  // sees the fields given and, in their order, the defaults taken before
  for (const auto& field : type.fields) {
    if (!field.default_value || draft.given[static_cast<std::size_t>(field.index)]) continue;
    if (frame.empty())
      frame = {std::shared_ptr<const feel::Object>(std::make_shared<OwnFields>(type, draft.cells)), actor.as_feel()};
    const auto result = feel::evaluate(*field.default_value, frame, {.now = now, .limits = {}});
    if (result.value.is_null()) continue;
    SANLIAN_TRY(field.kind->from_feel(field, result.value, draft.of(field)));
  }
  if (draft.park.empty()) draft.park = actor.park();
  SANLIAN_TRY(check_required(type, draft.cells));
  return compute(type, draft.cells, actor, now);
}

Status Writer::recompute(Row& row, const Actor& actor, Instant now) const {
  return compute(*row.type, row.cells, actor, now);
}

Result<Row> Writer::visible(store::Source& source, const Actor& actor, Instant now, const RecordType& type,
                            std::string_view id) const {
  auto row = SANLIAN_TRY(load(source, type, id));
  if (!row || !permission(source, actor, now, Action::read, *row).allowed) return not_found(type, id);
  return std::move(*row);
}

Status Writer::check(store::Transaction& transaction, const Who& who, Action action, const Row& after) const {
  if (permission(transaction, who.actor, transaction.now(), action, after).allowed) return {};
  return Error(errors::outside_rule, {{"type", after.type->label.zh}, {"type_en", after.type->label.en}});
}

Status Writer::check_given(store::Transaction& transaction, const Actor& person, const Draft& draft,
                           const Row* before) const {
  for (const auto& field : draft.type->fields) {
    const auto* text = std::get_if<std::string>(&draft.cells[static_cast<std::size_t>(field.first_column)]);
    if (!text || !draft.given[static_cast<std::size_t>(field.index)]) continue;
    if (before && before->text(field.key) == *text) continue;
    if (field.kind->name() == "reference") SANLIAN_TRY(check_target(access_, transaction, person, field, *text));
    if (field.kind->name() == "file") SANLIAN_TRY(check_receipt(transaction, person, field, *text));
  }
  return {};
}

Status Writer::journal(store::Transaction& transaction, const Who& who, std::string_view action, const Row* before,
                       const Row& after, std::string_view stage_reason) const {
  SANLIAN_TRY(store::journal::append(
      transaction, {.actor = who.actor.id().empty() ? who.actor.name() : who.actor.id(),
                    .actor_name = who.actor.name(),
                    .actor_role = who.actor.roles().empty() ? std::string() : who.actor.roles().front(),
                    .cause = who.cause.kind,
                    .cause_ref = who.cause.reference,
                    .request_id = who.cause.request_id,
                    .park = after.park,
                    .type = after.type->key,
                    .record_id = after.id,
                    .version = after.version,
                    .action = std::string(action),
                    .changes = changes_json(before, after, stage_reason)}));
  return {};
}

Result<Written> Writer::create(store::Transaction& transaction, const Who& who, const Draft& draft,
                               const std::optional<StageCells>& stage) const {
  const auto& type = *draft.type;
  Row row{.type = &type,
          .id = ids_.make(),
          .park = draft.park,
          .version = 1,
          .created_at = transaction.now(),
          .updated_at = transaction.now(),
          .created_by = who.actor.id(),
          .updated_by = who.actor.id(),
          .deleted_at = {},
          .doubts = doubts_json({}, draft, who.actor, transaction.now()),
          .stage = stage ? stage->stage : std::string(),
          .stage_since = stage ? std::optional(stage->since) : std::nullopt,
          .stage_due = stage ? stage->due : std::nullopt,
          .cells = draft.cells};
  const auto allowed = permission(transaction, who.actor, transaction.now(), Action::create, row);
  if (!allowed.allowed) {
    if (rules_for(type, Action::create, who.actor).empty()) return forbidden(type, Action::create);
    return Error(errors::outside_rule, {{"type", type.label.zh}, {"type_en", type.label.en}});
  }
  for (const auto& field : type.fields)
    if (const auto i = static_cast<std::size_t>(field.index); draft.given[i] && !allowed.fields[i])
      return Error(errors::field_forbidden,
                   {{"label", field.label.zh}, {"label_en", field.label.en}, {"field", field.key}});
  SANLIAN_TRY(check_given(transaction, who.actor, draft));

  std::vector<store::Bind> binds = {row.id,
                                    text_or_null(row.park),
                                    row.created_at.micros,
                                    text_or_null(row.created_by),
                                    row.updated_at.micros,
                                    text_or_null(row.updated_by),
                                    text_or_null(row.doubts)};
  const auto due = row.stage_due ? row.stage_due->to_string() : std::string();
  if (type.staged()) {
    binds.push_back(text_or_null(row.stage));
    binds.push_back(row.stage_since ? store::Bind(row.stage_since->micros) : store::Bind());
    binds.push_back(text_or_null(due));
  }
  for (const auto& bind : lend(row.cells)) binds.push_back(bind);
  if (auto run = transaction.run(inserts_.at(&type), binds); !run) return explain(type, std::move(run).error());
  SANLIAN_TRY(journal(transaction, who, "create", nullptr, row));
  return Written{.id = row.id, .version = 1};
}

Result<Written> Writer::edit(store::Transaction& transaction, const Who& who, std::string_view id, Draft change,
                             const std::optional<StageCells>& stage) const {
  const auto& type = *change.type;
  const Row before = SANLIAN_TRY(visible(transaction, who.actor, transaction.now(), type, id));
  if (before.deleted_at) return Error(errors::already_deleted).at(type.key + "/" + before.id);
  const auto allowed = permission(transaction, who.actor, transaction.now(), Action::edit, before);
  if (!allowed.allowed) return forbidden(type, Action::edit);
  SANLIAN_TRY(check_version(type, before, change.version));
  Row after = before;
  for (const auto& field : type.fields) {
    const auto i = static_cast<std::size_t>(field.index);
    if (!change.given[i] || std::ranges::equal(change.of(field), before.of(field))) {
      change.given[i] = 0;
      continue;
    }
    if (!allowed.fields[i])
      return Error(errors::field_forbidden,
                   {{"label", field.label.zh}, {"label_en", field.label.en}, {"field", field.key}});
    std::ranges::copy(change.of(field), after.of(field).begin());
  }
  SANLIAN_TRY(check_required(type, after.cells));
  SANLIAN_TRY(compute(type, after.cells, who.actor, transaction.now()));
  if (stage) after.stage = stage->stage, after.stage_since = stage->since, after.stage_due = stage->due;
  after.doubts = doubts_json(before.doubts, change, who.actor, transaction.now());
  const bool moved = stage.has_value();
  if (before.cells == after.cells && before.doubts == after.doubts && !moved)
    return Written{.id = before.id, .version = before.version, .changed = false};
  SANLIAN_TRY(check_given(transaction, who.actor, change));
  SANLIAN_TRY(check(transaction, who, Action::edit, after));

  after.version = before.version + 1;
  after.updated_at = transaction.now();
  after.updated_by = who.actor.id();
  std::string sql = "UPDATE " + type.table() + " SET version = ?, updated_at = ?, updated_by = ?, doubts = ?";
  std::vector<store::Bind> binds = {after.version, after.updated_at.micros, text_or_null(after.updated_by),
                                    text_or_null(after.doubts)};
  const auto due = after.stage_due ? after.stage_due->to_string() : std::string();
  if (moved) {
    sql += ", stage = ?, stage_since = ?, stage_due = ?";
    binds.push_back(after.stage);
    binds.push_back(after.stage_since ? store::Bind(after.stage_since->micros) : store::Bind());
    binds.push_back(text_or_null(due));
  }
  const auto lent = lend(after.cells);
  for (std::size_t i = 0; i < type.columns.size(); ++i) {
    if (before.cells[i] == after.cells[i]) continue;
    sql += ", " + sql_name(type.columns[i]) + " = ?";
    binds.push_back(lent[i]);
  }
  binds.push_back(after.id);
  binds.push_back(before.version);
  if (auto run = transaction.run(sql + " WHERE id = ? AND version = ?", binds); !run)
    return explain(type, std::move(run).error());
  SANLIAN_TRY(journal(transaction, who, moved ? "move" : "edit", &before, after,
                      stage ? std::string_view(stage->reason) : std::string_view()));
  return Written{.id = after.id, .version = after.version};
}

Result<Written> Writer::set_deleted(store::Transaction& transaction, const Who& who, Row row, bool deleted) const {
  const Row before = row;
  row.version += 1;
  const auto now = transaction.now().micros;
  SANLIAN_TRY(transaction.run(
      "UPDATE " + row.type->table() + " SET version = ?, updated_at = ?, updated_by = ?, deleted_at = ? WHERE id = ?",
      {row.version, now, text_or_null(who.actor.id()), deleted ? store::Bind(now) : store::Bind(), row.id}));
  SANLIAN_TRY(journal(transaction, who, deleted ? "delete" : "restore", &before, row));
  return Written{.id = row.id, .version = row.version};
}

Result<Written> Writer::remove(store::Transaction& transaction, const Who& who, const RecordType& type,
                               std::string_view id, std::optional<std::int64_t> version) const {
  Row row = SANLIAN_TRY(visible(transaction, who.actor, transaction.now(), type, id));
  if (!permission(transaction, who.actor, transaction.now(), Action::remove, row).allowed)
    return forbidden(type, Action::remove);
  if (row.deleted_at) return Error(errors::already_deleted).at(type.key + "/" + row.id);
  SANLIAN_TRY(check_version(type, row, version));
  for (const auto& [referrer, field] : type.referrers) {
    const auto count = SANLIAN_TRY(transaction.integer(
        "SELECT count(*) FROM " + referrer->table() + " WHERE " + sql_name(field->key) + " = ? AND deleted_at IS NULL",
        {row.id}));
    if (count.value_or(0) > 0)
      return Error(errors::still_referred_to,
                   {{"count", std::to_string(*count)}, {"type", referrer->label.zh}, {"type_en", referrer->label.en}})
          .at(type.key + "/" + row.id);
  }
  return set_deleted(transaction, who, std::move(row), true);
}

Result<Written> Writer::restore(store::Transaction& transaction, const Who& who, const RecordType& type,
                                std::string_view id, std::optional<std::int64_t> version) const {
  Row row = SANLIAN_TRY(visible(transaction, who.actor, transaction.now(), type, id));
  if (!permission(transaction, who.actor, transaction.now(), Action::restore, row).allowed)
    return forbidden(type, Action::restore);
  if (!row.deleted_at) return Error(errors::not_deleted).at(type.key + "/" + row.id);
  SANLIAN_TRY(check_version(type, row, version));
  auto written = set_deleted(transaction, who, std::move(row), false);
  if (!written) return explain(type, std::move(written).error());
  return written;
}

}  // namespace sanlian::record
