// FEEL that stands in a declared file: compiled with its place, errors collected with all others of the reading.
#pragma once

#include "feel/expression.h"
#include "format/declared.h"

namespace sanlian::feel {

/// Where a text of a declaration begins.
struct DeclaredAt {
  std::string_view file;
  format::Place place;
};

/// Nothing when the text does not compile; why is in `errors` then, as `file:line:column`.
std::optional<Expression> compile_declared(std::string_view text, const DeclaredAt& at, const Scope& scope,
                                           std::optional<Type> expected, Errors& errors);
/// The text of `node`, which stands in `file`; nothing also where it was left out or is empty, which is no error here.
std::optional<Expression> compile_declared(const format::Declared& node, std::string_view file, const Scope& scope,
                                           std::optional<Type> expected, Errors& errors);

}  // namespace sanlian::feel
