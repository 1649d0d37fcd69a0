#include "work/import/impl/target_finder.h"

#include "base/text.h"
#include "format/json.h"
#include "record/field_kind.h"

namespace sanlian::work {
namespace {

using record::Field;

bool holds_text(const Field& field) {
  return field.kind->columns().size() == 1 && field.kind->columns()[0].sql_type == "TEXT" &&
         field.kind->name() != "reference";
}

/// The value as it would be stored, so that `ZL 2018 1 1107071.6` finds what is kept as `201811107071.6`.
std::string stored(const Field& field, std::string_view text) {
  std::vector<record::Cell> cells(field.kind->columns().size());
  if (!field.kind->parse_text(field, text, cells)) return fold(text);
  const auto* value = std::get_if<std::string>(&cells[0]);
  return fold(value ? *value : std::string(text));
}

}  // namespace

std::vector<std::string> names_in(const Field& field, std::string_view stored) {
  if (field.kind->name() != "texts") return {std::string(stored)};
  const auto list = format::parse_json(stored);
  ensure(list && list->is_list(), "a column of texts holds a JSON list");
  std::vector<std::string> names;
  for (const auto& name : list->items()) names.push_back(name.text());
  return names;
}

std::vector<TargetFinder::Names> TargetFinder::naming_fields(const record::RecordType& target) const {
  const auto& grant = platform_.access().grant(target, record::Action::read, actor_);
  std::vector<Names> fields;
  const auto add = [&](const Field* field, bool also) {
    if (!field || !holds_text(*field)) return;
    if (std::any_of(fields.begin(), fields.end(), [&](const auto& one) { return one.field == field; })) return;
    if (grant.fields[static_cast<std::size_t>(field->index)].reach == record::Grant::Reach::always)
      fields.push_back({.field = field, .also = also, .ids = {}});
  };
  add(&target.title(), false);
  for (const auto& set : target.unique) {
    std::vector<std::string> own;
    std::copy_if(set.begin(), set.end(), std::back_inserter(own), [](const auto& key) { return key != "park"; });
    if (own.size() == 1) add(target.field_by_key(own[0]), false);
  }
  for (const auto& key : target.known_as) add(target.field_by_key(key), true);
  return fields;
}

Result<const TargetFinder::Index*> TargetFinder::index_of(const record::RecordType& target) {
  if (const auto found = indexes_.find(&target); found != indexes_.end()) return &found->second;
  const auto& grant = *SANLIAN_TRY(platform_.access().require(target, record::Action::read, actor_));
  Index index = naming_fields(target);
  record::Statement statement;
  statement.add("SELECT t.id");
  for (const auto& names : index) statement.add(", t.").add(record::sql_name(names.field->key));
  statement.add(" FROM ").add(target.table()).add(" t WHERE t.deleted_at IS NULL");
  if (!park_.empty()) statement.add(" AND (t.park = ").parameter(park_).add(" OR t.park IS NULL)");
  if (!grant.rows.empty()) {
    statement.add(" AND ");
    SANLIAN_TRY(grant.rows.write(platform_.context(actor_), statement));
  }
  auto rows = SANLIAN_TRY(platform_.store().reader().query(statement.sql, statement.binds()));
  while (SANLIAN_TRY(rows.next()))
    for (std::size_t i = 0; i < index.size(); ++i) {
      if (rows.is_null(static_cast<int>(i) + 1)) continue;
      for (const auto& name : names_in(*index[i].field, rows.text(static_cast<int>(i) + 1))) {
        const auto [place, added] = index[i].ids.emplace(fold(name), rows.text(0));
        if (!added && place->second != rows.text(0)) place->second.clear();
      }
    }
  return &indexes_.emplace(&target, std::move(index)).first->second;
}

Result<TargetFinder::Found> TargetFinder::find(const record::RecordType& target, std::string_view text) {
  const auto wanted = trim(text);
  if (is_id(wanted)) return Found{.id = std::string(wanted)};
  const auto& index = *SANLIAN_TRY(index_of(target));
  Found found;
  for (const auto& names : index) {
    if (names.also && !found.id.empty()) continue;
    const auto hit = names.ids.find(names.also ? fold(wanted) : stored(*names.field, wanted));
    if (hit == names.ids.end()) continue;
    if (hit->second.empty() || (!found.id.empty() && found.id != hit->second)) return Found{.several = true};
    found.id = hit->second;
  }
  return found;
}

}  // namespace sanlian::work
