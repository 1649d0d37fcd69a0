// What a query finds, document by document and word by word: slow, and plain enough to be believed. Tests compare an
// engine with it.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "search/analyse/analyser.h"
#include "search/document.h"
#include "search/query.h"
#include "search/translate/impl/sphinx_tokens.h"

namespace sanlian::search::world {

/// One position of a text: a Chinese character with the one after it in the same run, or a word with its stem. A run
/// ends at a mark, and no Chinese word goes across one.
struct Place {
  std::string word, stem, pair;
  bool is_han = false;
};
using Places = std::vector<Place>;

inline Places places_of(std::string_view text) {
  Places places;
  for (const auto& token : analyse(text)) {
    if (token.kind != TermKind::word) continue;
    Place place{token.term, token.term, token.term, begins_with_han(token.term)};
    std::size_t end = 0;
    next_code_point(token.term, end);
    if (place.is_han) place.word.resize(end);
    if (!place.is_han || end == token.term.size()) place.pair.clear();  // the last of its run
    place.stem = place.is_han ? place.word : stem_of(place.word);
    places.push_back(std::move(place));
  }
  return places;
}

inline bool fits(std::string_view pattern, std::string_view word) {
  if (pattern.empty()) return word.empty();
  if (pattern[0] == '*') {
    for (std::size_t i = 0; i <= word.size(); ++i)
      if (fits(pattern.substr(1), word.substr(i))) return true;
    return false;
  }
  if (word.empty()) return false;
  std::size_t one = 0, other = 0;
  const auto c = next_code_point(pattern, one), d = next_code_point(word, other);
  return (c == U'?' || c == d) && fits(pattern.substr(one), word.substr(other));
}

class PlainSearch {
 public:
  PlainSearch(const Document& document, const Schema& schema) : document_(document), schema_(schema) {
    for (const auto& text : document.texts) texts_.push_back({text.field, places_of(text.value)});
  }
  bool finds(const Query& query) const { return std::visit(*this, query.node); }

  bool operator()(const Everything&) const { return true; }
  bool operator()(const And& n) const {
    return std::all_of(n.operands.begin(), n.operands.end(), [&](const Query& each) { return finds(each); });
  }
  bool operator()(const Or& n) const {
    return std::any_of(n.operands.begin(), n.operands.end(), [&](const Query& each) { return finds(each); });
  }
  bool operator()(const Not& n) const { return !finds(n.operand[0]); }
  bool operator()(const Key& n) const { return n.key == document_.key; }
  bool operator()(const Range& n) const {
    for (const auto& number : document_.numbers)
      if (number.field == n.field)
        return number.value >= n.from.value_or(number.value) && number.value <= n.to.value_or(number.value);
    return false;
  }
  bool operator()(const Value& n) const {
    for (const auto& keyword : document_.keywords) {
      if (keyword.field != n.field) continue;
      if (n.is_prefix ? keyword.value.starts_with(n.value) : keyword.value == n.value) return true;
      if (!n.is_prefix && schema_[n.field].is_tree && sphinx::is_at_or_below(keyword.value, n.value)) return true;
    }
    return false;
  }
  bool operator()(const Words& n) const {
    const auto wanted = places_of(n.text);
    std::vector<Places> parts;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const bool joins = i > 0 && !wanted[i - 1].pair.empty();
      if (!joins) parts.emplace_back();
      parts.back().push_back(wanted[i]);
    }
    return !parts.empty() && std::any_of(n.fields.begin(), n.fields.end(), [&](FieldId field) {
      return std::all_of(parts.begin(), parts.end(), [&](const Places& part) {
        return in_some(field, [&](const Places& text) { return !found(text, part, true).empty(); });
      });
    });
  }
  bool operator()(const Phrase& n) const { return stands({n}); }
  bool operator()(const Wildcard& n) const { return stands({n}); }
  bool operator()(const Near& n) const {
    for (const auto& [field, text] : texts_) {
      std::vector<std::vector<Stretch>> where;
      for (const auto& operand : n.operands) where.push_back(stretches(operand, field, text));
      std::vector<std::size_t> order(where.size());
      for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
      do {
        if (reaches(n, where, order, 0, 0)) return true;
      } while (!n.is_ordered && std::next_permutation(order.begin(), order.end()));
    }
    return false;
  }

 private:
  struct Stretch {
    std::size_t begin, end;
  };
  static bool reaches(const Near& n, const std::vector<std::vector<Stretch>>& where,
                      const std::vector<std::size_t>& order, std::size_t at, std::size_t end) {
    if (at == order.size()) return true;
    for (const auto& stretch : where[order[at]]) {
      const bool is_near =
          at == 0 || (stretch.begin >= end && stretch.begin <= end + static_cast<std::size_t>(n.distance));
      if (is_near && reaches(n, where, order, at + 1, stretch.end)) return true;
    }
    return false;
  }
  static bool is_same(const Place& place, const Place& wanted, bool by_stem) {
    if (!wanted.pair.empty()) return place.pair == wanted.pair;
    return by_stem ? place.stem == wanted.stem : place.word == wanted.word;
  }
  static std::vector<Stretch> found(const Places& text, const Places& part, bool by_stem) {
    std::vector<Stretch> out;
    for (std::size_t i = 0; !part.empty() && i + part.size() <= text.size(); ++i) {
      std::size_t k = 0;
      while (k < part.size() && is_same(text[i + k], part[k], by_stem)) ++k;
      if (k == part.size()) out.push_back({i, i + k});
    }
    return out;
  }
  static std::vector<Stretch> stretches(const Query& query, FieldId field, const Places& text) {
    std::vector<Stretch> out;
    const auto here = [&](const std::vector<FieldId>& fields) {
      return std::find(fields.begin(), fields.end(), field) != fields.end();
    };
    if (const auto* words = std::get_if<Words>(&query.node)) {
      if (here(words->fields)) out = found(text, places_of(words->text), true);
    } else if (const auto* phrase = std::get_if<Phrase>(&query.node)) {
      if (here(phrase->fields)) out = found(text, places_of(phrase->text), false);
    } else if (const auto* wild = std::get_if<Wildcard>(&query.node)) {
      if (!here(wild->fields)) return out;
      auto pattern = fold_text(wild->pattern);
      if (begins_with_han(pattern)) {
        while (pattern.ends_with('*')) pattern.pop_back();
        return found(text, places_of(pattern), false);
      }
      for (std::size_t i = 0; i < text.size(); ++i)
        if (!text[i].is_han && fits(pattern, text[i].word)) out.push_back({i, i + 1});
    } else if (const auto* any = std::get_if<Or>(&query.node)) {
      for (const auto& each : any->operands)
        for (const auto& stretch : stretches(each, field, text)) out.push_back(stretch);
    }
    return out;
  }
  bool stands(const Query& query) const {
    return std::any_of(texts_.begin(), texts_.end(),
                       [&](const auto& text) { return !stretches(query, text.first, text.second).empty(); });
  }
  template <class Test>
  bool in_some(FieldId field, Test test) const {
    return std::any_of(texts_.begin(), texts_.end(),
                       [&](const auto& text) { return text.first == field && test(text.second); });
  }

  const Document& document_;
  const Schema& schema_;
  std::vector<std::pair<FieldId, Places>> texts_;
};

}  // namespace sanlian::search::world
