#include "record/schema.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/digest.h"
#include "base/text.h"
#include "record/errors.h"
#include "record/field_kind.h"
#include "record/sql_text.h"

namespace sanlian::record {
namespace {

struct Column {
  std::string name, sql_type, reference;
};

std::vector<Column> columns_of(const RecordType& type) {
  std::vector<Column> columns = {{"id", "TEXT", ""},         {"park", "TEXT", ""},
                                 {"version", "INTEGER", ""}, {"created_at", "INTEGER", ""},
                                 {"created_by", "TEXT", ""}, {"updated_at", "INTEGER", ""},
                                 {"updated_by", "TEXT", ""}, {"deleted_at", "INTEGER", ""},
                                 {"doubts", "TEXT", ""}};
  if (type.staged()) {
    columns.push_back({"stage", "TEXT", ""});
    columns.push_back({"stage_since", "INTEGER", ""});
    columns.push_back({"stage_due", "TEXT", ""});
  }
  for (const auto& field : type.fields)
    for (const auto& part : field.kind->columns())
      columns.push_back({field.key + std::string(part.suffix), std::string(part.sql_type),
                         field.kind->name() == "reference" ? field.target_type->table() : ""});
  return columns;
}

std::string column_sql(const Column& column) {
  std::string sql = sql_name(column.name) + " " + column.sql_type;
  if (column.name == "id") sql += " NOT NULL PRIMARY KEY";
  if (column.name == "version") sql += " NOT NULL";
  if (!column.reference.empty()) sql += " REFERENCES " + column.reference + "(id) DEFERRABLE INITIALLY DEFERRED";
  return sql;
}

std::string table_sql(const RecordType& type) {
  std::vector<std::string> parts;
  for (const auto& column : columns_of(type)) parts.push_back(column_sql(column));
  return "CREATE TABLE " + type.table() + "(" + join(parts, ", ") + ") STRICT";
}

std::string column_list(const std::vector<std::string>& names) {
  std::vector<std::string> parts;
  for (const auto& name : names) parts.push_back(sql_name(name));
  return join(parts, ", ");
}

bool is_reference(const RecordType& type, const std::string& key) {
  const auto* field = type.field_by_key(key);
  return field && field->kind->name() == "reference";
}

/// Rows that leave a key of it empty never collide, so the index does without them.
std::string unique_rest(const RecordType& type, const std::vector<std::string>& keys) {
  std::string rest = "(" + column_list(keys) + ") WHERE deleted_at IS NULL";
  for (const auto& key : keys)
    if (const auto* field = type.field_by_key(key); field && !field->required)
      rest += " AND " + sql_name(key) + " IS NOT NULL";
  return rest;
}

/// The keys of the type's lists, each ending with the id, so that a page is found by position.
std::vector<std::vector<std::string>> list_keys(const RecordType& type) {
  // Staff see their own park, so its key leads; a reference implies its park and leads by itself.
  std::vector<std::vector<std::string>> lists = {{"park", "id"}};
  std::set<std::string> led, listed = {"park"};
  for (auto keys : type.indexes) {
    listed.insert(keys.begin(), keys.end());
    if (is_reference(type, keys.front()))
      led.insert(keys.front());
    else if (keys.front() != "park")
      keys.insert(keys.begin(), "park");
    keys.emplace_back("id");
    lists.push_back(std::move(keys));
  }
  if (type.staged()) lists.push_back({"park", "stage", "id"}), listed.insert("stage");
  // Whoever sees but one owner's records filters them by the same fields as staff do: these stand beside the owner, so
  // that its lists are answered within one index, however many records it has.
  for (const auto& field : type.fields) {
    if (field.kind->name() != "reference" || led.contains(field.key)) continue;
    lists.push_back({field.key, "id"});
    for (const auto& key : listed)
      if (key != field.key) lists.back().push_back(key);
  }
  return lists;
}

/// Index name to its statement; the name holds a digest of the statement, so that a changed one gets a new name.
std::map<std::string, std::string> indexes_of(const RecordType& type) {
  std::map<std::string, std::string> indexes;
  const auto add = [&](std::string_view prefix, const std::string& rest) {
    const auto name = std::string(prefix) + type.key + "_" + digest_hex(DigestKind::sha256, rest).substr(0, 10);
    indexes[name] = (prefix == "u_" ? "CREATE UNIQUE INDEX " : "CREATE INDEX ") + name + " ON " + type.table() + rest;
  };
  for (const auto& keys : type.unique) add("u_", unique_rest(type, keys));
  // Lists are of live records: with deleted_at beside the keys the index alone answers which ids a page holds.
  for (auto& keys : list_keys(type)) {
    keys.emplace_back("deleted_at");
    add("i_", "(" + column_list(keys) + ")");
  }
  return indexes;
}

Status plan_columns(store::Source& source, const RecordType& type, SchemaPlan& plan, Errors& errors) {
  std::map<std::string, std::string> existing;
  {
    auto rows = SANLIAN_TRY(source.query("SELECT name, type FROM pragma_table_info(?) ORDER BY cid", {type.table()}));
    while (SANLIAN_TRY(rows.next())) existing.emplace(rows.text(0), rows.text(1));
  }
  if (existing.empty()) {
    plan.statements.push_back(table_sql(type));
    return {};
  }
  const auto differs = [&](const std::string& why) {
    errors.add(Error(errors::schema_change, {{"table", type.table()}, {"why", why}}).at(type.file));
  };
  for (const auto& column : columns_of(type)) {
    const auto found = existing.find(column.name);
    if (found == existing.end())
      plan.statements.push_back("ALTER TABLE " + type.table() + " ADD COLUMN " + column_sql(column));
    else if (found->second != column.sql_type)
      differs(column.name + ": " + found->second + " → " + column.sql_type);
    if (found != existing.end()) existing.erase(found);
  }
  for (const auto& [name, sql_type] : existing) {
    const auto used = SANLIAN_TRY(
        source.integer("SELECT 1 FROM " + type.table() + " WHERE " + sql_name(name) + " IS NOT NULL LIMIT 1"));
    if (used) differs(name + ": no longer declared, but records hold it");
  }
  return {};
}

Status plan_indexes(store::Source& source, const RecordType& type, SchemaPlan& plan) {
  auto wanted = indexes_of(type);
  auto rows = SANLIAN_TRY(source.query(
      "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL ORDER BY name",
      {type.table()}));
  while (SANLIAN_TRY(rows.next())) {
    const std::string name(rows.text(0));
    if (wanted.erase(name) == 0) plan.statements.push_back("DROP INDEX " + name);
  }
  for (const auto& [name, sql] : wanted) plan.statements.push_back(sql);
  return {};
}

}  // namespace

Result<SchemaPlan> plan_schema(store::Source& source, const Registry& registry) {
  SchemaPlan plan;
  Errors errors;
  for (const auto& type : registry.types()) {
    SANLIAN_TRY(plan_columns(source, *type, plan, errors));
    SANLIAN_TRY(plan_indexes(source, *type, plan));
  }
  if (!errors.empty()) return std::move(errors).take();
  return plan;
}

Status apply_schema(store::Transaction& transaction, const SchemaPlan& plan) {
  for (const auto& statement : plan.statements) SANLIAN_TRY(transaction.script(statement));
  return {};
}

}  // namespace sanlian::record
