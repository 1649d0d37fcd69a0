// Boxed invocations and function definitions.
#include <algorithm>

#include "dmn/impl/compiler.h"
#include "feel/errors.h"
#include "feel/function.h"

namespace sanlian::dmn {
namespace {
using feel::Type;
using feel::Value;

class Invocation final : public Logic {
 public:
  struct Binding {
    std::string name;
    DataTypePtr type;
    LogicPtr logic;
  };

  Value eval(Frame& frame, Run& run) const override {
    const Deeper deeper(run);
    if (deeper.too_deep()) return run.too_deep();
    const auto called = callee->eval(frame, run);
    if (called.is_null()) return called;
    if (!called.is(feel::Kind::function))
      return run.fail(feel::errors::not_a_function, {{"found", called.print()}}, place);
    std::vector<Value> arguments;
    std::vector<std::string> names;
    for (const auto& binding : bindings) {
      names.push_back(binding.name);
      arguments.push_back(accept(binding.type, binding.logic->eval(frame, run), binding.name, run));
    }
    const auto parameters = called.function().parameters();
    const auto has = [](auto& all, const std::string& name) {
      return std::find(all.begin(), all.end(), name) != all.end();
    };
    // A parameter that no binding speaks of is null.
    if (std::all_of(names.begin(), names.end(), [&](auto& name) { return has(parameters, name); }))
      for (const auto& parameter : parameters)
        if (!has(names, parameter)) names.push_back(parameter), arguments.emplace_back();
    return feel::call(called.function(), arguments, names, run.environment);
  }

  std::string place;
  LogicPtr callee;
  std::vector<Binding> bindings;
};

/// What a boxed function needs to be called, shared by all closures over it.
struct Definition {
  std::vector<Parameter> parameters;
  std::vector<std::string> names;
  int first_slot = 0;
  LogicPtr body;
  DataTypePtr result;
  Type type;
  std::string place;
};

class Closure final : public feel::Function {
 public:
  Closure(std::shared_ptr<const Program> program, const Definition& definition, Frame captured)
      : program_(std::move(program)), definition_(definition), captured_(std::move(captured)) {}

  std::span<const std::string> parameters() const override { return definition_.names; }
  Type type() const override { return definition_.type; }
  std::string print() const override { return definition_.type.to_string(); }
  Value call(feel::Evaluator& evaluator, std::span<const Value> arguments) const override {
    auto* run = dynamic_cast<Run*>(feel::environment_of(evaluator).run);
    if (!run) {  // called after the evaluation that made it
      const auto& environment = feel::environment_of(evaluator);
      Run own(program_, environment.now, environment.limits);
      return run_body(own, arguments);
    }
    return run_body(*run, arguments);
  }

 private:
  Value run_body(Run& run, std::span<const Value> arguments) const {
    const Deeper deeper(run);
    if (deeper.too_deep()) return run.too_deep();
    const auto& parameters = definition_.parameters;
    if (arguments.size() != parameters.size())
      return run.fail(errors::wrong_arguments,
                      {{"name", print()},
                       {"found", std::to_string(arguments.size())},
                       {"wanted", std::to_string(parameters.size())}},
                      definition_.place);
    Frame frame = captured_;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      auto fitted = accept(parameters[i].type, arguments[i], parameters[i].name, run);
      if (fitted.is_null() && !arguments[i].is_null()) return fitted;
      put(frame, definition_.first_slot + static_cast<int>(i), std::move(fitted));
    }
    return accept(definition_.result, definition_.body->eval(frame, run), print(), run);
  }

  std::shared_ptr<const Program> program_;  ///< Keeps the definition alive.
  const Definition& definition_;
  Frame captured_;
};

class FunctionLogic final : public Logic {
 public:
  Value eval(Frame& frame, Run& run) const override {
    Frame captured(frame.begin(), frame.begin() + std::min<std::ptrdiff_t>(definition.first_slot, std::ssize(frame)));
    return Value(std::shared_ptr<const feel::Function>(
        std::make_shared<const Closure>(run.program, definition, std::move(captured))));
  }
  Definition definition;
};

}  // namespace

LogicPtr compile_invocation(LogicCompiler& compiler, const Boxed& boxed, const feel::Scope& scope) {
  auto logic = std::make_unique<Invocation>();
  logic->place = compiler.place(boxed.place);
  logic->callee = compiler.compile(boxed.parts[0].value.get(), scope, boxed.place);
  logic->type = logic->callee->type.result();
  for (std::size_t i = 1; i < boxed.parts.size(); ++i) {
    const auto& part = boxed.parts[i];
    logic->bindings.push_back({.name = part.variable.name,
                               .type = compiler.type_named(part.variable.type, part.variable.place),
                               .logic = compiler.compile(part.value.get(), scope, part.variable.place)});
  }
  return logic;
}

LogicPtr compile_function(LogicCompiler& compiler, const Boxed& boxed, feel::Scope scope) {
  auto logic = std::make_unique<FunctionLogic>();
  auto& definition = logic->definition;
  definition.place = compiler.place(boxed.place);
  definition.first_slot = scope.slots();
  std::vector<Type> types;
  for (const auto& parameter : boxed.variables) {
    auto type = compiler.type_named(parameter.type, parameter.place);
    types.push_back(type ? type->type : Type());
    scope.add(parameter.name, types.back());
    definition.names.push_back(parameter.name);
    definition.parameters.push_back({.name = parameter.name, .type = std::move(type), .target = {}});
  }
  if (!boxed.language.empty() && boxed.language != "FEEL")
    definition.body = always_null(reason_of(Error(errors::external, {{"kind", boxed.language}}).at(definition.place)));
  else
    definition.body = compiler.compile(boxed.parts[0].value.get(), scope, boxed.place);
  if (const auto* body = boxed.parts[0].value.get()) definition.result = compiler.type_named(body->type, body->place);
  if (const auto own = compiler.type_named(boxed.type, boxed.place); own && !own->type.is(feel::Kind::function))
    definition.result = own;
  definition.type =
      Type::function_of(std::move(types), definition.result ? definition.result->type : definition.body->type);
  logic->type = definition.type;
  return logic;
}

}  // namespace sanlian::dmn
