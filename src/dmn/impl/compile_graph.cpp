#include <algorithm>

#include "dmn/impl/compiler.h"

namespace sanlian::dmn {
namespace {

bool is_feel(std::string_view language) {
  return language.empty() || language.find("FEEL") != std::string_view::npos ||
         language.find("feel") != std::string_view::npos;
}
}  // namespace

void Compiler::run() {
  const auto count = static_cast<int>(program_.units.size());
  states_.resize(program_.units.size());
  for (int unit = 0; unit < count; ++unit) index(program_.units[static_cast<std::size_t>(unit)]);
  for (int unit = 0; unit < count; ++unit) link_imports(unit);
  for (int unit = 0; unit < count; ++unit) make_types(unit);
  const auto for_all = [&](auto&& step) {
    for (int unit = 0; unit < count; ++unit) {
      const auto nodes = static_cast<int>(program_.units[static_cast<std::size_t>(unit)].nodes.size());
      for (int element = 0; element < nodes; ++element) step(unit, element);
    }
  };
  for_all([&](int unit, int element) { declare(unit, element); });
  order_decisions();
  for (const auto& target : order_) compile(target.unit, target.element);
  for_all([&](int unit, int element) { compile(unit, element); });
}

void Compiler::index(Unit& unit) {
  states_[static_cast<std::size_t>(&unit - program_.units.data())].resize(unit.model.elements.size());
  unit.nodes.resize(unit.model.elements.size());
  for (std::size_t i = 0; i < unit.model.elements.size(); ++i) {
    const auto& element = unit.model.elements[i];
    unit.nodes[i].declared = &element;
    unit.nodes[i].has_one_name = element.variable.name == element.name;
    const auto at = static_cast<int>(i);
    if (!element.id.empty() && !unit.by_id.emplace(element.id, at).second)
      problem(Error(errors::duplicate, {{"what", "id"}, {"name", element.id}}).at(unit.place(element.place)));
    if (element.kind == Element::Kind::source) continue;
    if (!unit.by_name.emplace(element.name, at).second)
      problem(Error(errors::duplicate, {{"what", std::string(name_of(element.kind))}, {"name", element.name}})
                  .at(unit.place(element.place)));
  }
}

void Compiler::link_imports(int number) {
  auto& unit = program_.units[static_cast<std::size_t>(number)];
  for (const auto& import : unit.model.imports) {
    int found = -1;
    for (std::size_t i = 0; i < program_.units.size(); ++i)
      if (program_.units[i].model.space == import.space && static_cast<int>(i) != number) found = static_cast<int>(i);
    unit.imports.push_back(found);
    if (found < 0) problem(Error(errors::unknown_import, {{"namespace", import.space}}).at(unit.place(import.place)));
  }
}

void Compiler::fail(Node& node, const Error& error) {
  if (!node.failure) node.failure = reason_of(error);
  problem(error);
}

/// `#id`, or `namespace#id` of an imported model or our own.
Target Compiler::resolve(int number, const Reference& reference, std::initializer_list<Element::Kind> expected) {
  const auto& unit = program_.units[static_cast<std::size_t>(number)];
  const auto hash = reference.href.rfind('#');
  const std::string space = hash == std::string::npos ? std::string() : reference.href.substr(0, hash);
  const auto id = hash == std::string::npos ? reference.href : reference.href.substr(hash + 1);
  Target target{.unit = number};
  if (!space.empty() && space != unit.model.space)
    for (std::size_t i = 0; i < unit.model.imports.size(); ++i)
      if (unit.model.imports[i].space == space) target.unit = unit.imports[i], target.import = static_cast<int>(i);
  if (target.unit >= 0 && (space.empty() || space == unit.model.space || target.import >= 0)) {
    const auto& ids = program_.units[static_cast<std::size_t>(target.unit)].by_id;
    if (const auto found = ids.find(id); found != ids.end()) target.element = found->second;
  }
  if (!target.is_found()) {
    problem(Error(errors::unknown_reference, {{"href", reference.href}}).at(unit.place(reference.place)));
    return {};
  }
  const auto kind = program_.node(target).declared->kind;
  if (std::find(expected.begin(), expected.end(), kind) != expected.end()) return target;
  problem(
      Error(errors::wrong_reference, {{"href", reference.href}, {"expected", std::string(name_of(*expected.begin()))}})
          .at(unit.place(reference.place)));
  return {};
}

/// What others see of a node: its name's type. Needs the types only.
void Compiler::declare(int number, int element) {
  auto& unit = program_.units[static_cast<std::size_t>(number)];
  auto& node = unit.nodes[static_cast<std::size_t>(element)];
  node.type = type_named(number, node.declared->variable.type, node.declared->variable.place);
  node.seen = node.type ? node.type->type : feel::Type();
  const auto kind = node.declared->kind;
  if (kind == Element::Kind::knowledge || kind == Element::Kind::service) declare_callable(number, node);
}

void Compiler::declare_callable(int number, Node& node) {
  const auto& unit = program_.units[static_cast<std::size_t>(number)];
  const auto& declared = *node.declared;
  // The variable of what can be called has, by file, the type of the function or that of its result.
  if (node.type && node.type->type.is(feel::Kind::function)) {
    auto result = std::make_shared<DataType>();
    result->name = node.type->name;
    result->type = node.type->type.result();
    node.type = result->type.is(feel::Kind::any) ? nullptr : result;
  }
  if (declared.kind == Element::Kind::service) {
    using K = Element::Kind;
    const auto add = [&](const Reference& reference, K expected) {
      const auto target = resolve(number, reference, {expected});
      if (!target.is_found()) return;
      const auto& variable = program_.node(target).declared->variable;
      node.parameters.push_back(
          {.name = variable.name, .type = type_named(target.unit, variable.type, variable.place), .target = target});
    };
    for (const auto& input : declared.inputs) add(input, K::input);
    for (const auto& decision : declared.decisions) add(decision, K::decision);
    for (const auto& output : declared.outputs)
      if (const auto target = resolve(number, output, {K::decision}); target.is_found()) node.outputs.push_back(target);
    if (node.outputs.empty())
      fail(node, Error(errors::missing, {{"what", "outputDecision"}}).at(unit.place(declared.place)));
  } else if (declared.logic) {
    for (const auto& parameter : declared.logic->variables)
      node.parameters.push_back(
          {.name = parameter.name, .type = type_named(number, parameter.type, parameter.place), .target = {}});
  }
  std::vector<feel::Type> types;
  for (const auto& parameter : node.parameters) {
    node.parameter_names.push_back(parameter.name);
    types.push_back(parameter.type ? parameter.type->type : feel::Type());
  }
  node.seen = feel::Type::function_of(std::move(types), node.type ? node.type->type : feel::Type());
}

/// Puts decisions behind what they require. What is left over leads into a circle; when what nobody left over requires
/// is taken off as well, the circle itself remains.
void Compiler::order_decisions() {
  std::map<const Node*, std::vector<Target>> required;
  std::vector<Target> open;
  for (std::size_t u = 0; u < program_.units.size(); ++u)
    for (std::size_t e = 0; e < program_.units[u].nodes.size(); ++e) {
      const Target self{.unit = static_cast<int>(u), .element = static_cast<int>(e)};
      const auto& node = program_.node(self);
      if (node.declared->kind != Element::Kind::decision) continue;
      open.push_back(self);
      const auto problems = program_.problems.size();
      for (const auto& reference : node.declared->decisions)
        if (const auto target = resolve(self.unit, reference, {Element::Kind::decision}); target.is_found())
          required[&node].push_back(target);
      program_.problems.erase(program_.problems.begin() + static_cast<std::ptrdiff_t>(problems),
                              program_.problems.end());  // they are said when the scope is made
    }
  std::map<const Node*, std::vector<Target>> users;
  std::map<const Node*, std::size_t> missing;
  for (const auto& each : open)
    for (const auto& target : required[&program_.node(each)])
      users[&program_.node(target)].push_back(each), ++missing[&program_.node(each)];
  for (const auto& each : open)
    if (missing[&program_.node(each)] == 0) order_.push_back(each);
  for (std::size_t i = 0; i < order_.size(); ++i)
    for (const auto& user : users[&program_.node(order_[i])])
      if (--missing[&program_.node(user)] == 0) order_.push_back(user);
  std::erase_if(open, [&](const Target& each) { return missing[&program_.node(each)] == 0; });
  refuse_circles(std::move(open), required);
}

void Compiler::refuse_circles(std::vector<Target> open, std::map<const Node*, std::vector<Target>>& required) {
  std::map<const Node*, std::size_t> uses;
  for (const auto& each : open)
    for (const auto& target : required[&program_.node(each)]) ++uses[&program_.node(target)];
  std::vector<const Node*> unused;
  for (const auto& each : open)
    if (uses[&program_.node(each)] == 0) unused.push_back(&program_.node(each));
  std::set<const Node*> outside(unused.begin(), unused.end());
  for (std::size_t i = 0; i < unused.size(); ++i)
    for (const auto& target : required[unused[i]])
      if (const auto* node = &program_.node(target); --uses[node] == 0 && outside.insert(node).second)
        unused.push_back(node);
  std::string names;
  std::erase_if(open, [&](const Target& each) { return outside.contains(&program_.node(each)); });
  for (const auto& each : open) names += (names.empty() ? "" : ", ") + program_.node(each).declared->name;
  for (const auto& each : open) {
    auto& unit = program_.units[static_cast<std::size_t>(each.unit)];
    auto& node = unit.nodes[static_cast<std::size_t>(each.element)];
    fail(node, Error(errors::requirement_cycle, {{"names", names}}).at(unit.place(node.declared->place)));
  }
}

/// As those who require it see it. A decision without a declared type shows what its logic is known to give, if that
/// has names to be read.
feel::Type Compiler::seen_type(const Target& target) {
  const auto& node = program_.node(target);
  if (node.declared->kind != Element::Kind::decision || node.type) return node.seen;
  compile(target.unit, target.element);
  const auto is_open = [](feel::Type type) {
    while (type.is(feel::Kind::list)) type = type.element();
    return !type.knows_fields();
  };
  return node.logic && !is_open(node.logic->type) ? node.logic->type : feel::Type();
}

/// The names that a node's requirements bring, in the order of its file; fills in where their values come from.
feel::Scope Compiler::scope_of(int number, Node& node) {
  using K = Element::Kind;
  const auto& unit = program_.units[static_cast<std::size_t>(number)];
  feel::Scope scope = unit.types;
  std::map<int, std::size_t> of_import;
  std::map<int, std::vector<feel::Type::Field>> fields;
  std::vector<std::pair<std::string, feel::Type>> variables;
  std::set<std::string> taken;
  const auto add = [&](const Reference& reference, std::initializer_list<K> expected) {
    const auto target = resolve(number, reference, expected);
    if (!target.is_found()) return;
    const auto& name = program_.node(target).declared->variable.name;
    const auto type = seen_type(target);
    const bool is_named =
        target.import >= 0 && !unit.model.imports[static_cast<std::size_t>(target.import)].name.empty();
    if (!is_named) {
      if (!taken.insert(name).second && target.import >= 0)
        problem(Error(errors::name_clash, {{"name", name}}).at(unit.place(reference.place)));
      node.slots.push_back({.targets = {target}, .names = {}});
      variables.emplace_back(name, type);
      return;
    }
    const auto [at, is_new] = of_import.emplace(target.import, node.slots.size());
    if (is_new) {
      node.slots.emplace_back();
      variables.emplace_back(unit.model.imports[static_cast<std::size_t>(target.import)].name, feel::Type());
    }
    node.slots[at->second].targets.push_back(target);
    node.slots[at->second].names.push_back(name);
    fields[target.import].push_back({name, type});
  };
  for (const auto& input : node.declared->inputs) add(input, {K::input, K::decision});
  for (const auto& decision : node.declared->decisions) add(decision, {K::decision, K::input});
  for (const auto& knowledge : node.declared->knowledge) add(knowledge, {K::knowledge, K::service});
  for (auto& [import, at] : of_import) variables[at].second = feel::Type::context_of(fields[import]);
  for (auto& [name, type] : variables) scope.add(name, type);
  return scope;
}

void Compiler::compile(int number, int element) {
  auto& state = states_[static_cast<std::size_t>(number)][static_cast<std::size_t>(element)];
  if (state != 0) return;
  state = 1;
  auto& node = program_.units[static_cast<std::size_t>(number)].nodes[static_cast<std::size_t>(element)];
  const auto& declared = *node.declared;
  LogicCompiler logic(*this, number, declared.name);
  if (declared.kind == Element::Kind::decision && !node.failure) {
    const auto scope = scope_of(number, node);
    node.logic = logic.compile(declared.logic.get(), scope, declared.place);
  } else if (declared.kind == Element::Kind::knowledge) {
    auto scope = scope_of(number, node);
    node.first_parameter_slot = scope.slots();
    for (const auto& parameter : node.parameters)
      scope.add(parameter.name, parameter.type ? parameter.type->type : feel::Type());
    const auto& kind = declared.logic ? declared.logic->language : std::string();
    const auto where = program_.units[static_cast<std::size_t>(number)].place(declared.place);
    if (!kind.empty() && kind != "FEEL") {
      node.logic = always_null(reason_of(Error(errors::external, {{"kind", kind}}).at(where)));
    } else {
      const auto* body =
          declared.logic && !declared.logic->parts.empty() ? declared.logic->parts[0].value.get() : nullptr;
      node.logic = logic.compile(body, scope, declared.place);
      if (!node.type && body) node.type = type_named(number, body->type, body->place);
    }
  }
  state = 2;
}

LogicPtr LogicCompiler::compile(const Boxed* boxed, const feel::Scope& scope, const Place& at) {
  if (!boxed) return always_null(reason_of(Error(errors::no_logic, {{"name", owner_}}).at(place(at))));
  return compile_known(*boxed, scope);
}

LogicPtr LogicCompiler::compile_known(const Boxed& boxed, const feel::Scope& scope) {
  switch (boxed.kind) {
    case Boxed::Kind::literal:
      if (is_feel(boxed.language)) return literal(boxed.text, scope);
      {
        const auto error = Error(errors::foreign_language, {{"language", boxed.language}}).at(place(boxed.place));
        problem(error);
        return always_null(reason_of(error));
      }
    case Boxed::Kind::context:
      return compile_context(*this, boxed, scope);
    case Boxed::Kind::table:
      return compile_table(*this, *boxed.table, scope);
    case Boxed::Kind::invocation:
      return compile_invocation(*this, boxed, scope);
    case Boxed::Kind::function:
      return compile_function(*this, boxed, scope);
    case Boxed::Kind::list:
      return compile_list(*this, boxed, scope);
    case Boxed::Kind::relation:
      return compile_relation(*this, boxed, scope);
    case Boxed::Kind::conditional:
      return compile_conditional(*this, boxed, scope);
    case Boxed::Kind::filter:
    case Boxed::Kind::loop:
    case Boxed::Kind::some:
    case Boxed::Kind::every:
      return compile_iteration(*this, boxed, scope);
  }
  return nullptr;
}

}  // namespace sanlian::dmn
