#include "dmn/impl/read.h"

namespace sanlian::dmn {
namespace {

struct KindName {
  std::string_view element;
  Boxed::Kind kind;
};
constexpr KindName kKinds[] = {{"literalExpression", Boxed::Kind::literal},
                               {"context", Boxed::Kind::context},
                               {"decisionTable", Boxed::Kind::table},
                               {"invocation", Boxed::Kind::invocation},
                               {"functionDefinition", Boxed::Kind::function},
                               {"list", Boxed::Kind::list},
                               {"relation", Boxed::Kind::relation},
                               {"conditional", Boxed::Kind::conditional},
                               {"filter", Boxed::Kind::filter},
                               {"for", Boxed::Kind::loop},
                               {"some", Boxed::Kind::some},
                               {"every", Boxed::Kind::every}};

std::optional<Boxed::Kind> kind_of(std::string_view element) {
  for (const auto& each : kKinds)
    if (each.element == element) return each.kind;
  return std::nullopt;
}

}  // namespace

/// Nothing where the element is no boxed expression.
std::unique_ptr<Boxed> Reader::boxed(pugi::xml_node node) {
  if (!is_ours(node)) return nullptr;
  const auto kind = kind_of(local_name(node.name()));
  if (!kind) return nullptr;
  if (*kind == Boxed::Kind::function) return function(node);
  auto boxed = std::make_unique<Boxed>();
  boxed->kind = *kind;
  boxed->place = xml_.place(node);
  boxed->type = type_of(node);
  fill(*boxed, node);
  return boxed;
}

/// The boxed expression among the children, that of the element named `but` not meant.
std::unique_ptr<Boxed> Reader::first_boxed(pugi::xml_node parent, std::string_view but) {
  for (const auto each : parent.children()) {
    if (!but.empty() && is(each, but)) continue;
    if (auto found = boxed(each)) return found;
  }
  return nullptr;
}

void Reader::fill(Boxed& boxed, pugi::xml_node node) {
  switch (boxed.kind) {
    case Boxed::Kind::literal:
      boxed.language = attribute(node, "expressionLanguage");
      boxed.text.place = boxed.place;
      if (const auto text = child(node, "text")) boxed.text = xml_.text(text);
      return;
    case Boxed::Kind::context:
      return fill_context(boxed, node);
    case Boxed::Kind::table:
      boxed.table = table(node);
      return;
    case Boxed::Kind::invocation:
      return fill_invocation(boxed, node);
    case Boxed::Kind::function:
      return;  // by function()
    case Boxed::Kind::list:
      for (const auto each : node.children())
        if (auto item = this->boxed(each)) boxed.parts.push_back({.variable = {}, .value = std::move(item)});
      return;
    case Boxed::Kind::relation:
      return fill_relation(boxed, node);
    case Boxed::Kind::conditional:
      return fill_parts(boxed, node, {"if", "then", "else"});
    case Boxed::Kind::filter:
      return fill_parts(boxed, node, {"in", "match"});
    case Boxed::Kind::loop:
      boxed.variables.push_back({.name = attribute(node, "iteratorVariable"), .type = {}, .place = boxed.place});
      return fill_parts(boxed, node, {"in", "return"});
    case Boxed::Kind::some:
    case Boxed::Kind::every:
      boxed.variables.push_back({.name = attribute(node, "iteratorVariable"), .type = {}, .place = boxed.place});
      return fill_parts(boxed, node, {"in", "satisfies"});
  }
}

void Reader::fill_parts(Boxed& boxed, pugi::xml_node node, std::initializer_list<const char*> roles) {
  for (const auto* role : roles) {
    const auto holder = child(node, role);
    Part part;
    part.variable = {.name = {}, .type = type_of(holder), .place = xml_.place(holder ? holder : node)};
    if (holder) part.value = first_boxed(holder);
    if (!part.value) problem(holder ? holder : node, errors::missing, {{"what", role}});
    boxed.parts.push_back(std::move(part));
  }
}

/// A value with its name in a child of its own, which may be left out.
Part Reader::named_part(pugi::xml_node node, const char* name_child) {
  Part part;
  part.variable.place = xml_.place(node);
  if (const auto named = child(node, name_child)) part.variable = variable(named);
  part.value = first_boxed(node);
  return part;
}

void Reader::fill_context(Boxed& boxed, pugi::xml_node node) {
  for (const auto each : node.children())
    if (is(each, "contextEntry")) boxed.parts.push_back(named_part(each, "variable"));
}

void Reader::fill_invocation(Boxed& boxed, pugi::xml_node node) {
  boxed.parts.push_back(
      {.variable = {.name = {}, .type = {}, .place = boxed.place}, .value = first_boxed(node, "binding")});
  for (const auto each : node.children())
    if (is(each, "binding")) boxed.parts.push_back(named_part(each, "parameter"));
}

void Reader::fill_relation(Boxed& boxed, pugi::xml_node node) {
  for (const auto each : node.children())
    if (is(each, "column")) boxed.variables.push_back(variable(each));
  for (const auto each : node.children()) {
    if (!is(each, "row")) continue;
    std::size_t cells = 0;
    for (const auto cell : each.children())
      if (auto value = this->boxed(cell)) {
        if (++cells <= boxed.variables.size()) boxed.parts.push_back({.variable = {}, .value = std::move(value)});
      }
    if (cells != boxed.variables.size())
      problem(each, errors::cells,
              {{"rule", std::to_string(boxed.parts.size() / std::max<std::size_t>(1, boxed.variables.size()))},
               {"found", std::to_string(cells)},
               {"wanted", std::to_string(boxed.variables.size())}});
    for (; cells < boxed.variables.size(); ++cells) boxed.parts.emplace_back();
  }
}

/// A function definition, or the encapsulated logic of a knowledge model, which is one.
std::unique_ptr<Boxed> Reader::function(pugi::xml_node node) {
  auto boxed = std::make_unique<Boxed>();
  boxed->kind = Boxed::Kind::function;
  boxed->place = xml_.place(node);
  boxed->type = type_of(node);
  boxed->language = attribute(node, "kind");
  for (const auto each : node.children())
    if (is(each, "formalParameter")) boxed->variables.push_back(variable(each));
  auto body = first_boxed(node);
  // In DMN 1.1 the kind stood in an attribute of somebody's extension; a body of Java is told by its two entries.
  boxed->parts.push_back({.variable = {.name = {}, .type = {}, .place = boxed->place}, .value = std::move(body)});
  return boxed;
}

std::unique_ptr<Table> Reader::table(pugi::xml_node node) {
  auto table = std::make_unique<Table>();
  table->place = xml_.place(node);
  table->label = attribute(node, "outputLabel");
  const auto choose = [&](const char* name, std::initializer_list<std::string_view> known) -> std::size_t {
    const auto found = attribute(node, name);
    if (found.empty()) return 0;
    std::string all;
    for (const auto& each : known) {
      if (each == found) return static_cast<std::size_t>(&each - known.begin());
      all.append(all.empty() ? "" : ", ").append(each);
    }
    problem(node, errors::unknown_choice, {{"what", name}, {"found", found}, {"known", all}});
    return 0;
  };
  table->policy = static_cast<HitPolicy>(
      choose("hitPolicy", {"UNIQUE", "ANY", "PRIORITY", "FIRST", "RULE ORDER", "OUTPUT ORDER", "COLLECT"}));
  table->aggregation = static_cast<Aggregation>(choose("aggregation", {"", "SUM", "MIN", "MAX", "COUNT"}));
  if (table->policy != HitPolicy::collect) table->aggregation = Aggregation::none;
  columns(node, *table);
  for (const auto each : node.children()) {
    if (!is(each, "rule")) continue;
    Table::Rule rule{.place = xml_.place(each)};
    if (const auto description = child(each, "description")) rule.description = xml_.text(description).text;
    for (const auto cell : each.children()) {
      const auto text = child(cell, "text");
      const auto content = text ? xml_.text(text) : Text{.text = {}, .place = xml_.place(cell)};
      if (is(cell, "inputEntry")) rule.inputs.push_back(content);
      if (is(cell, "outputEntry")) rule.outputs.push_back(content);
      if (is(cell, "annotationEntry")) rule.annotations.push_back(content.text);
    }
    table->rules.push_back(std::move(rule));
  }
  return table;
}

void Reader::columns(pugi::xml_node node, Table& table) {
  for (const auto each : node.children()) {
    if (is(each, "input")) {
      Table::Input input{.label = attribute(each, "label"), .place = xml_.place(each)};
      const auto expression = child(each, "inputExpression");
      input.expression.place = input.place;
      if (const auto text = child(expression, "text")) input.expression = xml_.text(text);
      input.type = type_of(expression);
      input.values = text_in(each, "inputValues");
      table.inputs.push_back(std::move(input));
    } else if (is(each, "output")) {
      Table::Output output{
          .name = attribute(each, "name"), .label = attribute(each, "label"), .place = xml_.place(each)};
      output.type = type_of(each);
      output.values = text_in(each, "outputValues");
      output.otherwise = text_in(each, "defaultOutputEntry");
      table.outputs.push_back(std::move(output));
    } else if (is(each, "annotation")) {
      table.annotations.push_back(attribute(each, "name"));
    }
  }
}

}  // namespace sanlian::dmn
