#include "base/text.h"
#include "dmn/impl/read.h"

namespace sanlian::dmn {
namespace {

struct Version {
  std::string_view space, name;
};
/// The namespaces that OMG gave the models of each version.
constexpr Version kVersions[] = {
    {"http://www.omg.org/spec/DMN/20151101/dmn.xsd", "1.1"}, {"http://www.omg.org/spec/DMN/20151101/dmn11.xsd", "1.1"},
    {"http://www.omg.org/spec/DMN/20180521/MODEL/", "1.2"},  {"https://www.omg.org/spec/DMN/20191111/MODEL/", "1.3"},
    {"https://www.omg.org/spec/DMN/20211108/MODEL/", "1.4"}, {"https://www.omg.org/spec/DMN/20230324/MODEL/", "1.5"}};

std::string version_of(std::string_view space) {
  const auto bare = [](std::string_view uri) {
    if (const auto scheme = uri.find("://"); scheme != std::string_view::npos) uri.remove_prefix(scheme);
    return uri.ends_with('/') ? uri.substr(0, uri.size() - 1) : uri;
  };
  for (const auto& version : kVersions)
    if (bare(version.space) == bare(space)) return std::string(version.name);
  return {};
}

bool is_yes(std::string_view text) { return text == "true" || text == "1"; }

}  // namespace

void Reader::problem(pugi::xml_node node, const ErrorSpec& spec, Error::Arguments arguments) {
  problems_.add(Error(spec, arguments).at(xml_.print_place(node)));
}

bool Reader::is_ours(pugi::xml_node node) const {
  return node.type() == pugi::node_element && prefix(node.name()) == prefix_;
}

bool Reader::is(pugi::xml_node node, std::string_view name) const {
  return is_ours(node) && local_name(node.name()) == name;
}

pugi::xml_node Reader::child(pugi::xml_node node, std::string_view name) const {
  for (const auto each : node.children())
    if (is(each, name)) return each;
  return {};
}

std::optional<Text> Reader::text_in(pugi::xml_node node, std::string_view name) const {
  const auto holder = child(node, name);
  if (!holder) return std::nullopt;
  const auto text = child(holder, "text");
  return text ? xml_.text(text) : Text{.place = xml_.place(holder)};
}

/// An attribute, or since 1.2 an element in item definitions; `feel:number` was its spelling in 1.1.
std::string Reader::type_of(pugi::xml_node node) const {
  auto type = attribute(node, "typeRef");
  if (!type.empty()) return type;
  if (const auto element = child(node, "typeRef")) return std::string(trim(xml_.text(element).text));
  return {};
}

Variable Reader::variable(pugi::xml_node node) const {
  return {.name = attribute(node, "name"), .type = type_of(node), .place = xml_.place(node)};
}

Reference Reader::reference(pugi::xml_node node) const {
  return {.href = attribute(node, "href"), .place = xml_.place(node)};
}

Result<Model> Reader::model() {
  const auto root = xml_.root();
  Model model;
  model.file = xml_.file();
  model.version = version_of(namespace_of(root));
  if (local_name(root.name()) != "definitions" || model.version.empty())
    return Error(errors::not_dmn, {{"found", std::string(root.name()) + " " + namespace_of(root)}})
        .at(xml_.print_place(root));
  prefix_ = prefix(root.name());
  model.space = attribute(root, "namespace");
  model.name = attribute(root, "name");
  for (const auto node : root.children()) {
    if (is(node, "import"))
      model.imports.push_back(
          {.name = attribute(node, "name"), .space = attribute(node, "namespace"), .place = xml_.place(node)});
    else if (is(node, "itemDefinition"))
      model.types.push_back(item(node));
    else if (is(node, "inputData"))
      model.elements.push_back(element(node, Element::Kind::input));
    else if (is(node, "decision"))
      model.elements.push_back(element(node, Element::Kind::decision));
    else if (is(node, "businessKnowledgeModel"))
      model.elements.push_back(element(node, Element::Kind::knowledge));
    else if (is(node, "decisionService"))
      model.elements.push_back(element(node, Element::Kind::service));
    else if (is(node, "knowledgeSource"))
      model.elements.push_back(element(node, Element::Kind::source));
  }
  return model;
}

ItemDefinition Reader::item(pugi::xml_node node) {
  ItemDefinition item{.name = attribute(node, "name"),
                      .base = type_of(node),
                      .is_collection = is_yes(attribute(node, "isCollection")),
                      .place = xml_.place(node)};
  item.allowed = text_in(node, "allowedValues");
  item.constraint = text_in(node, "typeConstraint");
  for (const auto each : node.children()) {
    if (is(each, "itemComponent")) item.components.push_back(this->item(each));
    if (!is(each, "functionItem")) continue;
    item.function.emplace();
    item.function_result = attribute(each, "outputTypeRef");
    for (const auto parameter : each.children())
      if (is(parameter, "parameters")) item.function->push_back(variable(parameter));
  }
  if (item.name.empty()) problem(node, errors::missing, {{"what", "itemDefinition/@name"}});
  return item;
}

Element Reader::element(pugi::xml_node node, Element::Kind kind) {
  Element element;
  element.kind = kind;
  element.id = attribute(node, "id");
  element.name = attribute(node, "name");
  element.place = xml_.place(node);
  if (const auto description = child(node, "description")) element.description = xml_.text(description).text;
  if (const auto own = child(node, "variable")) element.variable = variable(own);
  if (element.variable.name.empty()) element.variable.name = element.name;
  if (element.name.empty()) problem(node, errors::missing, {{"what", std::string(node.name()) + "/@name"}});
  requirements(node, element);
  if (kind == Element::Kind::decision) element.logic = first_boxed(node);
  if (kind == Element::Kind::knowledge)
    if (const auto logic = child(node, "encapsulatedLogic")) element.logic = function(logic);
  return element;
}

void Reader::requirements(pugi::xml_node node, Element& element) {
  for (const auto each : node.children()) {
    if (is(each, "informationRequirement")) {
      if (const auto input = child(each, "requiredInput")) element.inputs.push_back(reference(input));
      if (const auto decision = child(each, "requiredDecision")) element.decisions.push_back(reference(decision));
    } else if (is(each, "knowledgeRequirement")) {
      if (const auto knowledge = child(each, "requiredKnowledge")) element.knowledge.push_back(reference(knowledge));
    } else if (is(each, "inputData")) {
      element.inputs.push_back(reference(each));
    } else if (is(each, "inputDecision")) {
      element.decisions.push_back(reference(each));
    } else if (is(each, "outputDecision")) {
      element.outputs.push_back(reference(each));
    } else if (is(each, "encapsulatedDecision")) {
      element.encapsulated.push_back(reference(each));
    }
  }
}

Result<Model> read_model(std::string_view text, std::string_view file, Errors& problems, const ReadLimits& limits) {
  const auto xml = SANLIAN_TRY(Xml::parse(text, file, limits));
  return Reader(*xml, problems).model();
}

std::string_view name_of(HitPolicy policy) {
  constexpr std::string_view kNames[] = {"UNIQUE", "ANY", "PRIORITY", "FIRST", "RULE ORDER", "OUTPUT ORDER", "COLLECT"};
  return kNames[static_cast<std::size_t>(policy)];
}

std::string_view name_of(Element::Kind kind) {
  constexpr std::string_view kNames[] = {"inputData", "decision", "businessKnowledgeModel", "decisionService",
                                         "knowledgeSource"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace sanlian::dmn
