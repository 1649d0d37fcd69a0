// Values of nodes: given, or computed once from what they require.
#include "dmn/impl/program.h"
#include "feel/errors.h"
#include "feel/function.h"

namespace sanlian::dmn {
namespace {
using feel::Kind;
using feel::Value;

/// A knowledge model or a decision service as a value.
class NodeFunction final : public feel::Function {
 public:
  NodeFunction(std::shared_ptr<const Program> program, const Unit& unit, const Node& node)
      : program_(std::move(program)), unit_(unit), node_(node) {}

  std::span<const std::string> parameters() const override { return node_.parameter_names; }
  feel::Type type() const override { return node_.seen; }
  std::string print() const override { return node_.declared->name; }
  Value call(feel::Evaluator& evaluator, std::span<const Value> arguments) const override {
    const auto& environment = feel::environment_of(evaluator);
    if (auto* run = dynamic_cast<Run*>(environment.run)) return call_node(unit_, node_, arguments, *run);
    Run own(program_, environment.now, environment.limits);  // called after the evaluation that it came from
    return call_node(unit_, node_, arguments, own);
  }

 private:
  std::shared_ptr<const Program> program_;
  const Unit& unit_;
  const Node& node_;
};

const Value* given_value(const Instance& instance, const Node& node, const Run& run) {
  const auto& declared = *node.declared;
  const auto& world = *instance.world;
  if (!world.replaced.empty())
    if (const auto found = world.replaced.find(&declared); found != world.replaced.end()) return &found->second;
  const auto named = [&](const feel::Context& context) {
    const auto* value = context.find(declared.name);
    return value || node.has_one_name ? value : context.find(declared.variable.name);
  };
  if (instance.given)
    if (const auto* value = named(*instance.given)) return value;
  if (!world.inputs) return nullptr;
  for (const auto& imported : world.inputs->imported)
    if (imported.space == instance.unit->model.space &&
        (imported.name == declared.name || imported.name == declared.variable.name))
      return &imported.value;
  // An input of an imported model under its own name, when the model that is asked has none of that name.
  const bool is_imported = instance.unit != &run.program->units.front();
  if (is_imported && declared.kind == Element::Kind::input &&
      !run.program->units.front().by_name.contains(declared.name))
    return named(world.inputs->values);
  return nullptr;
}

Instance& add_instance(World& world, const Unit& unit, const feel::Context* given) {
  auto& made = world.instances.emplace_front();
  made.world = &world;
  made.unit = &unit;
  made.given = given;
  made.cells.resize(unit.nodes.size());
  made.imported.resize(unit.imports.size());
  return made;
}

Value decided(Instance& instance, const Node& node, Run& run) {
  const Deeper deeper(run);
  if (deeper.too_deep()) return run.too_deep();
  Noting noting(run, Step::Kind::decision, node.declared->name);
  Value value;
  if (node.failure) {
    value = run.fail(node.failure);
  } else {
    auto frame = frame_of(instance, node, run);
    value = accept(node.type, node.logic->eval(frame, run), node.declared->name, run);
  }
  if (noting) {
    noting->value = value;
    noting->file = instance.unit->model.file;
    noting->place = node.declared->place;
  }
  return value;
}

Value read(const Value& given, const Node& node, Run& run) {
  Noting noting(run, Step::Kind::input, node.declared->name);
  auto value = accept(node.type, given, node.declared->name, run);
  if (noting) noting->value = value;
  return value;
}

Value service_result(const Unit& unit, const Node& node, std::span<const Value> arguments, Run& run) {
  World world;
  for (std::size_t i = 0; i < arguments.size(); ++i)
    world.replaced.emplace(run.program->node(node.parameters[i].target).declared, arguments[i]);
  auto& own = shared_instance(world, unit);
  std::vector<feel::Context::Entry> entries;
  for (const auto& output : node.outputs) {
    auto value = value_of(instance_for(own, output, run), output.element, run);
    if (node.outputs.size() == 1) return value;
    entries.push_back({.name = run.program->node(output).declared->variable.name, .value = std::move(value)});
  }
  return feel::Context(std::move(entries));
}

}  // namespace

Value Run::fail(const ErrorSpec& spec, Error::Arguments arguments, std::string_view where) {
  Error error(spec, arguments);
  if (!where.empty()) error.at(where);
  return fail(std::make_shared<const feel::Reason>(feel::Reason{std::move(error), {}, {}}));
}

Value Run::fail(feel::ReasonPtr reason) {
  constexpr std::size_t kReasonsMax = 1000;  // as many as an expression keeps
  if (reasons.size() < kReasonsMax) reasons.push_back(reason);
  return Value::null(std::move(reason));
}

Value Run::too_deep() {
  const auto& limits = environment.limits;
  if (steps > limits.steps)
    return fail(feel::errors::limit, {{"limit", "steps / 步数"}, {"max", std::to_string(limits.steps)}}, {});
  return fail(feel::errors::limit, {{"limit", "depth / 层数"}, {"max", std::to_string(limits.depth)}}, {});
}

Instance& shared_instance(World& world, const Unit& unit) {
  for (const auto& [known, instance] : world.shared)
    if (known == &unit) return *instance;
  auto& made = add_instance(world, unit, nullptr);
  world.shared.emplace_back(&unit, &made);
  return made;
}

Instance& instance_for(Instance& instance, const Target& target, Run& run) {
  if (target.import < 0) return instance;
  auto& imported = instance.imported[static_cast<std::size_t>(target.import)];
  if (imported) return *imported;
  const auto& unit = run.program->unit(target);
  const auto& name = instance.unit->model.imports[static_cast<std::size_t>(target.import)].name;
  const feel::Context* given = nullptr;
  if (instance.given && name.empty()) given = instance.given;
  if (instance.given && !name.empty())
    if (const auto* own = instance.given->find(name); own && own->is(Kind::context)) given = &own->context();
  imported = given ? &add_instance(*instance.world, unit, given) : &shared_instance(*instance.world, unit);
  return *imported;
}

Frame frame_of(Instance& instance, const Node& node, Run& run) {
  Frame frame;
  frame.reserve(node.slots.size() + 8);
  for (const auto& slot : node.slots) {
    if (slot.names.empty()) {
      const auto& target = slot.targets.front();
      frame.push_back(value_of(instance_for(instance, target, run), target.element, run));
      continue;
    }
    feel::Context context;
    for (std::size_t i = 0; i < slot.targets.size(); ++i)
      context.put(slot.names[i], value_of(instance_for(instance, slot.targets[i], run), slot.targets[i].element, run));
    frame.emplace_back(std::move(context));
  }
  return frame;
}

Value value_of(Instance& instance, int element, Run& run) {
  auto& cell = instance.cells[static_cast<std::size_t>(element)];
  const auto& node = instance.unit->nodes[static_cast<std::size_t>(element)];
  if (cell.state == Instance::State::done) return cell.value;
  if (cell.state == Instance::State::busy)
    return run.fail(errors::requirement_cycle, {{"names", node.declared->name}},
                    instance.unit->place(node.declared->place));
  cell.state = Instance::State::busy;
  Value value;
  switch (node.declared->kind) {
    case Element::Kind::input:
      if (const auto* given = given_value(instance, node, run)) value = read(*given, node, run);
      break;
    case Element::Kind::decision: {
      const auto* given = given_value(instance, node, run);
      value = given ? read(*given, node, run) : decided(instance, node, run);
      break;
    }
    case Element::Kind::knowledge:
    case Element::Kind::service:
      value = function_of(*instance.unit, node, run);
      break;
    case Element::Kind::source:
      break;
  }
  cell.value = std::move(value);
  cell.state = Instance::State::done;
  return cell.value;
}

Value function_of(const Unit& unit, const Node& node, Run& run) {
  if (node.failure) return run.fail(node.failure);
  return Value(std::shared_ptr<const feel::Function>(std::make_shared<const NodeFunction>(run.program, unit, node)));
}

Value call_node(const Unit& unit, const Node& node, std::span<const Value> arguments, Run& run, bool is_asked) {
  const Deeper deeper(run);
  if (deeper.too_deep()) return run.too_deep();
  const auto& declared = *node.declared;
  const bool is_service = declared.kind == Element::Kind::service;
  if (arguments.size() != node.parameters.size())
    return run.fail(errors::wrong_arguments,
                    {{"name", declared.name},
                     {"found", std::to_string(arguments.size())},
                     {"wanted", std::to_string(node.parameters.size())}},
                    unit.place(declared.place));
  Noting noting(run, is_service ? Step::Kind::service : Step::Kind::knowledge, declared.name);
  std::vector<Value> fitted;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto& parameter = node.parameters[i];
    Noting argument(run, Step::Kind::argument, parameter.name);
    fitted.push_back(accept(parameter.type, arguments[i], parameter.name, run));
    if (argument) argument->value = fitted.back();
    if (!is_asked && fitted.back().is_null() && !arguments[i].is_null()) return fitted.back();
  }
  Value value;
  if (is_service) {
    value = service_result(unit, node, fitted, run);
  } else {
    auto frame = frame_of(shared_instance(run.world, unit), node, run);
    for (std::size_t i = 0; i < fitted.size(); ++i)
      put(frame, node.first_parameter_slot + static_cast<int>(i), std::move(fitted[i]));
    value = node.logic->eval(frame, run);
  }
  value = accept(node.type, std::move(value), declared.name, run);
  if (noting) {
    noting->value = value;
    noting->file = unit.model.file;
    noting->place = declared.place;
  }
  return value;
}

}  // namespace sanlian::dmn
