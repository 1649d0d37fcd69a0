#pragma once

#include <vector>

#include "base/result.h"
#include "search/language/impl/scanner.h"
#include "search/query.h"

namespace sanlian::search::language {

/// Text fields: Words, a Phrase, a Wildcard, or where wildcards stand among other words an ordered Near of distance 0.
Result<Query> text_leaf(const Source& source, const Word& word, const std::vector<FieldId>& fields);

/// A keyword: the value as the field spells it, a wildcard at its end makes a prefix of it.
Result<Query> keyword_leaf(const Source& source, const Word& word, FieldId field, const Field& declared);

/// A literal, or two of them with `:`, `~`, `..`, `to`, `至`, `到` or (years) `-` between.
Result<Query> number_leaf(const Source& source, std::size_t place, std::string_view text, FieldId field,
                          const Field& declared);

enum class Compare { equal, above, at_least, below, at_most };
Result<Query> compared_leaf(const Source& source, std::size_t place, Compare compare, std::string_view literal,
                            FieldId field, const Field& declared);

/// Whether `text` has to be escaped or quoted before the language reads it as one plain word.
bool is_plain_word(std::string_view text);

}  // namespace sanlian::search::language
