// What a query means, written plainly over the tokens of one document: what the index is held against in tests.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "search/document.h"
#include "search/query.h"

namespace sanlian::search::testing {

/// A word or Han character of a value, by position.
struct Spot {
  std::string text, stem;
  bool is_han = false, touches_next = false;
};
using Spots = std::vector<Spot>;
const Spots& spots_of(std::string_view text);  ///< Kept until the program ends.

/// A document with its texts as spots, value by value.
struct PlainDocument {
  explicit PlainDocument(Document document);
  Document document;
  std::vector<InField<Spots>> values;
};

bool finds(const Query& query, const PlainDocument& document);

/// How often a word, or a bigram of two Han characters, stands in a field.
std::uint32_t word_frequency(const PlainDocument& document, FieldId field, const std::string& term);

}  // namespace sanlian::search::testing
