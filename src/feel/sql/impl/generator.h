// Turns the tree into conditions and values of SQL. FEEL has three truth values and its `=` never answers unknown, so
// every condition is generated twice over: where it is true, and where it is false; `not` only swaps the two.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "feel/errors.h"
#include "feel/impl/evaluator.h"
#include "feel/impl/node.h"
#include "feel/sql/impl/fragment.h"
#include "feel/sql/predicate.h"

namespace sanlian::feel {

/// A value in SQL and how it is written there, or a constant that is not written yet: how depends on its neighbour.
struct Scalar {
  Sql sql;
  Kind kind = Kind::null;
  int scale = 0;  ///< Of a number.
  const Entity* entity = nullptr;
  bool nullable = true;
  std::optional<Value> constant;

  bool is_null() const { return constant && constant->is_null(); }
};

/// The record or item that a slot of the tree stands for: a row of a table, or one value.
struct Row {
  std::string alias;
  const Entity* entity = nullptr;
  std::optional<Scalar> item;
};

/// A list as rows: what to select from, and under which conditions.
struct RowSet {
  Sql from;
  std::vector<Condition> where;
  Row row;
  Condition exists = Condition::always();  ///< False where the list is null rather than empty.
  Sql owner = {}, key = {};                ///< Of a back reference: where.front() is `key = owner`.
};

class Generator {
 public:
  /// Without a frame the parameters are samples of their types: what is checked then holds for every frame.
  Generator(const Expression& expression, const SqlOptions& options, const Frame* frame,
            const Environment& environment);

  Result<Condition> condition(const Node& node, bool wanted);
  Result<Scalar> scalar(const Node& node, Kind hint = Kind::string);
  /// A constant in its own representation, numbers with as many decimals as they have; anything else as it is.
  Result<Scalar> as_column(const Node& at, Scalar scalar);
  Result<Sql> written(const Scalar& scalar);

 private:
  using Conditions = Result<Condition>;
  using Scalars = Result<Scalar>;

  // generator.cpp
  Conditions condition_of_call(const Node& node, bool wanted);
  Conditions joined(const Node& node, bool wanted, bool conjunction);
  Conditions branch_condition(const Node& node, bool wanted);
  Conditions through_reference(const Node& node, bool wanted, bool& done);
  Error refuse(const Node& node, std::string_view zh, std::string_view en) const;
  bool depends_on_row(const Node& node);
  bool is_literal(const Node& node) const;
  bool is_strict(const Node& node);
  Value constant(const Node& node, Kind hint);
  Value sample(const Type& type, Kind hint) const;
  Status count_work(const Node& node);
  Conditions exists(const Entity& entity, const std::string& alias);

  // comparison.cpp
  Conditions comparison(const Node& node, bool wanted);
  Conditions compare(const Node& at, Op op, const Scalar& left, const Scalar& right, bool wanted);
  Conditions compare_equal(const Node& at, const Scalar& left, const Scalar& right, bool wanted);
  Conditions compare_number(const Node& at, Op op, const Scalar& left, const Decimal& right, bool wanted);
  Conditions compare_second(const Scalar& left, const Scalar& right, bool wanted);
  Conditions inside(const Node& at, const Scalar& value, const Range& range, bool wanted);
  Conditions between(const Node& at, const Scalar& value, const Scalar& low, bool with_low, const Scalar& high,
                     bool with_high, bool wanted);
  Conditions is_null(const Node& at, const Scalar& value, bool wanted);
  Conditions present(const Scalar& value);
  Scalar of_value(Value value) const;

  // membership.cpp
  Conditions in(const Node& node, bool wanted);
  Conditions test(const Node& test, const Scalar& input, bool wanted);
  Conditions matches_value(const Node& at, const Scalar& input, const Value& value, bool wanted);
  Conditions is_one_of(const Node& at, const Scalar& input, const Value::List& items, bool wanted);
  Conditions text_condition(const Node& node, bool wanted);
  Conditions list_contains(const Node& at, const Node& list, const Scalar& element, bool wanted);

  // monotone.cpp: comparisons turned round so that a column stands alone.
  Result<std::optional<Condition>> turned(const Node& at, Op op, const Node& side, const Value& bound, bool wanted);
  Conditions within_dates(const Scalar& column, Op op, Date first, Date last, bool moments, bool wanted);
  Result<std::optional<Condition>> turned_quotient(const Node& at, Op op, const Node& side, const Value& bound,
                                                   bool wanted);

  // collection.cpp
  Result<Scalar> parent_of(const Node& list);
  Result<RowSet> rows(const Node& node);
  Result<RowSet> rows_of_attribute(const Node& node);
  Conditions quantified(const Node& node, bool wanted);
  Conditions quantified_constant(const Node& node, bool wanted);
  Sql some_row(RowSet set, const Node& condition);
  bool names_a_record(const Node& condition);
  Result<std::optional<Condition>> count_comparison(const Node& node, Op op, const Node& side, const Value& bound,
                                                    bool wanted);
  Scalars aggregate(const Node& node);
  Sql select(const RowSet& set, const Sql& what) const;
  Result<Scalar> item_of(const RowSet& set, const Node& at);
  std::string new_alias();

  // scalar.cpp
  Scalars scalar_of_call(const Node& node);
  Scalars attribute(const Node& node);
  Scalars attribute_of_row(const Node& node, const Row& row, const Attribute& attribute);
  Scalars attribute_of_reference(const Node& node, const Scalar& reference, const Attribute& attribute);
  Scalars member(const Node& node);
  Scalars branch_scalar(const Node& node);
  Scalars boolean_scalar(const Node& node);
  Scalars substring(const Node& node);
  Scalars months_between(const Node& node);
  Scalars several(const Node& node);
  std::string reference_key(const Node& node) const;
  const Node* first_hop(const Node& node, bool& agree, const Node* hop);

  // arithmetic.cpp
  Scalars arithmetic(const Node& node);
  Scalars negated(const Node& node);
  Scalars sum(const Node& node, Scalar left, Scalar right);
  Scalars product(const Node& node, Scalar left, Scalar right);
  Scalars moved(const Node& node, const Scalar& moment, const Scalar& duration);
  Scalars difference(const Node& node, const Scalar& left, const Scalar& right);
  Result<Sql> rescaled(const Node& at, const Scalar& scalar, int scale);

  const Tree& tree_;
  Expression expression_;
  const SqlOptions& options_;
  std::optional<Frame> frame_;  ///< None while sampling.
  const Environment& environment_;
  Evaluator evaluator_;
  std::map<int, Row> rows_;             ///< By slot.
  std::map<std::string, Row> reached_;  ///< References that stand for a row just now, by reference_key().
  std::map<const Node*, bool> row_dependent_;
  int aliases_ = 0, work_ = 0;
};

}  // namespace sanlian::feel
