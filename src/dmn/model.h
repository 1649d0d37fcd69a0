// A decision model as its file declares it, the same for DMN 1.1 to 1.5. Nothing is compiled or checked here beyond the
// shape of the file; every part knows its place.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "format/place.h"

namespace sanlian::dmn {

using format::Place;

/// FEEL as it stands in the file.
struct Text {
  std::string text;
  Place place;  ///< Of its first character.
  bool is_blank() const { return text.find_first_not_of(" \t\r\n") == std::string::npos; }
};

/// A name with the type its value must have. The type is empty where none is asked for.
struct Variable {
  std::string name;
  std::string type;
  Place place;
};

struct Table;
struct Boxed;

/// A part of a boxed expression: an entry of a context, a binding of an invocation, an item of a list, a cell …
struct Part {
  Variable variable;             ///< Without a name where the part needs none.
  std::unique_ptr<Boxed> value;  ///< Empty where the file has none.
};

/// A boxed expression. What `parts` holds is said beside each kind.
struct Boxed {
  enum class Kind : std::uint8_t {
    literal,      ///< text
    context,      ///< Entries in order; one without a name is the result.
    table,        ///< table
    invocation,   ///< What is called, then the bindings by parameter name.
    function,     ///< The body; variables are the parameters; language is FEEL, Java or PMML.
    list,         ///< Items.
    relation,     ///< Cells row by row; variables are the columns.
    conditional,  ///< if, then, else
    filter,       ///< in, match
    loop,         ///< in, return; variables has the iterator
    some,         ///< in, satisfies; variables has the iterator
    every         ///< as some
  };
  Kind kind = Kind::literal;
  Place place;
  std::string type;
  std::string language;  ///< Of a literal: empty for FEEL.
  Text text;
  std::vector<Part> parts;
  std::vector<Variable> variables;
  std::unique_ptr<Table> table;
};

enum class HitPolicy : std::uint8_t { unique, any, priority, first, rule_order, output_order, collect };
enum class Aggregation : std::uint8_t { none, sum, min, max, count };

struct Table {
  struct Input {
    std::string label;
    Text expression;
    std::string type;
    std::optional<Text> values;
    Place place;
  };
  struct Output {
    std::string name, label;
    std::string type;
    std::optional<Text> values;
    std::optional<Text> otherwise;  ///< The default output.
    Place place;
  };
  struct Rule {
    std::vector<Text> inputs, outputs;
    std::vector<std::string> annotations;
    std::string description;
    Place place;
  };
  HitPolicy policy = HitPolicy::unique;
  Aggregation aggregation = Aggregation::none;
  std::string label;  ///< Of the output as a whole.
  std::vector<Input> inputs;
  std::vector<Output> outputs;
  std::vector<Rule> rules;
  std::vector<std::string> annotations;  ///< Their column names.
  Place place;
};

/// A type: one of these is given, `base`, `components` or `function`.
struct ItemDefinition {
  std::string name;
  std::string base;
  bool is_collection = false;
  std::vector<ItemDefinition> components;
  std::optional<std::vector<Variable>> function;  ///< Its parameters.
  std::string function_result;
  std::optional<Text> allowed;     ///< Of each element, if it is a collection.
  std::optional<Text> constraint;  ///< Of the value as a whole.
  Place place;
};

struct Import {
  std::string name;  ///< Empty: what is imported lands in our own scope (DMN 1.5).
  std::string space;
  Place place;
};

struct Reference {
  std::string href;
  Place place;
};

/// A node of the decision requirements graph.
struct Element {
  enum class Kind : std::uint8_t { input, decision, knowledge, service, source };
  Kind kind = Kind::input;
  std::string id, name, description;
  Variable variable;
  std::vector<Reference> inputs, decisions, knowledge;  ///< Requirements; of a service its inputs, both kinds.
  std::vector<Reference> outputs, encapsulated;         ///< Of a service.
  std::unique_ptr<Boxed> logic;                         ///< Of a decision; of a knowledge model always a function.
  Place place;
};

struct Model {
  std::string file;  ///< As it was named to us, for messages.
  std::string space;
  std::string name;
  std::string version;  ///< `1.1` … `1.5`
  std::vector<Import> imports;
  std::vector<ItemDefinition> types;
  std::vector<Element> elements;
};

std::string_view name_of(HitPolicy policy);
std::string_view name_of(Element::Kind kind);

}  // namespace sanlian::dmn
