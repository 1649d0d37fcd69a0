// Random trees as the language can say them, for tests that compare two ways of doing the same.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "base/random.h"
#include "base/text.h"
#include "search/language/impl/source.h"
#include "search/language/world_test.h"
#include "search/query.h"

namespace sanlian::search::world {

class RandomQueries {
 public:
  RandomQueries(std::uint64_t seed, std::vector<std::string> words, std::vector<std::string> values)
      : random_(seed), words_(std::move(words)), values_(std::move(values)) {}

  Query next(int depth = 4) {
    const auto choice = depth > 0 ? random_.below(10) : 9;
    if (choice < 3) return {And{several(depth)}};
    if (choice < 5) return {Or{several(depth)}};
    if (choice == 5) return {Not{{next(depth - 1)}}};
    if (choice == 6) return near();
    return leaf();
  }
  Query near() {
    Near near{.distance = static_cast<int>(random_.below(6)), .is_ordered = random_.below(2) == 0};
    const auto fields = some_fields();
    const auto count = 2 + random_.below(2);
    for (std::uint64_t i = 0; i < count; ++i) {
      near.operands.push_back(text(fields));
      if (random_.below(4) == 0) near.operands.back() = {Or{{text(fields), text(fields)}}};
    }
    return {std::move(near)};
  }
  Query leaf() {
    switch (random_.below(8)) {
      case 0:
        return {Value{.field = kIpc, .value = spell_class(values_[random_.below(values_.size())])}};
      case 1:
        return {Value{.field = kApplicant, .value = spell_name(pick()), .is_prefix = random_.below(3) == 0}};
      case 2:
        return range(kPublished, static_cast<std::int64_t>(random_.below(20'000)));
      case 3:
        return range(kCited, static_cast<std::int64_t>(random_.below(50)));
      case 4:
        return random_.below(8) == 0 ? Query{Everything{}} : Query{Key{pick()}};
      default:
        return text(some_fields());
    }
  }
  Query text(const std::vector<FieldId>& fields) {
    switch (random_.below(4)) {
      case 0:
        return {Phrase{fields, pick() + " " + pick()}};
      case 1:
        return {Wildcard{fields, letters() + "*"}};
      default:
        return {Words{fields, pick()}};
    }
  }
  SeededRandom& random() { return random_; }

 private:
  std::string pick() { return words_[random_.below(words_.size())]; }
  std::string letters() {
    const auto word = pick();
    std::string out;
    for (std::size_t i = 0; i < word.size();) {
      const auto begin = i;
      if (language::is_word_part(next_code_point(word, i))) out += word.substr(begin, i - begin);
    }
    return out.empty() ? "x" : out;
  }
  std::vector<Query> several(int depth) {
    std::vector<Query> operands;
    const auto count = 2 + random_.below(3);
    for (std::uint64_t i = 0; i < count; ++i) operands.push_back(next(depth - 1));
    return operands;
  }
  Query range(FieldId field, std::int64_t from) {
    Range range{.field = field, .from = from, .to = from + static_cast<std::int64_t>(random_.below(2'000))};
    if (random_.below(4) == 0) range.from.reset();
    if (random_.below(4) == 0) range.to.reset();
    return {range};
  }
  std::vector<FieldId> some_fields() {
    switch (random_.below(5)) {
      case 0:
        return {kTitle};
      case 1:
        return {kAbstract};
      case 2:
        return {kTitle, kAbstract};
      case 3:
        return {kTitle, kClaims};
      default:
        return {kTitle, kAbstract, kClaims};
    }
  }

  SeededRandom random_;
  std::vector<std::string> words_, values_;
};

}  // namespace sanlian::search::world
