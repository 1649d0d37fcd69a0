#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <vector>

#include "feel/sql/predicate.h"

namespace sanlian::feel {

/// SQL text with the values of its `?`. Joining fragments keeps text and values in step.
struct Sql {
  std::string text;
  std::vector<SqlValue> values;

  Sql() = default;
  Sql(std::string_view words) : text(words) {}        // NOLINT: words are a fragment
  Sql(std::string words) : text(std::move(words)) {}  // NOLINT
  Sql(const char* words) : text(words) {}             // NOLINT
  static Sql bound(SqlValue value) {
    Sql sql("?");
    sql.values.push_back(std::move(value));
    return sql;
  }
  template <class... Parts>
  static Sql of(const Parts&... parts) {
    Sql sql;
    (sql.add(Sql(parts)), ...);
    return sql;
  }
  void add(const Sql& other) {
    text += other.text;
    values.insert(values.end(), other.values.begin(), other.values.end());
  }
};

/// A condition whose outcome may be settled already. SQL's own unknown counts as not holding.
struct Condition {
  enum class Sure { open, always, never } sure = Sure::open;
  Sql sql;
  bool is_compound = false;  ///< Joined by OR: needs brackets beside AND.

  static Condition always() { return {.sure = Sure::always, .sql = "TRUE"}; }
  static Condition never() { return {.sure = Sure::never, .sql = "FALSE"}; }
  static Condition settled(bool holds) { return holds ? always() : never(); }
  static Condition of(Sql sql) { return {.sure = Sure::open, .sql = std::move(sql)}; }
  bool is_always() const { return sure == Sure::always; }
  bool is_never() const { return sure == Sure::never; }
};

Condition all_of(std::vector<Condition> parts);
Condition any_of(std::vector<Condition> parts);
/// Holds where the other does not, its unknowns included.
Condition not_true(const Condition& condition);

}  // namespace sanlian::feel
