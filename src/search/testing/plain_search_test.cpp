#include "search/testing/plain_search.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "base/text.h"
#include "search/analyse/analyser.h"
#include "search/testing/random_search.h"
#include "search/tree.h"

namespace sanlian::search::testing {
namespace {

struct Stretch {
  std::size_t begin = 0, end = 0;
};

bool holds(const std::vector<FieldId>& fields, FieldId field) {
  return std::find(fields.begin(), fields.end(), field) != fields.end();
}

// Every place where the spots asked for follow one another.
std::vector<Stretch> adjacent(const Spots& asked, const Spots& value, bool has_stems) {
  std::vector<Stretch> found;
  for (std::size_t at = 0; !asked.empty() && at + asked.size() <= value.size(); ++at) {
    bool fits = true;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      const auto &want = asked[i], &have = value[at + i];
      fits = fits && want.is_han == have.is_han && (has_stems ? want.stem == have.stem : want.text == have.text);
      fits = fits && (!want.touches_next || have.touches_next);
    }
    if (fits) found.push_back({at, at + asked.size()});
  }
  return found;
}

std::vector<std::string> characters_of(std::string_view text) {
  std::vector<std::string> all;
  for (std::size_t position = 0; position < text.size();) {
    const auto begin = position;
    next_code_point(text, position);
    all.emplace_back(text.substr(begin, position - begin));
  }
  return all;
}

bool fits_glob(const std::vector<std::string>& word, std::size_t w, const std::vector<std::string>& glob,
               std::size_t g) {
  if (g == glob.size()) return w == word.size();
  if (glob[g] == "*") return fits_glob(word, w, glob, g + 1) || (w < word.size() && fits_glob(word, w + 1, glob, g));
  return w < word.size() && (glob[g] == "?" || glob[g] == word[w]) && fits_glob(word, w + 1, glob, g + 1);
}

// A pattern of Han characters and wildcards, from one spot on: where it may end.
class HanPattern {
 public:
  HanPattern(std::vector<std::string> pattern, const Spots& value) : pattern_(std::move(pattern)), value_(value) {}

  std::vector<Stretch> find() {
    std::vector<Stretch> found;
    for (std::size_t at = 0; at < value_.size(); ++at) {
      ends_.clear();
      go(0, at, false, false);
      for (const auto end : ends_) found.push_back({at, end});
    }
    return found;
  }

 private:
  void go(std::size_t p, std::size_t at, bool has_begun, bool must_touch) {
    if (p == pattern_.size()) {
      ends_.insert(at);
      return;
    }
    if (pattern_[p] == "*") {
      const bool is_last = std::all_of(pattern_.begin() + static_cast<std::ptrdiff_t>(p), pattern_.end(),
                                       [](const auto& c) { return c == "*"; });
      if (!has_begun || is_last) return go(p + 1, at, has_begun, must_touch && is_last);
      if (pattern_[p + 1] == "*") return go(p + 1, at, has_begun, must_touch);
      for (int gap = 0; gap <= kHanStarMax; ++gap) go(p + 1, at + static_cast<std::size_t>(gap), true, false);
      return;
    }
    if (at >= value_.size() || !value_[at].is_han) return;
    if (pattern_[p] != "?" && pattern_[p] != value_[at].text) return;
    if (must_touch && !value_[at - 1].touches_next) return;
    go(p + 1, at + 1, true, true);
  }

  std::vector<std::string> pattern_;
  const Spots& value_;
  std::set<std::size_t> ends_;
};

std::vector<Stretch> wildcard(std::string_view pattern, const Spots& value) {
  const auto characters = characters_of(fold_text(pattern));
  if (std::any_of(characters.begin(), characters.end(), [](const auto& c) { return begins_with_han(c); }))
    return HanPattern(characters, value).find();
  std::vector<Stretch> found;
  for (std::size_t at = 0; at < value.size(); ++at)
    if (!value[at].is_han && fits_glob(characters_of(value[at].text), 0, characters, 0)) found.push_back({at, at + 1});
  return found;
}

std::vector<Stretch> stretches(const Query& operand, FieldId field, const Spots& value) {
  if (const auto* words = std::get_if<Words>(&operand.node))
    return holds(words->fields, field) ? adjacent(spots_of(words->text), value, true) : std::vector<Stretch>{};
  if (const auto* phrase = std::get_if<Phrase>(&operand.node))
    return holds(phrase->fields, field) ? adjacent(spots_of(phrase->text), value, false) : std::vector<Stretch>{};
  if (const auto* wild = std::get_if<Wildcard>(&operand.node))
    return holds(wild->fields, field) ? wildcard(wild->pattern, value) : std::vector<Stretch>{};
  std::vector<Stretch> all;
  for (const auto& alternative : std::get<Or>(operand.node).operands)
    for (const auto& each : stretches(alternative, field, value)) all.push_back(each);
  return all;
}

// Whether the operands not yet used can follow `end`, one after the other.
bool can_follow(const std::vector<std::vector<Stretch>>& operands, std::vector<bool> used, std::size_t used_count,
                std::size_t end, const Near& near) {
  if (used_count == operands.size()) return true;
  for (std::size_t i = 0; i < operands.size(); ++i) {
    if (used[i] || (near.is_ordered && i != used_count)) continue;
    auto with = used;
    with[i] = true;
    for (const auto& each : operands[i])
      if (used_count == 0 || (each.begin >= end && each.begin - end <= static_cast<std::size_t>(near.distance)))
        if (can_follow(operands, with, used_count + 1, each.end, near)) return true;
  }
  return false;
}

bool finds_node(const Everything&, const PlainDocument&) { return true; }
bool finds_node(const Words& words, const PlainDocument& document) {
  const auto all = spots_of(words.text);
  for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
    for (end = begin + 1; all[end - 1].touches_next; ++end) {
    }
    const Spots unit(all.begin() + static_cast<std::ptrdiff_t>(begin), all.begin() + static_cast<std::ptrdiff_t>(end));
    if (std::none_of(document.values.begin(), document.values.end(), [&](const auto& value) {
          return holds(words.fields, value.field) && !adjacent(unit, value.value, true).empty();
        }))
      return false;
  }
  return !all.empty();
}
template <class Text>
bool finds_text(const Text& text, const PlainDocument& document) {
  return std::any_of(document.values.begin(), document.values.end(),
                     [&](const auto& value) { return !stretches({text}, value.field, value.value).empty(); });
}
bool finds_node(const Phrase& phrase, const PlainDocument& document) { return finds_text(phrase, document); }
bool finds_node(const Wildcard& wild, const PlainDocument& document) { return finds_text(wild, document); }
bool finds_node(const Near& near, const PlainDocument& document) {
  return std::any_of(document.values.begin(), document.values.end(), [&](const auto& value) {
    std::vector<std::vector<Stretch>> operands;
    for (const auto& operand : near.operands) operands.push_back(stretches(operand, value.field, value.value));
    return can_follow(operands, std::vector<bool>(operands.size()), 0, 0, near);
  });
}
bool finds_node(const Value& value, const PlainDocument& document) {
  const auto& all = document.document.keywords;
  return std::any_of(all.begin(), all.end(), [&](const auto& each) {
    if (each.field != value.field) return false;
    if (value.is_prefix) return each.value.starts_with(value.value);
    return value.field == kClass ? is_at_or_below(each.value, value.value) : each.value == value.value;
  });
}
bool finds_node(const Range& range, const PlainDocument& document) {
  const auto& all = document.document.numbers;
  return std::any_of(all.begin(), all.end(), [&](const auto& each) {
    return each.field == range.field && (!range.from || each.value >= *range.from) &&
           (!range.to || each.value <= *range.to);
  });
}
bool finds_node(const Key& key, const PlainDocument& document) { return document.document.key == key.key; }
bool finds_node(const And& all, const PlainDocument& document) {
  return std::all_of(all.operands.begin(), all.operands.end(), [&](const auto& each) { return finds(each, document); });
}
bool finds_node(const Or& any, const PlainDocument& document) {
  return std::any_of(any.operands.begin(), any.operands.end(), [&](const auto& each) { return finds(each, document); });
}
bool finds_node(const Not& negated, const PlainDocument& document) { return !finds(negated.operand.front(), document); }
}  // namespace

const Spots& spots_of(std::string_view text) {
  static std::map<std::string, Spots, std::less<>> seen;  // the same few words are asked of every document
  if (const auto found = seen.find(text); found != seen.end()) return found->second;
  auto& spots = seen[std::string(text)];
  const auto tokens = analyse(text);
  for (const auto& token : tokens) {
    const auto is_han = token.kind == TermKind::single;
    if (is_han || (token.kind == TermKind::word && !begins_with_han(token.term)))
      spots.push_back({token.term, token.term, is_han, false});
  }
  for (const auto& token : tokens) {
    if (token.kind == TermKind::stem) spots[token.position].stem = token.term;
    if (token.kind == TermKind::word && begins_with_han(token.term) && count_code_points(token.term) == 2)
      spots[token.position].touches_next = true;
  }
  return spots;
}

PlainDocument::PlainDocument(Document given) : document(std::move(given)) {
  for (const auto& text : document.texts) values.push_back({text.field, spots_of(text.value)});
}

bool finds(const Query& query, const PlainDocument& document) {
  return std::visit([&](const auto& node) { return finds_node(node, document); }, query.node);
}

std::uint32_t word_frequency(const PlainDocument& document, FieldId field, const std::string& term) {
  std::uint32_t count = 0;
  for (const auto& value : document.values) {
    if (value.field != field) continue;
    for (std::size_t i = 0; i < value.value.size(); ++i) {
      const auto& spot = value.value[i];
      const auto is_bigram = spot.touches_next && spot.text + value.value[i + 1].text == term;
      count += spot.is_han ? is_bigram : spot.text == term;
    }
  }
  return count;
}

}  // namespace sanlian::search::testing
