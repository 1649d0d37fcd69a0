#include "work/import/impl/row_keys.h"

#include "base/text.h"
#include "record/field_kind.h"
#include "record/sql_text.h"
#include "work/import/errors.h"

namespace sanlian::work {
namespace {

using record::Field;
using record::RecordType;

std::span<const record::Cell> cells_of(const record::Draft& draft, const Field& field) {
  return std::span(draft.cells).subspan(static_cast<std::size_t>(field.first_column), field.kind->columns().size());
}

/// The fields of a declared key without the park; empty when the file does not have them all.
std::vector<const Field*> mapped_fields(const RecordType& type, const std::vector<std::string>& keys,
                                        const ColumnMap& map) {
  std::vector<const Field*> fields;
  for (const auto& key : keys) {
    if (key == "park") continue;
    const auto* field = type.field_by_key(key);
    if (!field || (!field->computed && !map.column_of(*field))) return {};
    if (field->computed) return {};  // it is computed after the row was read
    fields.push_back(field);
  }
  return fields;
}

/// Without an index each row would read the whole table.
bool is_indexed(const RecordType& type, const std::vector<const Field*>& fields) {
  const auto leads = [&](const std::vector<std::string>& keys) {
    for (const auto& key : keys)
      if (key != "park")
        return std::any_of(fields.begin(), fields.end(), [&](auto* field) { return field->key == key; });
    return false;
  };
  return std::any_of(type.unique.begin(), type.unique.end(), leads) ||
         std::any_of(type.indexes.begin(), type.indexes.end(), leads) ||
         std::any_of(fields.begin(), fields.end(), [](auto* field) { return field->kind->name() == "reference"; });
}

std::string unique_keys(const RecordType& type) {
  std::vector<std::string> sets;
  for (auto set : type.unique) {
    std::erase(set, "park");
    sets.push_back(join(set, "+"));
  }
  return sets.empty() ? "—" : join(sets, ", ");
}

Error about_key(const ErrorSpec& spec, const RecordType& type, std::string field) {
  return Error(
      spec,
      {{"type", type.label.zh}, {"type_en", type.label.en}, {"field", std::move(field)}, {"keys", unique_keys(type)}});
}

Result<std::vector<const Field*>> chosen_key(const ImportOptions& options, const ColumnMap& map) {
  std::vector<const Field*> fields;
  for (const auto& name : options.key) {
    const auto* field = options.type->field(name);
    if (!field || !map.column_of(*field)) return about_key(errors::import_key_column, *options.type, name);
    fields.push_back(field);
  }
  if (!is_indexed(*options.type, fields))
    return about_key(errors::import_key_not_indexed, *options.type, join(options.key, ", "));
  return fields;
}

/// All cells of the key as one text; nothing when one is not given.
std::optional<std::string> key_text(const record::Draft& draft, const std::vector<const Field*>& fields) {
  std::string text;
  for (const auto* field : fields)
    for (const auto& cell : cells_of(draft, *field)) {
      if (record::is_null(cell)) return std::nullopt;
      if (const auto* number = std::get_if<std::int64_t>(&cell)) text += std::to_string(*number);
      if (const auto* words = std::get_if<std::string>(&cell)) text += *words;
      text += '\x1f';
    }
  return text;
}

}  // namespace

Result<RowKeys> RowKeys::choose(const ImportOptions& options, const ColumnMap& map) {
  RowKeys keys;
  const bool given = !options.key.empty();
  if (given)
    keys.keys_.push_back({.fields = SANLIAN_TRY(chosen_key(options, map)), .finds = true, .in_park = true, .seen = {}});
  for (const auto& set : options.type->unique) {
    auto fields = mapped_fields(*options.type, set, map);
    const bool in_park = std::find(set.begin(), set.end(), "park") != set.end();
    if (!fields.empty())
      keys.keys_.push_back({.fields = std::move(fields), .finds = !given, .in_park = in_park, .seen = {}});
  }
  if (options.mode != ImportMode::insert && keys.keys_.empty())
    return about_key(errors::import_no_key, *options.type, {});
  return keys;
}

Result<RowKeys::Search> RowKeys::find(store::Source& source, const record::Draft& draft) const {
  Search search;
  for (const auto& key : keys_) {
    if (!key.finds || !key_text(draft, key.fields)) continue;
    search.has_key = true;
    record::Statement statement;
    statement.add("SELECT id, version FROM ").add(draft.type->table()).add(" WHERE deleted_at IS NULL");
    if (key.in_park && draft.park.empty()) statement.add(" AND park IS NULL");
    if (key.in_park && !draft.park.empty()) statement.add(" AND park = ").parameter(draft.park);
    for (const auto* field : key.fields)
      statement.add(" AND " + record::sql_name(field->key) + " = ").parameter(cells_of(draft, *field)[0]);
    auto rows = SANLIAN_TRY(source.query(statement.sql + " ORDER BY id LIMIT 2", statement.binds()));
    if (!SANLIAN_TRY(rows.next())) continue;
    search.found = Existing{.id = std::string(rows.text(0)), .version = rows.integer(1)};
    search.several = SANLIAN_TRY(rows.next());
    return search;
  }
  return search;
}

std::string RowKeys::names() const {
  std::vector<std::string> sets;
  for (const auto& key : keys_) {
    std::vector<std::string> labels;
    for (const auto* field : key.fields) labels.push_back(field->label.zh);
    if (key.finds) sets.push_back(join(labels, "+"));
  }
  return join(sets, "、");
}

std::optional<RowKeys::Twice> RowKeys::notice(const record::Draft& draft, std::int64_t row) {
  for (auto& key : keys_) {
    const auto text = key_text(draft, key.fields);
    if (!text) continue;
    const auto [place, added] = key.seen.emplace(*text, row);
    if (added) continue;
    std::vector<std::string> zh, en;
    for (const auto* field : key.fields) zh.push_back(field->label.zh), en.push_back(field->label.en);
    return Twice{.row = place->second, .fields = join(zh, "、"), .fields_en = join(en, ", ")};
  }
  return std::nullopt;
}

}  // namespace sanlian::work
