// The built-in functions (DMN 1.5 §10.3.4). Each form is declared by its signature, from which the parser checks calls,
// the evaluator fits arguments and the reference page is printed.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "feel/type.h"
#include "feel/value.h"

namespace sanlian::feel {

class Evaluator;
struct Form;

/// One call in progress. `arguments` has one value per parameter of the form: what was left out is null, a variadic
/// parameter is a list.
struct Call {
  Evaluator& evaluator;
  const Form& form;
  std::span<const Value> arguments;

  const Value& operator[](std::size_t i) const { return arguments[i]; }
  bool has(std::size_t i) const { return !arguments[i].is_null(); }
  /// null, because this function has no result for these arguments.
  Value fail() const;
};

struct Parameter {
  std::string name;
  Type type;
  bool optional = false;  ///< `name?`: may be left out or null.
  bool nullable = false;  ///< `type?`: null is a value to it; elsewhere a null argument makes the call null.
  bool variadic = false;  ///< `name...`: the last, any number of values.
};

/// `substring(string: string, start position: number, length?: number) -> string`. A result `argument` is of the type
/// of the first argument, `element` of its elements.
struct Form {
  std::string signature;
  std::vector<Parameter> parameters;
  Type result;
  enum class Result : std::uint8_t { declared, argument, element } result_rule = Result::declared;
  Value (*run)(const Call&) = nullptr;
};

struct Builtin {
  std::string name;
  std::vector<Form> forms;  ///< Tried in order; the first that fits is run.
};

/// A row of a table of built-ins; rows of one name become the forms of one Builtin.
struct BuiltinRow {
  std::string_view signature;
  Value (*run)(const Call&);
};

/// Sorted by name; made once from the tables of this folder.
std::span<const Builtin> all_builtins();
const Builtin* find_builtin(std::string_view name);
/// Its value depends on Environment::now.
bool asks_clock(const Builtin& builtin);

/// How arguments meet the parameters of a form: for each parameter the indices of its arguments.
/// Nothing if their number or names do not fit.
std::optional<std::vector<std::vector<int>>> place_arguments(const Form& form, std::size_t count,
                                                             std::span<const std::string> names);

}  // namespace sanlian::feel
