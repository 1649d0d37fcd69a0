#include "record/impl/plan.h"

#include "base/text.h"
#include "format/json_writer.h"
#include "record/errors.h"
#include "record/field_kind.h"
#include "record/impl/keyset.h"
#include "record/registry.h"

namespace sanlian::record {
namespace {

/// System columns in the result row, before the fields. row_json.cpp reads them by these positions.
constexpr std::string_view kSystemSelect =
    "SELECT t.id, t.park, t.version, t.created_at, t.created_by, t.updated_at, t.updated_by, t.deleted_at, t.doubts";
constexpr int kSystemCount = 9;

/// SQLite joins at most 500 selects; a merge of so many parks would not be faster than one sort either.
constexpr std::size_t kParksMerged = 100;

struct SystemKey {
  std::string_view name;
  bool nullable, text;
};
constexpr SystemKey kSystemKeys[] = {{"id", false, true},          {"park", false, true},
                                     {"version", false, false},    {"created_at", false, false},
                                     {"updated_at", false, false}, {"deleted_at", true, false}};
constexpr SystemKey kStageKeys[] = {{"stage", false, true}, {"stage_since", false, false}, {"stage_due", true, true}};

std::optional<OrderKey> system_order(const RecordType& type, std::string_view name) {
  for (const auto& key : kSystemKeys)
    if (key.name == name)
      return OrderKey{.column = "t." + std::string(name), .nullable = key.nullable, .text = key.text};
  if (type.staged())
    for (const auto& key : kStageKeys)
      if (key.name == name)
        return OrderKey{.column = "t." + std::string(name), .nullable = key.nullable, .text = key.text};
  return std::nullopt;
}

Error no_field(const RecordType& type, std::string_view name, const ErrorSpec& spec) {
  std::vector<std::string> names;
  for (const auto& field : type.fields) names.push_back(field.key);
  const auto near = nearest(name, names);
  return Error(spec, {{"type", type.label.zh},
                      {"type_en", type.label.en},
                      {"field", std::string(name)},
                      {"nearest", near ? "→ " + *near : join(names, ", ")}});
}

}  // namespace

int Queries::Plan::condition_number(const Grant::FieldGrant& reach) {
  const auto known = std::ranges::find(conditions_, reach.rule, &std::pair<std::string, SqlText>::first);
  const auto number = static_cast<int>(known - conditions_.begin());
  if (known == conditions_.end()) conditions_.emplace_back(reach.rule, reach.rows);
  return number;
}

std::string OrderKey::direction_sql() const {
  std::string sql = descending ? " DESC" : " ASC";
  if (nullable) sql += descending ? " NULLS LAST" : " NULLS FIRST";
  return sql;
}

Status Queries::Plan::choose_fields(const std::vector<std::string>& wanted, const Grant& grant) {
  int column = kSystemCount + (type.staged() ? 3 : 0);
  const auto show = [&](const Field& field) {
    const auto& reach = grant.fields[static_cast<std::size_t>(field.index)];
    if (reach.reach == Grant::Reach::never) return false;
    shown.fields.push_back(&field);
    shown.keys.push_back(format::json_key(field.key));
    shown.columns.push_back(column);
    shown.open.push_back(reach.reach == Grant::Reach::always ? -1 : condition_number(reach));
    for (const auto& part : field.kind->columns()) {
      SqlText sql;
      const auto name = "t." + sql_name(field.key + std::string(part.suffix));
      if (reach.reach == Grant::Reach::always)
        sql.add(name);
      else
        sql.add("CASE WHEN ").add(reach.rows).add(" THEN ").add(name).add(" END");
      field_sql_.push_back(std::move(sql));
      ++column;
    }
    return true;
  };
  if (wanted.empty()) {
    for (const auto& field : type.fields) show(field);
    return {};
  }
  for (const auto& name : wanted) {
    if (system_order(type, name)) continue;  // always shown
    const auto* field = type.field(name);
    if (!field) return no_field(type, name, errors::unknown_field);
    if (!show(*field)) return Error(errors::filter_forbidden, {{"field", field->key}});
  }
  return {};
}

Status Queries::Plan::choose_order(const std::vector<SortKey>& sort, const Grant& grant) {
  for (const auto& key : sort) {
    auto chosen = system_order(type, key.field);
    if (!chosen) {
      const auto* field = type.field(key.field);
      if (!field) return no_field(type, key.field, errors::unknown_sort);
      if (grant.fields[static_cast<std::size_t>(field->index)].reach != Grant::Reach::always)
        return Error(errors::filter_forbidden, {{"field", field->key}});
      chosen = OrderKey{.column = "t." + sql_name(field->key),
                        .nullable = !field->required,
                        .text = field->kind->columns()[0].sql_type == "TEXT"};
    }
    chosen->descending = key.descending;
    order.push_back(*chosen);
  }
  const bool id_descending = order.empty() || order.back().descending;
  if (order.empty() || order.back().column != "t.id")
    order.push_back({.column = "t.id", .descending = id_descending, .nullable = false, .text = true});
  for (const auto& key : order) {
    order_sql += order_sql.empty() ? " ORDER BY " : ", ";
    order_sql += key.column + key.direction_sql();
  }
  return {};
}

namespace {

/// A title that refers to a record whose title refers on: so far it is followed.
constexpr int kTitleSteps = 4;

bool refers(const Field& field) { return field.target_type && field.kind->name() == "reference"; }

struct TitleReader {
  const Access& access;
  const Actor& actor;
};

/// The name of the record of `type` whose id stands in the column `id`: its title, and where that refers to another
/// record, that one's name. Null of a record that the reader may not see; empty where no record of the type is.
SqlText title_sql(const RecordType& type, const std::string& id, const TitleReader& reader, int step) {
  const auto alias = "r" + std::to_string(step);
  const auto& grant = reader.access.grant(type, Action::read, reader.actor, alias);
  const auto& title = type.title();
  if (!grant.allowed || grant.fields[static_cast<std::size_t>(title.index)].reach != Grant::Reach::always) return {};
  const auto column = alias + "." + sql_name(title.key);
  SqlText name(column);
  if (refers(title)) {
    if (step + 1 == kTitleSteps) return {};
    name = title_sql(*title.target_type, column, reader, step + 1);
    if (name.empty()) return {};
  }
  SqlText sql("(SELECT ");
  sql.add(name).add(" FROM " + type.table() + " " + alias + " WHERE " + alias + ".id = " + id);
  if (!grant.rows.empty()) sql.add(" AND ").add(grant.rows);
  return sql.add(")");
}

}  // namespace

void Queries::Plan::finish_select(bool with_titles, const Access& access, const Actor& actor) {
  select.add(kSystemSelect);
  if (type.staged()) select.add(", t.stage, t.stage_since, t.stage_due");
  int column = kSystemCount + (type.staged() ? 3 : 0);
  for (const auto& sql : field_sql_) select.add(", ").add(sql), ++column;
  shown.may_hide = !conditions_.empty();
  for (auto& open : shown.open)
    if (open >= 0) open += column;
  for (const auto& [rule, sql] : conditions_) select.add(", ").add(sql), ++column;
  if (with_titles)
    for (const auto* field : shown.fields) {
      if (!refers(*field)) continue;
      const auto name = title_sql(*field->target_type, "t." + sql_name(field->key), {access, actor}, 0);
      if (name.empty()) continue;
      select.add(", ").add(name);
      titles.emplace_back(field, column++);
    }
  for (auto& key : order) {
    select.add(", " + key.column);
    key.result_column = column++;
  }
}

Status Queries::Plan::write_from(const BindContext& context, Statement& out) const {
  SANLIAN_TRY(from.write(context, out));
  if (filter.empty()) return {};
  out.add(" AND ");
  return filter.write(context, out);
}

Status Queries::Plan::write_window(const BindContext& context, std::string_view after, int window,
                                   Statement& out) const {
  out.add("SELECT ").add(order.front().column).add(" AS k0, (");
  SANLIAN_TRY(filter.write(context, out));
  out.add(") AS m");
  SANLIAN_TRY(from.write(context, out));
  if (!after.empty()) SANLIAN_TRY(add_keyset(order, after, out));
  out.add(" ORDER BY ").add(order.front().column).add(order.front().direction_sql());
  out.add(" LIMIT ").parameter(static_cast<std::int64_t>(window));
  return {};
}

Status Queries::Plan::write_ids_within(const BindContext& context, std::string_view after, int limit, int window,
                                       Statement& out) const {
  out.add("SELECT k0 FROM (");
  SANLIAN_TRY(write_window(context, after, window, out));
  out.add(") WHERE m ORDER BY k0").add(order.front().direction_sql());
  out.add(" LIMIT ").parameter(static_cast<std::int64_t>(limit) + 1);
  return {};
}

Status Queries::Plan::write_ids(const BindContext& context, const std::vector<std::string>& parks,
                                std::string_view after, int limit, Statement& out) const {
  std::string columns, order_by;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto name = "k" + std::to_string(i);
    columns += (i > 0 ? ", " : "") + order[i].column + " AS " + name;
    order_by += (i > 0 ? ", " : " ORDER BY ") + name + order[i].direction_sql();
  }
  const auto write_part = [&](std::optional<std::string_view> park) -> Status {
    out.add("SELECT ").add(columns);
    SANLIAN_TRY(write_from(context, out));
    if (!after.empty()) SANLIAN_TRY(add_keyset(order, after, out));
    if (park) out.add(park->empty() ? " AND t.park IS NULL" : " AND t.park = ");
    if (park && !park->empty()) out.parameter(std::string(*park));
    return {};
  };
  out.add("SELECT k").add(std::to_string(order.size() - 1)).add(" FROM (");
  if (!parks.empty() && parks.size() <= kParksMerged) {
    for (const auto& park : parks) {
      SANLIAN_TRY(write_part(park));
      out.add(" UNION ALL ");
    }
    SANLIAN_TRY(write_part(""));
  } else {
    SANLIAN_TRY(write_part(std::nullopt));
  }
  out.add(order_by).add(" LIMIT ").parameter(static_cast<std::int64_t>(limit) + 1).add(")");
  return {};
}

}  // namespace sanlian::record
