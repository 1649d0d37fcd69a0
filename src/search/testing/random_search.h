// Random documents and queries over a small vocabulary, so that most queries find something and few find all.
#pragma once

#include <string>
#include <vector>

#include "base/random.h"
#include "search/document.h"
#include "search/query.h"
#include "search/schema.h"

namespace sanlian::search::testing {

/// title, abstract: text; class (a tree), holder: keywords; year, day: numbers.
Schema random_schema();
inline constexpr FieldId kTitle = 0, kAbstract = 1, kClass = 2, kHolder = 3, kYear = 4, kDay = 5;

class RandomSearch {
 public:
  explicit RandomSearch(std::uint64_t seed) : random_(seed) {}

  Document document(std::string key);
  Query query() { return query(3); }
  /// Words alone, of which some or all must be there: what ranking is asked for most.
  Query plain_query();
  std::string text(std::size_t pieces_max);
  bool chance(std::uint64_t percent) { return random_.below(100) < percent; }
  std::uint64_t below(std::uint64_t bound) { return random_.below(bound); }

 private:
  Query query(int depth);
  Query leaf();
  Query near();
  Query near_operand(bool may_be_or);
  std::string pattern();
  std::string class_symbol();
  std::vector<FieldId> fields();
  const std::string& piece();

  SeededRandom random_;
};

}  // namespace sanlian::search::testing
