#include "work/import/impl/row_writer.h"

#include "base/text.h"
#include "record/errors.h"
#include "record/row.h"
#include "work/import/errors.h"
#include "work/records.h"

namespace sanlian::work {
namespace {

/// Whether every rule that lets the actor create or edit lets the same person import: then nothing is asked twice.
bool implied(const record::RecordType& type, const record::Actor& actor) {
  const auto has = [](const record::AccessRule& rule, record::Action action) {
    return std::find(rule.actions.begin(), rule.actions.end(), action) != rule.actions.end();
  };
  return std::all_of(type.access.begin(), type.access.end(), [&](const record::AccessRule& rule) {
    const bool mine =
        std::any_of(rule.roles.begin(), rule.roles.end(), [&](const auto& role) { return actor.has_role(role); });
    const bool writes = has(rule, record::Action::create) || has(rule, record::Action::edit);
    return !mine || !writes || has(rule, record::Action::import);
  });
}

std::string made_key(const record::RecordType& type, std::string_view title) { return type.key + '\x1f' + fold(title); }

}  // namespace

RowWriter::RowWriter(Platform& platform, store::Transaction& transaction, const record::Writer::Who& who,
                     const ImportOptions& options, const RowKeys& keys)
    : platform_(platform),
      transaction_(transaction),
      who_(who),
      options_(options),
      keys_(keys),
      own_rule_(!who.actor.is_system() && !implied(*options.type, who.actor)) {}

Result<RowWriter::Outcome> RowWriter::write(const StagedRow& row) {
  std::vector<Made> made;
  auto outcome = transaction_.attempt([&] { return write_now(row, made); });
  if (!outcome) return outcome;
  for (const auto& one : made) made_.emplace(made_key(*one.type, one.title), one.id);
  created_ += static_cast<std::int64_t>(made.size());
  return outcome;
}

Status RowWriter::make_missing(const StagedRow& row, record::Draft& draft, std::vector<Made>& made) {
  for (const auto& missing : row.missing) {
    const auto& field = draft.type->fields[static_cast<std::size_t>(missing.field)];
    const auto& target = *field.target_type;
    const auto known = made_.find(made_key(target, missing.title));
    std::string id = known == made_.end() ? std::string() : known->second;
    for (const auto& one : made)
      if (one.type == &target && fold(one.title) == fold(missing.title)) id = one.id;
    if (id.empty()) {
      record::Draft fresh(target);
      fresh.park = draft.park;
      SANLIAN_TRY(fresh.set_text(target.title(), missing.title));
      SANLIAN_TRY(record::note_doubts(fresh, nullptr, record::DoubtMode::keep));
      SANLIAN_TRY(platform_.writer().prepare(fresh, who_.actor, transaction_.now()));
      id = SANLIAN_TRY(create_record(platform_, transaction_, who_, std::move(fresh))).id;
      made.push_back({.type = &target, .title = missing.title, .id = id});
    }
    SANLIAN_TRY(draft.set_text(field, id));
  }
  return {};
}

Result<RowWriter::Outcome> RowWriter::write_now(const StagedRow& row, std::vector<Made>& made) {
  record::Draft draft = row.draft;
  SANLIAN_TRY(make_missing(row, draft, made));
  if (options_.mode == ImportMode::insert) return insert(std::move(draft), row.prepared);
  const auto& type = *options_.type;
  const auto search = SANLIAN_TRY(keys_.find(transaction_, draft));
  const auto refusal = [&](const ErrorSpec& spec) {
    return Error(spec, {{"type", type.label.zh}, {"type_en", type.label.en}, {"keys", keys_.names()}});
  };
  if (search.several) return refusal(errors::import_several_records);
  if (search.found) {
    SANLIAN_TRY(keep_known(row, draft, search.found->id));
    return update(std::move(draft), *search.found);
  }
  if (options_.mode == ImportMode::upsert) return insert(std::move(draft), row.prepared);
  return refusal(search.has_key ? errors::import_no_such_record : errors::import_row_without_key);
}

/// What the record says of a reference goes before what names let guess.
Status RowWriter::keep_known(const StagedRow& row, record::Draft& draft, std::string_view id) {
  if (row.guessed.empty()) return {};
  const auto before = SANLIAN_TRY(record::load(transaction_, *draft.type, id));
  ensure(before.has_value(), "the record was found a moment ago");
  for (const int index : row.guessed) {
    const auto& field = draft.type->fields[static_cast<std::size_t>(index)];
    if (!record::is_null(before->of(field)[0])) draft.given[static_cast<std::size_t>(index)] = 0;
  }
  return {};
}

Status RowWriter::check_import_rule(const record::RecordType& type, std::string_view id) {
  if (!own_rule_) return {};
  auto row = SANLIAN_TRY(record::load(transaction_, type, id));
  ensure(row.has_value(), "the record was written a moment ago");
  const auto allowed = platform_.writer().permission(transaction_, who_.actor, transaction_.now(),
                                                     record::Action::import, std::move(*row));
  if (allowed.allowed) return {};
  return Error(errors::import_outside_rule, {{"type", type.label.zh}, {"type_en", type.label.en}});
}

Result<RowWriter::Outcome> RowWriter::insert(record::Draft draft, bool prepared) {
  const auto& type = *draft.type;
  if (!prepared) SANLIAN_TRY(platform_.writer().prepare(draft, who_.actor, transaction_.now()));
  const auto written = SANLIAN_TRY(create_record(platform_, transaction_, who_, std::move(draft)));
  SANLIAN_TRY(check_import_rule(type, written.id));
  return Outcome::inserted;
}

Result<RowWriter::Outcome> RowWriter::update(record::Draft draft, const RowKeys::Existing& existing) {
  const auto& type = *draft.type;
  draft.version = existing.version;
  const auto written = SANLIAN_TRY(platform_.writer().edit(transaction_, who_, existing.id, std::move(draft)));
  if (!written.changed) return Outcome::unchanged;
  SANLIAN_TRY(check_import_rule(type, written.id));
  return Outcome::updated;
}

}  // namespace sanlian::work
