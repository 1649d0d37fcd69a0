#include "feel/declared.h"

namespace sanlian::feel {

std::optional<Expression> compile_declared(std::string_view text, const DeclaredAt& at, const Scope& scope,
                                           std::optional<Type> expected, Errors& errors) {
  CompileOptions options;
  options.expected = std::move(expected);
  options.source = at.file;
  options.first_line = static_cast<int>(at.place.line);
  options.first_column = static_cast<int>(at.place.column);
  auto compiled = compile(text, scope, options);
  if (compiled) return std::move(compiled).value();
  errors.add(std::move(compiled).error());
  return std::nullopt;
}

std::optional<Expression> compile_declared(const format::Declared& node, std::string_view file, const Scope& scope,
                                           std::optional<Type> expected, Errors& errors) {
  const auto text = node.text();
  if (text.empty()) return std::nullopt;
  return compile_declared(text, {file, node.place()}, scope, std::move(expected), errors);
}

}  // namespace sanlian::feel
