#include "dmn/engine.h"

#include <set>

#include "base/text.h"
#include "dmn/errors.h"
#include "dmn/impl/compiler.h"

namespace sanlian::dmn {
namespace {

using Kind = Element::Kind;

const Unit* unit_of(const Program& program, std::string_view space) {
  if (space.empty()) return &program.units.front();
  for (const auto& unit : program.units)
    if (unit.model.space == space) return &unit;
  return nullptr;
}

bool is_callable(Kind kind) { return kind == Kind::knowledge || kind == Kind::service; }

/// By the element's own name, or else that of its variable.
const Node* find(const Unit& unit, std::string_view name, bool callable_first) {
  const Node* found = nullptr;
  for (const auto& node : unit.nodes) {
    const auto& declared = *node.declared;
    if (declared.kind == Kind::source || declared.kind == Kind::input) continue;
    if (declared.name != name && declared.variable.name != name) continue;
    if (is_callable(declared.kind) == callable_first) return &node;
    if (!found) found = &node;
  }
  return found;
}

Error no_such(const Unit& unit, std::string_view name) {
  std::vector<std::string> known;
  for (const auto& node : unit.nodes)
    if (node.declared->kind != Kind::source && node.declared->kind != Kind::input) known.push_back(node.declared->name);
  if (const auto near = nearest(name, known))
    return Error(errors::no_such_decision_near, {{"name", std::string(name)}, {"near", *near}});
  return Error(errors::no_such_decision, {{"name", std::string(name)}});
}

std::vector<feel::Value> arguments_of(const Node& node, const Inputs& inputs) {
  std::vector<feel::Value> arguments;
  for (const auto& parameter : node.parameters) {
    const auto* value = inputs.values.find(parameter.name);
    for (const auto& imported : inputs.imported)
      if (!value && imported.name == parameter.name) value = &imported.value;
    arguments.push_back(value ? *value : feel::Value());
  }
  return arguments;
}

Result<Outcome> evaluate(const std::shared_ptr<const Program>& program, std::string_view name, const Inputs& inputs,
                         const Engine::Options& options, bool callable_first) {
  const auto* unit = unit_of(*program, options.space);
  if (!unit) return Error(errors::unknown_import, {{"namespace", std::string(options.space)}});
  const auto* node = find(*unit, name, callable_first);
  if (!node) return no_such(*unit, name);
  Run run(program, options.now, options.limits);
  Outcome outcome;
  if (options.why) run.trace = &outcome.why;
  run.world.inputs = &inputs;
  auto& instance = shared_instance(run.world, *unit);
  if (unit == &program->units.front() || !options.space.empty()) instance.given = &inputs.values;
  if (is_callable(node->declared->kind)) {
    outcome.value =
        node->failure ? run.fail(node->failure) : call_node(*unit, *node, arguments_of(*node, inputs), run, true);
  } else {
    outcome.value = value_of(instance, static_cast<int>(node - unit->nodes.data()), run);
  }
  outcome.reasons = std::move(run.reasons);
  return outcome;
}

}  // namespace

Result<Engine> Engine::load(std::span<const File> files, const ReadLimits& limits, bool strict) {
  std::vector<Model> models;
  Errors problems;
  for (const auto& file : files) models.push_back(SANLIAN_TRY(read_model(file.xml, file.file, problems, limits)));
  return of(std::move(models), problems.list(), strict);
}

Result<Engine> Engine::of(std::vector<Model> models, std::vector<Error> problems, bool strict) {
  if (models.empty()) return Error(errors::no_model);
  auto program = std::make_shared<Program>();
  program->strict = strict;
  program->units.resize(models.size());
  for (std::size_t i = 0; i < models.size(); ++i) {
    const auto& space = models[i].space;
    for (std::size_t before = 0; before < i; ++before)
      if (!space.empty() && program->units[before].model.space == space)
        return Error(errors::same_namespace, {{"namespace", space}}).at(models[i].file);
    program->units[i].model = std::move(models[i]);
  }
  program->problems = std::move(problems);
  Compiler(*program).run();
  return Engine(std::move(program));
}

Result<Outcome> Engine::evaluate(std::string_view name, const Inputs& inputs, const Options& options) const {
  return dmn::evaluate(program_, name, inputs, options, false);
}

Result<Outcome> Engine::call(std::string_view name, const Inputs& inputs, const Options& options) const {
  return dmn::evaluate(program_, name, inputs, options, true);
}

const std::vector<Error>& Engine::problems() const { return program_->problems; }
const Model& Engine::model() const { return program_->units.front().model; }

std::vector<Question> Engine::questions() const {
  std::vector<Question> out;
  for (const auto& node : program_->units.front().nodes) {
    const auto& declared = *node.declared;
    if (declared.kind == Kind::source || declared.kind == Kind::input) continue;
    out.push_back({.kind = declared.kind,
                   .name = declared.name,
                   .type = node.type ? node.type->type : feel::Type(),
                   .place = declared.place});
  }
  return out;
}

std::vector<InputNeeded> Engine::inputs() const {
  std::vector<InputNeeded> out;
  for (const auto& node : program_->units.front().nodes)
    if (node.declared->kind == Kind::input) out.push_back({.name = node.declared->name, .type = node.seen});
  return out;
}

std::vector<std::string> Engine::names() const {
  std::set<std::string> names;
  for (const auto& unit : program_->units) {
    for (const auto& import : unit.model.imports) names.insert(import.name);
    for (const auto& node : unit.nodes) {
      names.insert({node.declared->name, node.declared->variable.name});
      names.insert(node.parameter_names.begin(), node.parameter_names.end());
    }
  }
  names.erase("");
  return {names.begin(), names.end()};
}

feel::Type Engine::type_of(std::string_view name, std::string_view space) const {
  const auto* unit = unit_of(*program_, space);
  if (!unit) return {};
  for (const auto& node : unit->nodes)
    if (node.declared->name == name || node.declared->variable.name == name)
      return node.type ? node.type->type : feel::Type();
  for (std::size_t i = 0; i < unit->imports.size(); ++i) {
    if (unit->model.imports[i].name != name || unit->imports[i] < 0) continue;
    std::vector<feel::Type::Field> fields;
    for (const auto& node : program_->units[static_cast<std::size_t>(unit->imports[i])].nodes)
      fields.push_back({node.declared->name, node.type ? node.type->type : feel::Type()});
    return feel::Type::context_of(std::move(fields));
  }
  return {};
}

}  // namespace sanlian::dmn
