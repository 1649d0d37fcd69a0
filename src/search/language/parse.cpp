#include "search/language/parse.h"

#include "base/text.h"
#include "search/language/errors.h"
#include "search/language/impl/parser.h"

namespace sanlian::search {

Result<Query> parse(std::string_view text, const Schema& schema) {
  if (text.size() > language::kBytesMax)
    return Error(errors::query_too_long,
                 {{"word", std::to_string(text.size())}, {"near", std::to_string(language::kBytesMax)}});
  if (!is_valid_utf8(text)) return Error(errors::query_not_utf8);
  const language::Source source(text);
  return language::Parser(source, schema).whole();
}

std::string sketch(const Error& error) {
  std::string line, caret;
  for (const auto& [name, text] : error.arguments()) {
    if (name == "line") line = text;
    if (name == "caret") caret = text;
  }
  return caret.empty() ? std::string() : line + "\n" + caret;
}

}  // namespace sanlian::search
