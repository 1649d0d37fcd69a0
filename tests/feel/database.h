// An SQLite database in memory with the records of feel/world_test.h, and just enough to ask it.
#pragma once

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <string>
#include <vector>

#include "base/text.h"
#include "feel/sql/functions.h"
#include "feel/sql/predicate.h"
#include "feel/world_test.h"

namespace sanlian::feel::world {

class Database {
 public:
  Database() {
    EXPECT_EQ(sqlite3_open(":memory:", &handle_), SQLITE_OK);
    for (const auto& function : sql_functions())
      sqlite3_create_function(handle_, std::string(function.name).c_str(), 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                              reinterpret_cast<void*>(function.run), call_function, nullptr, nullptr);
  }
  ~Database() { sqlite3_close(handle_); }
  Database(const Database&) = delete;

  void create(const Entity& entity) {
    std::string sql = "CREATE TABLE " + entity.table + " (deleted_at INTEGER";
    for (const auto& attribute : entity.attributes)
      if (attribute.storage != Storage::back_reference) sql += ", " + attribute.sql_column() + sql_type(attribute);
    ask(sql + ", PRIMARY KEY (id)) STRICT", {});
  }

  void insert(const Record& record) {
    std::string names = "deleted_at", marks = "?";
    std::vector<SqlValue> values = {record.deleted ? SqlValue(std::int64_t{1}) : SqlValue()};
    for (const auto& attribute : record.entity->attributes) {
      const auto at = record.fields.find(attribute.key);
      const Value value = attribute.key == "id" ? Value(record.id) : at == record.fields.end() ? Value() : at->second;
      if (attribute.storage == Storage::back_reference) continue;
      names += ", " + attribute.sql_column(), marks += ", ?";
      values.push_back(stored(attribute, value));
    }
    ask("INSERT INTO " + record.entity->table + " (" + names + ") VALUES (" + marks + ")", values);
  }

  /// The rows of one column, the first.
  std::vector<SqlValue> ask(const std::string& sql, const std::vector<SqlValue>& values, int column_index = 0) {
    std::vector<SqlValue> rows;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
      ADD_FAILURE() << sqlite3_errmsg(handle_) << "\n" << sql;
      return rows;
    }
    EXPECT_EQ(sqlite3_bind_parameter_count(statement), static_cast<int>(values.size())) << sql;
    for (std::size_t i = 0; i < values.size(); ++i) bind(statement, static_cast<int>(i + 1), values[i]);
    int step = SQLITE_ROW;
    while ((step = sqlite3_step(statement)) == SQLITE_ROW) rows.push_back(column(statement, column_index));
    if (step != SQLITE_DONE) ADD_FAILURE() << sqlite3_errmsg(handle_) << "\n" << sql;
    sqlite3_finalize(statement);
    return rows;
  }

 private:
  static std::string sql_type(const Attribute& attribute) {
    const auto kind = attribute.type.kind();
    const bool text =
        attribute.storage == Storage::reference || kind == Kind::string || kind == Kind::date || kind == Kind::list;
    return text ? " TEXT" : " INTEGER";
  }

  static SqlValue stored(const Attribute& attribute, const Value& value) {
    switch (value.kind()) {
      case Kind::boolean:
        return std::int64_t{value.boolean()};
      case Kind::number:
        return value.number().to_scaled(attribute.scale, Rounding::half_even).value();
      case Kind::string:
        return value.string();
      case Kind::date:
        return value.date().to_string();
      case Kind::date_time:
        return to_instant(value.date_time())->micros;
      case Kind::months_duration:
        return value.months_duration().months;
      case Kind::list:
        return value.print();  // strings in FEEL's notation are JSON here
      default:
        return std::monostate();
    }
  }

  static void call_function(sqlite3_context* context, int, sqlite3_value** arguments) {
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL) return sqlite3_result_null(context);
    const auto run = reinterpret_cast<std::string (*)(std::string_view)>(sqlite3_user_data(context));
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(arguments[0]));
    const std::string out = run({text, static_cast<std::size_t>(sqlite3_value_bytes(arguments[0]))});
    sqlite3_result_text(context, out.data(), static_cast<int>(out.size()), SQLITE_TRANSIENT);
  }

  static void bind(sqlite3_stmt* statement, int at, const SqlValue& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value))
      sqlite3_bind_int64(statement, at, *whole);
    else if (const auto* text = std::get_if<std::string>(&value))
      sqlite3_bind_text(statement, at, text->data(), static_cast<int>(text->size()), SQLITE_TRANSIENT);
    else
      sqlite3_bind_null(statement, at);
  }

  static SqlValue column(sqlite3_stmt* statement, int at) {
    switch (sqlite3_column_type(statement, at)) {
      case SQLITE_INTEGER:
        return std::int64_t{sqlite3_column_int64(statement, at)};
      case SQLITE_TEXT:
        return std::string(reinterpret_cast<const char*>(sqlite3_column_text(statement, at)));
      case SQLITE_FLOAT:
        ADD_FAILURE() << "no amount is ever a float";
        return std::monostate();
      default:
        return std::monostate();
    }
  }

  sqlite3* handle_ = nullptr;
};

}  // namespace sanlian::feel::world
