// Walks the tree over a frame of slots. One evaluator serves one evaluation on one thread.
#pragma once

#include <unordered_map>
#include <vector>

#include "feel/environment.h"
#include "feel/errors.h"
#include "feel/evaluate.h"
#include "feel/function.h"
#include "feel/impl/node.h"
#include "feel/run.h"

namespace sanlian::feel {

class Evaluator {
 public:
  Evaluator(const Expression& expression, Frame frame, const Environment& environment);
  /// For calls from outside any expression.
  explicit Evaluator(const Environment& environment);
  Evaluator(const Evaluator&) = delete;

  Value eval(const Node& node);
  /// Gives a slot its value from outside: of a loop that a back end unrolls.
  void set(int slot, Value value) { frame_[static_cast<std::size_t>(slot)] = std::move(value); }
  const Environment& environment() const { return environment_; }
  std::vector<ReasonPtr> take_reasons() { return std::move(run_.reasons); }

  /// Calls back into a function value, for built-ins such as sort(); counts against the limits.
  Value invoke(const Function& function, std::span<const Value> arguments);
  Value invoke_named(const Function& function, std::span<const Value> arguments, std::span<const std::string> names);
  /// Runs a built-in on values: the first form whose parameters the arguments fit.
  Value run_builtin(const Builtin& builtin, std::span<const Value> arguments, std::span<const std::string> names);
  /// Runs a closure's body over its own frame.
  Value run_closure(const std::shared_ptr<const Tree>& tree, const Node& function, std::span<const Value> captured,
                    std::span<const Value> arguments);

  /// null with a reason at the node that is being evaluated.
  Value fail(const ErrorSpec& spec, Error::Arguments arguments);
  /// null that comes from the nulls among `values`, with no reason of its own.
  Value from_nulls(std::span<const Value> values);
  /// Counts work done in a loop; false once the limit is passed.
  bool spend(std::size_t steps);
  /// The list, or null with feel.limit when it is too long.
  Value checked_list(Value::List items);
  Value checked_string(std::string text);

 private:
  Value eval_unguarded(const Node& node);
  Value fail_at(const Node& node, const ErrorSpec& spec, Error::Arguments arguments);
  Value limit(const Node& node, std::string_view what, std::int64_t max);
  Value needs(const Node& node);
  Value noted(ReasonPtr reason);
  Value combined(std::vector<ReasonPtr> because);

  // eval_logic.cpp
  Value eval_many(const Node& node, bool decisive);
  Value eval_compare(const Node& node);
  Value compare(const Node& node, Op op, const Value& left, const Value& right);
  Value eval_between(const Node& node);
  Value eval_tests(const Node& node, std::size_t from);
  Value eval_match(const Node& node);
  Value eval_branch(const Node& node);
  Value eval_instance_of(const Node& node);

  // eval_data.cpp
  Value eval_variable(const Node& node);
  Value eval_item_name(const Node& node);
  Value eval_arithmetic(const Node& node);
  Value eval_list(const Node& node);
  Value eval_context(const Node& node);
  Value eval_range(const Node& node);
  Value eval_half_range(const Node& node);

  // eval_path.cpp
  Value eval_attribute(const Node& node);
  Value attribute_of(const Node& node, const Value& base);
  Value eval_member(const Node& node);
  Value member_of(const Node& node, const Value& base);
  Value eval_filter(const Node& node);
  Value item_at(const Node& node, const Value::List& items, const Value& index);

  // eval_loop.cpp
  Value eval_for(const Node& node);
  Value eval_quantified(const Node& node);
  std::optional<Value::List> domain_items(const Node& node, const Node& domain, Value& failure);
  bool count_range(const Node& node, const Value& from, const Value& to, bool may_descend, Value::List& out);
  template <class Body>
  bool iterate(const Node& node, std::size_t depth, Value& failure, Body&& body);

  // eval_call.cpp
  Value eval_call(const Node& node);
  Value eval_builtin(const Node& node);
  Value eval_function(const Node& node);

  std::shared_ptr<const Tree> tree_;  ///< Of the function being run; closures made there keep it alive.
  std::vector<Value> frame_;
  const Environment& environment_;
  const Node* current_ = nullptr;
  Run own_run_;
  Run& run_;                                           ///< Ours, or that of the larger evaluation.
  std::unordered_map<const Node*, ReasonPtr> needed_;  ///< One reason per empty field, however often it is met.
};

/// A built-in as a value, to be passed to sort() and the like.
std::shared_ptr<const Function> function_of(const Builtin& builtin);

}  // namespace sanlian::feel
