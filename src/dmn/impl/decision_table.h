// A compiled decision table. Cells keep, beside the expression that decides, the plain form of tests against constants,
// from which gaps, overlaps and batches are worked out.
#pragma once

#include "dmn/impl/logic.h"
#include "dmn/impl/rule_index.h"
#include "feel/tests.h"

namespace sanlian::dmn {

class DecisionTable final : public Logic {
 public:
  /// Tests about `?`.
  struct Cell {
    std::optional<feel::Expression> tests;
    std::optional<feel::SimpleTests> simple;
    feel::ReasonPtr failure;  ///< It does not compile and never holds.
    std::string text;
    std::string place;
  };
  struct Input {
    std::string label;
    std::string text;  ///< Its expression.
    LogicPtr expression;
    DataTypePtr type;
    std::optional<Cell> values;
    std::optional<ColumnIndex> index;  ///< Of the cells of the rules.
  };
  struct Output {
    std::string name, label;
    DataTypePtr type;
    std::optional<Cell> values;
    const feel::Expression* order = nullptr;  ///< What comes first: `values`, or the values its type allows.
    LogicPtr otherwise;
  };
  struct Rule {
    std::vector<Cell> cells;
    std::vector<LogicPtr> outputs;
    std::vector<std::string> output_texts;
    Place place;
    bool is_whole = true;  ///< It has a cell for every column; otherwise it is never tried.
  };

  feel::Value eval(Frame& frame, Run& run) const override;

  /// Once all rules are there.
  void make_indices();
  std::string where() const { return format::print_place(file, place); }

  std::string name, file;
  HitPolicy policy = HitPolicy::unique;
  Aggregation aggregation = Aggregation::none;
  int input_slot = -1;  ///< Of `?`.
  std::vector<Input> inputs;
  std::vector<Output> outputs;
  std::vector<Rule> rules;
  feel::ReasonPtr failure;  ///< The table as a whole cannot work.
  Place place;

 private:
  feel::Value decide(Frame& frame, Run& run) const;
  std::optional<std::vector<feel::Value>> input_values(Frame& frame, Run& run, feel::Value& failed) const;
  std::size_t rules_left(const std::vector<feel::Value>& values, Bits& left) const;
  std::vector<std::size_t> matching(const std::vector<feel::Value>& values, Frame& frame, Run& run) const;
  bool matches(std::size_t rule, std::size_t from, const std::vector<feel::Value>& values, Frame& frame,
               Run& run) const;
  bool matches_traced(std::size_t rule, const std::vector<feel::Value>& values, Frame& frame, Run& run) const;
  bool holds(const Cell& cell, const feel::Value& value, Frame& frame, Run& run, Step::Verdict* verdict) const;
  feel::Value output_of(std::size_t rule, Frame& frame, Run& run) const;
  feel::Value checked_output(const Output& output, feel::Value value, Frame& frame, Run& run) const;
  feel::Value combined(std::vector<feel::Value> values) const;
  feel::Value without_match(Frame& frame, Run& run) const;
  feel::Value several(const std::vector<std::size_t>& hits, Frame& frame, Run& run) const;
  feel::Value aggregated(const std::vector<std::size_t>& hits, Frame& frame, Run& run) const;
  feel::Value by_priority(const std::vector<std::size_t>& hits, Frame& frame, Run& run) const;
  std::vector<std::size_t> ranks(const feel::Value& value, Frame& frame, Run& run) const;
};

}  // namespace sanlian::dmn
