#include <algorithm>

#include "feel/builtins/builtin.h"
#include "feel/coerce.h"
#include "feel/impl/evaluator.h"
#include "feel/impl/nulls.h"
#include "feel/impl/print.h"

namespace sanlian::feel {
namespace {

/// `function(x) …` with the frame it was written in. Keeps its tree alive: it may outlive the expression.
class Closure final : public Function {
 public:
  Closure(std::shared_ptr<const Tree> tree, const Node& node, std::vector<Value> captured)
      : tree_(std::move(tree)), node_(node), captured_(std::move(captured)) {}

  std::span<const std::string> parameters() const override { return node_.names; }
  Type type() const override { return node_.type; }
  std::string print() const override { return print_node(node_); }
  Value call(Evaluator& evaluator, std::span<const Value> arguments) const override {
    return evaluator.run_closure(tree_, node_, captured_, arguments);
  }

 private:
  std::shared_ptr<const Tree> tree_;
  const Node& node_;
  std::vector<Value> captured_;
};

/// A built-in passed as a value has the parameters of its first form.
class BuiltinFunction final : public Function {
 public:
  explicit BuiltinFunction(const Builtin& builtin) : builtin_(builtin) {
    for (const auto& parameter : builtin.forms.front().parameters) names_.push_back(parameter.name);
  }
  std::span<const std::string> parameters() const override { return names_; }
  Type type() const override {
    std::vector<Type> types;
    for (const auto& parameter : builtin_.forms.front().parameters) types.push_back(parameter.type);
    return Type::function_of(std::move(types), builtin_.forms.front().result);
  }
  std::string print() const override { return builtin_.name; }
  Value call(Evaluator& evaluator, std::span<const Value> arguments) const override {
    return evaluator.run_builtin(builtin_, arguments, {});
  }
  Value call_named(Evaluator& evaluator, std::span<const Value> arguments,
                   std::span<const std::string> names) const override {
    return evaluator.run_builtin(builtin_, arguments, names);
  }

 private:
  const Builtin& builtin_;
  std::vector<std::string> names_;
};

std::string kinds_of(std::span<const Value> values) {
  std::string out;
  for (const auto& value : values) out += (out.empty() ? "" : ", ") + std::string(name_of(value.kind()));
  return out;
}

/// What an argument of a parameter becomes; nothing if it does not fit. A null is kept for later.
std::optional<Value> fitted(const Parameter& parameter, std::span<const Value> arguments, std::span<const int> placed) {
  if (!parameter.variadic) {
    if (placed.empty()) return Value();
    return coerce(arguments[static_cast<std::size_t>(placed.front())], parameter.type);
  }
  Value::List items;
  for (const int i : placed) {
    auto item = coerce(arguments[static_cast<std::size_t>(i)], parameter.type);
    if (!item) return std::nullopt;
    items.push_back(std::move(*item));
  }
  return Value(std::move(items));
}

/// One value per parameter; nothing if the arguments do not fit this form.
std::optional<std::vector<Value>> fitted_to(const Form& form, std::span<const Value> arguments,
                                            std::span<const std::string> names) {
  const auto placed = place_arguments(form, arguments.size(), names);
  if (!placed) return std::nullopt;
  std::vector<Value> values;
  for (std::size_t i = 0; i < form.parameters.size(); ++i) {
    auto value = fitted(form.parameters[i], arguments, (*placed)[i]);
    if (!value) return std::nullopt;
    values.push_back(std::move(*value));
  }
  return values;
}

}  // namespace

std::shared_ptr<const Function> function_of(const Builtin& builtin) {
  return std::make_shared<const BuiltinFunction>(builtin);
}

Value Call::fail() const {
  std::string shown;
  for (const auto& argument : arguments) {
    auto text = argument.print();
    if (text.size() > 40) text = std::string(name_of(argument.kind()));
    shown += (shown.empty() ? "" : ", ") + text;
  }
  const auto name = form.signature.substr(0, form.signature.find('('));
  return evaluator.fail(errors::wrong_argument, {{"function", name}, {"arguments", shown}});
}

Value Evaluator::run_builtin(const Builtin& builtin, std::span<const Value> arguments,
                             std::span<const std::string> names) {
  for (const auto& form : builtin.forms) {
    const auto values = fitted_to(form, arguments, names);
    if (!values) continue;
    for (std::size_t i = 0; i < values->size(); ++i)
      if ((*values)[i].is_null() && !form.parameters[i].nullable)
        return null_of_operands(*this, builtin.name, arguments);
    auto result = form.run(Call{.evaluator = *this, .form = form, .arguments = *values});
    return result.is_null() && !result.reason() ? null_of_operands(*this, builtin.name, arguments) : result;
  }
  return fail(errors::wrong_argument, {{"function", builtin.name}, {"arguments", kinds_of(arguments)}});
}

Value Evaluator::eval_builtin(const Node& node) {
  if (node.flag) return Value(function_of(*node.builtin));
  std::vector<Value> arguments;
  arguments.reserve(node.children.size());
  for (const auto& child : node.children) arguments.push_back(eval(*child));
  return run_builtin(*node.builtin, arguments, node.names);
}

Value Evaluator::eval_function(const Node& node) {
  return Value(std::shared_ptr<const Function>(std::make_shared<const Closure>(tree_, node, frame_)));
}

Value Evaluator::eval_call(const Node& node) {
  const auto callee = eval(node.child(0));
  if (callee.is_null()) return null_of_operands(*this, "(…)", std::span(&callee, 1));
  if (!callee.is(Kind::function)) return fail_at(node, errors::not_a_function, {{"found", callee.print()}});
  const auto& function = callee.function();
  std::vector<Value> arguments;
  for (std::size_t i = 1; i < node.children.size(); ++i) arguments.push_back(eval(node.child(i)));
  return node.names.empty() ? invoke(function, arguments) : invoke_named(function, arguments, node.names);
}

Value Function::call_named(Evaluator& evaluator, std::span<const Value> arguments,
                           std::span<const std::string> names) const {
  const auto own = parameters();
  std::vector<Value> placed(own.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto at = static_cast<std::size_t>(std::find(own.begin(), own.end(), names[i]) - own.begin());
    if (at == own.size())
      return evaluator.fail(errors::wrong_argument, {{"function", print()}, {"arguments", names[i]}});
    placed[at] = arguments[i];
  }
  if (names.size() != own.size())
    return evaluator.fail(errors::wrong_argument, {{"function", print()}, {"arguments", "…"}});
  return call(evaluator, placed);
}

const Environment& environment_of(const Evaluator& evaluator) { return evaluator.environment(); }

Value failed(Evaluator& evaluator, const ErrorSpec& spec, Error::Arguments arguments) {
  return evaluator.fail(spec, arguments);
}

Value call(const Function& function, std::span<const Value> arguments, std::span<const std::string> names,
           const Environment& environment) {
  Evaluator evaluator(environment);
  return names.empty() ? evaluator.invoke(function, arguments) : evaluator.invoke_named(function, arguments, names);
}

Value Evaluator::invoke_named(const Function& function, std::span<const Value> arguments,
                              std::span<const std::string> names) {
  if (!spend(1) || run_.depth >= environment_.limits.depth)
    return limit(current_ ? *current_ : *tree_->root, "depth / 层数", environment_.limits.depth);
  ++run_.depth;
  auto value = function.call_named(*this, arguments, names);
  --run_.depth;
  return value;
}

Value Evaluator::invoke(const Function& function, std::span<const Value> arguments) {
  if (!spend(1) || run_.depth >= environment_.limits.depth)
    return limit(current_ ? *current_ : *tree_->root, "depth / 层数", environment_.limits.depth);
  ++run_.depth;
  auto value = function.call(*this, arguments);
  --run_.depth;
  return value;
}

Value Evaluator::run_closure(const std::shared_ptr<const Tree>& tree, const Node& function,
                             std::span<const Value> captured, std::span<const Value> arguments) {
  if (function.flag) return fail(errors::external, {});
  if (arguments.size() != function.slots.size())
    return fail(errors::wrong_argument, {{"function", print_node(function)}, {"arguments", kinds_of(arguments)}});
  std::vector<Value> frame(captured.begin(), captured.end());
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    auto value = coerce(arguments[i], function.types[i]);
    if (!value)
      return fail(errors::wrong_argument, {{"function", print_node(function)}, {"arguments", kinds_of(arguments)}});
    frame[static_cast<std::size_t>(function.slots[i])] = std::move(*value);
  }
  auto outer_frame = std::exchange(frame_, std::move(frame));
  auto outer_tree = std::exchange(tree_, tree);
  auto value = eval(function.child(0));
  tree_ = std::move(outer_tree);
  frame_ = std::move(outer_frame);
  return value;
}

}  // namespace sanlian::feel
