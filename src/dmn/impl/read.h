// From the XML tree to the declared model. read_boxed.cpp holds the boxed expressions, read_model.cpp all around them.
#pragma once

#include <initializer_list>

#include "dmn/errors.h"
#include "dmn/impl/xml.h"
#include "dmn/model.h"

namespace sanlian::dmn {

class Reader {
 public:
  Reader(const Xml& xml, Errors& problems) : xml_(xml), problems_(problems) {}
  Result<Model> model();

 private:
  // read_model.cpp
  ItemDefinition item(pugi::xml_node node);
  Element element(pugi::xml_node node, Element::Kind kind);
  void requirements(pugi::xml_node node, Element& element);
  Reference reference(pugi::xml_node node) const;

  // read_boxed.cpp
  std::unique_ptr<Boxed> boxed(pugi::xml_node node);
  std::unique_ptr<Boxed> first_boxed(pugi::xml_node parent, std::string_view but = {});
  void fill(Boxed& boxed, pugi::xml_node node);
  void fill_invocation(Boxed& boxed, pugi::xml_node node);
  Part named_part(pugi::xml_node node, const char* name_child);
  void fill_context(Boxed& boxed, pugi::xml_node node);
  void fill_relation(Boxed& boxed, pugi::xml_node node);
  void fill_parts(Boxed& boxed, pugi::xml_node node, std::initializer_list<const char*> roles);
  std::unique_ptr<Boxed> function(pugi::xml_node node);
  std::unique_ptr<Table> table(pugi::xml_node node);
  void columns(pugi::xml_node node, Table& table);

  Variable variable(pugi::xml_node node) const;
  std::string type_of(pugi::xml_node node) const;
  pugi::xml_node child(pugi::xml_node node, std::string_view name) const;
  /// Whether this is an element of the model and not of somebody's extension.
  bool is(pugi::xml_node node, std::string_view name) const;
  bool is_ours(pugi::xml_node node) const;
  std::optional<Text> text_in(pugi::xml_node node, std::string_view name) const;
  void problem(pugi::xml_node node, const ErrorSpec& spec, Error::Arguments arguments);

  const Xml& xml_;
  Errors& problems_;
  std::string prefix_;
};

}  // namespace sanlian::dmn
