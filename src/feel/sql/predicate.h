// The third back end: a named subset of FEEL as SQL. What does not depend on the record is evaluated first, with the
// value evaluator, and bound; the rest becomes SQL that is true for exactly the rows for which the evaluator says true.
// Which constructs belong to the subset: docs/guides/feel.md.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "feel/evaluate.h"
#include "feel/expression.h"

namespace sanlian::feel {

using SqlValue = std::variant<std::monostate, std::int64_t, std::string>;

/// Text with one `?` per value, in order.
struct BoundSql {
  std::string text;
  std::vector<SqlValue> values;
};

/// Which records exist for the one who asks. Every record that a query reaches from its own row is held to it: one that
/// is hidden is in no list, and behind a reference nothing of it is known but the id, which the row itself holds.
class Visibility {
 public:
  virtual ~Visibility() = default;
  /// True for the rows of `entity` that exist, under `alias`, to stand after AND; nothing where all do. It must not use
  /// aliases that begin otherwise than with `alias`. Frame and environment are those of the query.
  virtual Result<std::optional<BoundSql>> rows(const Entity& entity, std::string_view alias, Frame frame,
                                               const Environment& environment) const = 0;
};

struct SqlOptions {
  /// Of the root entity's table in the statement around it; those of subqueries are `t_1`, `t_2` ….
  std::string alias = "t";
  /// The connection has the functions of sql/functions.h; without them `upper case` and `lower case` are refused.
  bool functions = false;
  std::shared_ptr<const Visibility> visibility = {};  ///< Shared with the predicates made. Null: every record exists.
};

/// A condition on the rows of the expression's root entity, checked once and bound for every query.
class SqlPredicate {
 public:
  SqlPredicate(Expression expression, SqlOptions options, BoundSql typical)
      : expression_(std::move(expression)), options_(std::move(options)), typical_(std::move(typical)) {}

  /// To stand after WHERE or AND; in brackets where it needs them. The text may differ between frames: comparing with a
  /// null is `IS NULL`, a list has as many `?` as items, and what is decided already is TRUE or FALSE. The slot of the
  /// root may be null in `frame`. Errors: feel.not_in_sql, for a value nothing can be compared with (a list of
  /// 100,000).
  Result<BoundSql> bind(Frame frame, const Environment& environment) const;
  /// The same for a root under another alias.
  Result<BoundSql> bind(Frame frame, const Environment& environment, std::string_view alias) const;
  /// What it looks like when no parameter is null; for logs and EXPLAIN.
  const std::string& typical_text() const { return typical_.text; }
  const Expression& expression() const { return expression_; }
  const std::string& alias() const { return options_.alias; }

 private:
  Expression expression_;
  SqlOptions options_;
  BoundSql typical_;
};

/// A value in SQL and how its column is written: numbers as int64 × 10^scale, dates as text, date and time and days
/// durations as microseconds, booleans as 0 and 1, records as their id.
struct BoundScalar : BoundSql {
  Kind kind = Kind::null;
  int scale = 0;

  /// A value read from the database back as FEEL sees it; a record's id stays a string.
  Value decode(const SqlValue& value) const;
};

/// A value to select, sort by or aggregate.
class SqlScalar {
 public:
  SqlScalar(Expression expression, SqlOptions options)
      : expression_(std::move(expression)), options_(std::move(options)) {}

  /// The scale may depend on the parameters: `amount * user.factor` has the decimals of both.
  Result<BoundScalar> bind(Frame frame, const Environment& environment) const;
  const Expression& expression() const { return expression_; }

 private:
  Expression expression_;
  SqlOptions options_;
};

/// Errors: feel.not_in_sql with the place of what cannot be expressed and why.
Result<SqlPredicate> to_sql_predicate(const Expression& expression, const SqlOptions& options = {});
Result<SqlScalar> to_sql_value(const Expression& expression, const SqlOptions& options = {});

}  // namespace sanlian::feel
